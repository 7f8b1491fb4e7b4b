package seihon.revenue.board;

import java.util.List;
import seihon.domain.Outcome;
import seihon.revenue.FunnelAnswer;
import seihon.web.RefusedRequest;

/// Takes an answer that a page can show now.
final class Answered {

    private Answered() {}

    /// Throws [RefusedRequest] with the reason when the question is refused. Pages ask for the
    /// present, which is never derived later.
    static <R> FunnelAnswer.Ready<R> now(Outcome<FunnelAnswer<R>> outcome) {
        return switch (outcome) {
            case Outcome.Done<FunnelAnswer<R>>(var answer) -> ready(answer);
            case Outcome.Refused<FunnelAnswer<R>>(var why) -> throw new RefusedRequest(why);
        };
    }

    private static <R> FunnelAnswer.Ready<R> ready(FunnelAnswer<R> answer) {
        return switch (answer) {
            case FunnelAnswer.Ready<R> ready -> ready;
            case FunnelAnswer.Later<R> _ ->
                    throw new IllegalStateException("a question about the present has to wait");
        };
    }

    static <R> List<R> rows(Outcome<FunnelAnswer<R>> outcome) {
        return now(outcome).rows();
    }
}
