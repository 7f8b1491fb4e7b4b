package seihon.revenue.work;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;
import seihon.domain.EntryNo;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.Refusal;
import seihon.domain.Transactions;
import seihon.ledger.Fact;
import seihon.web.RefusedRequest;
import seihon.web.Toast;

/// `/cases/{id}`: one case, and what people add to it.
@Controller
class CasePages {

    /// What a person would write: no exponents, which a few characters make gigabytes of.
    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,6})?");

    private final CaseDesk desk;
    private final CaseActs acts;
    private final Transactions transactions;
    private final Clock clock;

    CasePages(CaseDesk desk, CaseActs acts, Transactions transactions, Clock clock) {
        this.desk = desk;
        this.acts = acts;
        this.transactions = transactions;
        this.clock = clock;
    }

    @GetMapping("/cases/{id}")
    String show(
            Person me,
            Locale language,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String model,
            Model page) {
        mustBeEmployee(me);
        var now = clock.instant();
        page.addAttribute(
                "view",
                transactions.read(
                        me.tenant(),
                        () -> desk.lay(me, language, desk.find(me.tenant(), id, model), now)));
        return "revenue/cases/case";
    }

    /// `text` is the note or the reason; the other fields belong to one of the forms each.
    record Form(
            @Nullable String model,
            @Nullable String text,
            @Nullable String fromStage,
            @Nullable String toStage,
            @Nullable Integer rating,
            @Nullable Long seq,
            @Nullable Integer ordinal,
            @Nullable String at,
            @Nullable String amount) {

        String said() {
            return text == null ? "" : text;
        }

        Fact.Id fact() {
            return new Fact.Id(seq == null ? -1 : seq, ordinal == null ? 0 : ordinal);
        }

        String asked() {
            return model == null ? "" : model;
        }

        String back(String id) {
            var back = UriComponentsBuilder.fromPath("/cases").pathSegment("{id}");
            if (model != null) {
                back.queryParam("model", "{model}");
            }
            var values = Map.of("id", id, "model", asked());
            return "redirect:" + back.encode().buildAndExpand(values).toUriString();
        }
    }

    /// Nobody adds to a case that is not there.
    private CaseDesk.Known known(Person me, String id, Form form) {
        return transactions.read(me.tenant(), () -> desk.find(me.tenant(), id, form.asked()));
    }

    @PostMapping("/cases/{id}/notes")
    String note(Person me, @PathVariable String id, Form form, RedirectAttributes flash) {
        mustBeEmployee(me);
        var known = known(me, id, form);
        return told(
                acts.note(me, known.subject(), form.said(), clock.instant()),
                "revenue.case.noted",
                flash,
                form.back(id));
    }

    @PostMapping("/cases/{id}/feedback")
    String feedback(Person me, @PathVariable String id, Form form, RedirectAttributes flash) {
        mustBeEmployee(me);
        var feedback =
                new CaseActs.Feedback(
                        form.fromStage == null ? "" : form.fromStage,
                        form.toStage == null ? "" : form.toStage,
                        form.rating == null ? 0 : form.rating,
                        form.said());
        return told(
                acts.feedback(me, known(me, id, form), feedback, clock.instant()),
                "revenue.case.feedback-sent",
                flash,
                form.back(id));
    }

    /// Says what became of feedback.
    @PostMapping("/cases/{id}/feedback/closings")
    String close(Person me, @PathVariable String id, Form form, RedirectAttributes flash) {
        mustBeEmployee(me);
        var known = known(me, id, form);
        return told(
                acts.close(me, known.subject(), form.fact(), form.said(), clock.instant()),
                "revenue.case.feedback-closed",
                flash,
                form.back(id));
    }

    @PostMapping("/cases/{id}/corrections")
    String correct(Person me, @PathVariable String id, Form form, RedirectAttributes flash) {
        mustBeEmployee(me);
        var known = known(me, id, form);
        var correction = correction(me.zone(), form);
        if (correction.isEmpty()) {
            flash.addFlashAttribute("refusal", Refusal.of("revenue.case.correction-invalid"));
            return form.back(id);
        }
        return told(
                acts.correct(me, known, correction.get(), clock.instant()),
                "revenue.case.corrected",
                flash,
                form.back(id));
    }

    /// Empty when a date or an amount cannot be read.
    static Optional<CaseActs.Correction> correction(ZoneId zone, Form form) {
        try {
            var at =
                    Optional.ofNullable(form.at)
                            .filter(text -> !text.isBlank())
                            .map(text -> LocalDate.parse(text).atStartOfDay(zone).toInstant());
            var amount =
                    Optional.ofNullable(form.amount)
                            .filter(text -> !text.isBlank())
                            .map(text -> text.replace(",", "").strip());
            if (!at.map(Fact::isMoment).orElse(true)
                    || !amount.map(text -> AMOUNT.matcher(text).matches()).orElse(true)) {
                return Optional.empty();
            }
            return Optional.of(
                    new CaseActs.Correction(
                            form.fact(), at, amount.map(BigDecimal::new), form.said()));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static String told(
            Outcome<EntryNo> outcome, String done, RedirectAttributes flash, String back) {
        switch (outcome) {
            case Outcome.Done<EntryNo> _ -> flash.addFlashAttribute("toast", Toast.of(done));
            case Outcome.Refused<EntryNo>(var why) -> flash.addFlashAttribute("refusal", why);
        }
        return back;
    }

    private static void mustBeEmployee(Person me) {
        if (me.guest()) {
            throw new RefusedRequest("revenue.figures-forbidden");
        }
    }
}
