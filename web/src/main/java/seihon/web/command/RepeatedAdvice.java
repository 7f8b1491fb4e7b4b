package seihon.web.command;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import seihon.domain.Transactions;
import seihon.web.Problems;
import seihon.web.RefusedRequest;

/// Two requests with one key at the same moment: the later one gets the first one's answer.
@ControllerAdvice
class RepeatedAdvice {

    private final Transactions transactions;
    private final CommandStore store;
    private final Problems problems;

    RepeatedAdvice(Transactions transactions, CommandStore store, Problems problems) {
        this.transactions = transactions;
        this.store = store;
        this.problems = problems;
    }

    @ExceptionHandler
    void again(RepeatedCommand repeated, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var command = repeated.command();
        try {
            var kept = transactions.read(command.tenant(), () -> store.find(command)).orElseThrow();
            CommandGate.repeat(kept, command.digest(), response);
        } catch (RefusedRequest refused) {
            problems.answer(request, response, Problems.status(refused.why()), refused.why());
        }
    }
}
