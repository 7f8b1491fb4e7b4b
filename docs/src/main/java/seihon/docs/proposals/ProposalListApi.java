package seihon.docs.proposals;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import seihon.docs.change.Judged;
import seihon.docs.proposals.ProposalListView.Shown;
import seihon.domain.Person;
import seihon.domain.Transactions;
import seihon.web.Cursor;
import seihon.web.RefusedRequest;
import seihon.web.Table;
import seihon.web.Words;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// Lists of proposals and the difference one makes, for programs.
@RestController
@RequestMapping("/api/v1/proposals")
class ProposalListApi {

    private static final String LIST = "proposals";

    private final ProposalLists lists;
    private final ProposalDesk desk;
    private final FileViews files;
    private final Transactions transactions;
    private final Words words;
    private final Clock clock;

    ProposalListApi(
            ProposalLists lists,
            ProposalDesk desk,
            FileViews files,
            Transactions transactions,
            Words words,
            Clock clock) {
        this.lists = lists;
        this.desk = desk;
        this.files = files;
        this.transactions = transactions;
        this.words = words;
        this.clock = clock;
    }

    /// `state` is open (all unfinished ones), merged, withdrawn or all; `cursor` is the `next` of
    /// the page before.
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    Page list(
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(defaultValue = "") String cursor,
            Person me) {
        var rows = rows(me, state, cursor);
        var next =
                rows.size() < ProposalLists.PAGE
                        ? null
                        : Cursor.after(LIST, Long.toString(rows.getLast().number()));
        return new Page(rows, next);
    }

    @GetMapping(produces = "text/csv")
    String csv(
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(defaultValue = "") String cursor,
            Person me) {
        return Table.of(
                        List.of(
                                "number",
                                "title",
                                "author",
                                "state",
                                "revision",
                                "opened_at",
                                "missing"))
                .file(rows(me, state, cursor).stream().map(Row::cells).toList());
    }

    @GetMapping(path = "/{number}/diff", produces = MediaType.APPLICATION_JSON_VALUE)
    DiffAnswer diff(@PathVariable long number, Person me, Locale language) {
        return transactions.read(
                me.tenant(),
                () -> {
                    var judged = judged(me, number);
                    var changed = files.of(me, judged.change().files());
                    return DiffAnswer.of(judged.file().digest(), changed, words, language);
                });
    }

    private List<Row> rows(Person me, String state, String cursor) {
        var shown = Shown.named(state).orElseThrow(() -> unknown(state));
        var before = Cursor.number(LIST, cursor).stream().boxed().findFirst();
        return lists.judged(me, shown, before, clock.instant()).stream().map(Row::of).toList();
    }

    private static RefusedRequest unknown(String state) {
        var known = Stream.of(Shown.values()).map(Shown::word).collect(Collectors.joining(", "));
        return new RefusedRequest("web.problem.choice-invalid", "state", state, known);
    }

    private Judged judged(Person me, long number) {
        return desk.judged(me, number, clock.instant())
                .orElseThrow(
                        () -> new RefusedRequest("docs.proposal.not-found", Long.toString(number)));
    }

    record Page(List<Row> items, @Nullable String next) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Row(
            long number,
            String title,
            String author,
            String state,
            int revision,
            String changeDigest,
            Instant openedAt,
            boolean behind,
            int missing) {

        static Row of(Judged judged) {
            var proposal = judged.file().proposal();
            return new Row(
                    proposal.number(),
                    proposal.title(),
                    proposal.author().value(),
                    judged.state().name().toLowerCase(Locale.ROOT),
                    proposal.revision(),
                    judged.file().digest(),
                    proposal.openedAt(),
                    judged.isBehind(),
                    judged.demanded().missing());
        }

        List<String> cells() {
            return List.of(
                    Long.toString(number),
                    title,
                    author,
                    state,
                    Integer.toString(revision),
                    openedAt.toString(),
                    Integer.toString(missing));
        }
    }
}
