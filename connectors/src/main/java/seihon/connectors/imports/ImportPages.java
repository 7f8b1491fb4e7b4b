package seihon.connectors.imports;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import seihon.connectors.Imports;
import seihon.connectors.Imports.Import;
import seihon.connectors.Imports.TakenBack;
import seihon.connectors.landing.Senders;
import seihon.docs.Roster;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.domain.Transactions;
import seihon.ledger.Quarantine;
import seihon.web.Download;
import seihon.web.RefusedRequest;
import seihon.web.Table;
import seihon.web.Toast;

/// `/data/imports`: what came in by files, how far it is, and taking it back.
@Controller
class ImportPages {

    private static final int AT_ONCE = 20;
    private static final int MOST_IN_FILE = 1_000;
    private static final int LINES = 50;
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");
    private static final String PAGE = "redirect:/data/imports/";
    private static final Table<Import> FILE =
            new Table<Import>()
                    .column("id", Import::id)
                    .column("file", Import::fileName)
                    .column("kind", Import::kind)
                    .column("target", Import::target)
                    .column("state", one -> one.state().name().toLowerCase(Locale.ROOT))
                    .column("asked_by", Import::askedBy)
                    .column("asked_at", Import::askedAt)
                    .column("received", one -> one.counts().received())
                    .column("accepted", one -> one.counts().accepted())
                    .column("duplicate", one -> one.counts().duplicate())
                    .column("quarantined", one -> one.counts().quarantined())
                    .column("facts", one -> one.counts().facts())
                    .column("in_future", one -> one.counts().inFuture())
                    .column("taken_back_by", one -> one.takenBack().map(TakenBack::by))
                    .column("taken_back_why", one -> one.takenBack().map(TakenBack::reason));

    private final Imports imports;
    private final Quarantine quarantine;
    private final TargetTitles titles;
    private final Roster roster;
    private final Transactions transactions;
    private final Clock clock;

    ImportPages(
            Imports imports,
            Quarantine quarantine,
            TargetTitles titles,
            Roster roster,
            Transactions transactions,
            Clock clock) {
        this.imports = imports;
        this.quarantine = quarantine;
        this.titles = titles;
        this.roster = roster;
        this.transactions = transactions;
        this.clock = clock;
    }

    @GetMapping("/data/imports")
    String list(@RequestParam(defaultValue = "") String before, Person me, Model model) {
        Senders.mustBe(me);
        var until = until(before).orElseGet(() -> clock.instant().plusSeconds(1));
        model.addAttribute("view", transactions.read(me.tenant(), () -> listed(me, until)));
        return "connectors/imports/list";
    }

    /// The newest.
    @GetMapping("/data/imports.csv")
    ResponseEntity<String> file(Person me) {
        Senders.mustBe(me);
        var newest = imports.list(me, clock.instant().plusSeconds(1), MOST_IN_FILE);
        return Download.of("imports", FILE, newest);
    }

    /// Nothing for what is no time of ours: an old or mistyped address shows the newest.
    private static Optional<Instant> until(String before) {
        try {
            var at = Instant.parse(before);
            return at.isAfter(EARLIEST) && at.isBefore(LATEST) ? Optional.of(at) : Optional.empty();
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    private ImportView.Listed listed(Person me, Instant until) {
        var some = imports.list(me, until, AT_ONCE);
        var names = new HashMap<String, String>();
        some.forEach(one -> names.computeIfAbsent(one.askedBy(), id -> name(me, id)));
        var named = titles.of(me.tenant());
        var rows =
                some.stream()
                        .map(one ->
                                ImportView.of(one, named, names.getOrDefault(one.askedBy(), "")))
                        .toList();
        var next = some.size() == AT_ONCE ? some.getLast().askedAt().toString() : "";
        return new ImportView.Listed(rows, next);
    }

    private String name(Person me, String id) {
        return roster.name(me.tenant(), new PersonId(id));
    }

    @GetMapping("/data/imports/{id}")
    String show(@PathVariable UUID id, Person me, Model model) {
        Senders.mustBe(me);
        model.addAttribute("view", transactions.read(me.tenant(), () -> shown(me, id)));
        return "connectors/imports/show";
    }

    private ImportView.Shown shown(Person me, UUID id) {
        var one =
                imports.find(me, id)
                        .orElseThrow(() -> new RefusedRequest("connectors.import.not-found"));
        var lines =
                one.counts().quarantined() == 0
                        ? List.<Quarantine.Line>of()
                        : quarantine.ofBatch(me.tenant(), id, new Quarantine.Page(-1, LINES));
        return new ImportView.Shown(
                ImportView.of(one, titles.of(me.tenant()), name(me, one.askedBy())),
                lines.stream().map(QuarantineView.Line::of).toList());
    }

    @PostMapping("/data/imports/{id}/cancellation")
    String cancel(@PathVariable UUID id, Person me, RedirectAttributes flash) {
        tell(imports.cancel(me, id, clock.instant()), "connectors.page.cancelled", flash);
        return PAGE + id;
    }

    @PostMapping("/data/imports/{id}/reversal")
    String takeBack(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Person me,
            RedirectAttributes flash) {
        var outcome = imports.takeBack(me, id, reason, clock.instant());
        tell(outcome, "connectors.page.taken-back", flash);
        return PAGE + id;
    }

    private static void tell(Outcome<UUID> outcome, String done, RedirectAttributes flash) {
        switch (outcome) {
            case Outcome.Done<UUID> _ -> flash.addFlashAttribute("toast", Toast.of(done));
            case Outcome.Refused<UUID>(var why) -> flash.addFlashAttribute("refusal", why);
        }
    }
}
