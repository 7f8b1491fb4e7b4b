package seihon.docs.proposals;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import seihon.docs.change.Judged;
import seihon.domain.Person;
import seihon.domain.Transactions;
import seihon.web.RefusedRequest;
import seihon.web.Table;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// Lists of proposals and the difference one makes, for programs.
@RestController
@RequestMapping("/api/v1/proposals")
class ProposalListApi {

    private final ProposalLists lists;
    private final ProposalDesk desk;
    private final FileViews files;
    private final Transactions transactions;
    private final Clock clock;

    ProposalListApi(
            ProposalLists lists,
            ProposalDesk desk,
            FileViews files,
            Transactions transactions,
            Clock clock) {
        this.lists = lists;
        this.desk = desk;
        this.files = files;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// `state` is open (all unfinished ones), merged, withdrawn or all; `cursor` is the `next` of
    /// the page before.
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    Page list(
            @RequestParam(defaultValue = "open") String state,
            @RequestParam Optional<Long> cursor,
            Person me) {
        var rows = rows(me, state, cursor);
        var next = rows.size() < ProposalLists.PAGE ? null : Long.toString(rows.getLast().number());
        return new Page(rows, next);
    }

    @GetMapping(produces = "text/csv")
    String csv(
            @RequestParam(defaultValue = "open") String state,
            @RequestParam Optional<Long> cursor,
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
    Diff diff(@PathVariable long number, Person me) {
        return transactions.read(
                me.tenant(),
                () -> {
                    var judged = judged(me, number);
                    return new Diff(judged.file().digest(), files.of(me, judged.change().files()));
                });
    }

    private List<Row> rows(Person me, String state, Optional<Long> cursor) {
        var shown = ProposalListView.Shown.of(state);
        return lists.judged(me, shown, cursor, clock.instant()).stream().map(Row::of).toList();
    }

    private Judged judged(Person me, long number) {
        return desk.judged(me, number, clock.instant())
                .orElseThrow(
                        () -> new RefusedRequest("docs.proposal.not-found", Long.toString(number)));
    }

    record Page(List<Row> items, @Nullable String next) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Diff(String changeDigest, List<FileView> files) {}

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
