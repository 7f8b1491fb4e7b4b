package seihon.revenue.board;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import seihon.domain.EntryNo;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.Transactions;
import seihon.revenue.StageModel;
import seihon.web.RefusedRequest;
import seihon.web.Toast;

/// `/revenue/{model}`: one stage model by its parts.
@Controller
class BoardPages {

    private final BoardDesk desk;
    private final ChartNotes notes;
    private final Transactions transactions;
    private final Clock clock;

    BoardPages(BoardDesk desk, ChartNotes notes, Transactions transactions, Clock clock) {
        this.desk = desk;
        this.notes = notes;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// The first model; without one, the page says how to begin.
    @GetMapping("/revenue")
    String first(Person me) {
        mustBeEmployee(me);
        var first = transactions.read(me.tenant(), () -> desk.first(me.tenant()));
        return first.isEmpty() ? "revenue/board/none" : "redirect:/revenue/" + first;
    }

    @GetMapping("/revenue/{model}")
    String show(
            Person me,
            Locale language,
            @PathVariable String model,
            @RequestParam Map<String, String> given,
            Model page) {
        mustBeEmployee(me);
        var visit = new BoardDesk.Visit(me, language, clock.instant(), given);
        page.addAttribute("view", transactions.read(me.tenant(), () -> desk.lay(visit, model)));
        return "revenue/board/show";
    }

    /// The cases behind a count of unusual moves.
    @GetMapping("/revenue/{model}/cases")
    String list(
            Person me,
            Locale language,
            @PathVariable String model,
            @RequestParam Map<String, String> given,
            Model page) {
        mustBeEmployee(me);
        var visit = new BoardDesk.Visit(me, language, clock.instant(), given);
        page.addAttribute("view", transactions.read(me.tenant(), () -> desk.list(visit, model)));
        return "revenue/board/cases";
    }

    /// What happened on a day, beside the charts of a model.
    @PostMapping("/revenue/{model}/notes")
    String note(
            Person me,
            @PathVariable String model,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String text,
            RedirectAttributes flash) {
        mustBeEmployee(me);
        var draft = new ChartNotes.Draft(day, text);
        var outcome = notes.write(me, model(me, model), draft, clock.instant());
        return told(outcome, "revenue.note.written", flash, model);
    }

    @PostMapping("/revenue/{model}/notes/{seq}/withdrawal")
    String withdraw(
            Person me,
            @PathVariable String model,
            @PathVariable long seq,
            RedirectAttributes flash) {
        mustBeEmployee(me);
        var outcome = notes.withdraw(me, model(me, model), seq, clock.instant());
        return told(outcome, "revenue.note.withdrawn", flash, model);
    }

    private StageModel model(Person me, String id) {
        return transactions.read(me.tenant(), () -> desk.model(me.tenant(), id));
    }

    private static String told(
            Outcome<EntryNo> outcome, String done, RedirectAttributes flash, String model) {
        switch (outcome) {
            case Outcome.Done<EntryNo> _ -> flash.addFlashAttribute("toast", Toast.of(done));
            case Outcome.Refused<EntryNo>(var why) -> flash.addFlashAttribute("refusal", why);
        }
        return "redirect:/revenue/" + model;
    }

    private static void mustBeEmployee(Person me) {
        if (me.guest()) {
            throw new RefusedRequest("revenue.figures-forbidden");
        }
    }
}
