package seihon.docs.inbox;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import seihon.docs.Proposals;
import seihon.docs.Proposals.Standing;
import seihon.docs.change.CaseFiles;
import seihon.docs.change.Judgement;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.Refusal;
import seihon.domain.Transactions;
import seihon.web.Toast;

/// Approves several light proposals from the inbox. Each stays an approval of its own, of the
/// digest that was on the line; one that is not light, or was revised meanwhile, is left and named.
@Controller
class BatchForms {

    private static final Pattern LINE = Pattern.compile("docs/decide/([0-9]{1,18})/([0-9a-f]{64})");
    private static final int MOST = 100;

    private final Proposals proposals;
    private final CaseFiles files;
    private final Judgement judgement;
    private final Transactions transactions;
    private final Clock clock;

    BatchForms(
            Proposals proposals,
            CaseFiles files,
            Judgement judgement,
            Transactions transactions,
            Clock clock) {
        this.proposals = proposals;
        this.files = files;
        this.judgement = judgement;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// `line` holds keys of inbox lines.
    @PostMapping("/inbox/approvals")
    String approve(
            @RequestParam(defaultValue = "") List<String> line,
            Person me,
            RedirectAttributes flash) {
        var outcomes = line.stream().limit(MOST).map(key -> approve(me, key)).toList();
        var refused = outcomes.stream().flatMap(outcome -> why(outcome).stream()).findFirst();
        refused.ifPresent(why -> flash.addFlashAttribute("refusal", why));
        var done = outcomes.stream().filter(outcome -> why(outcome).isEmpty()).count();
        if (done > 0) {
            flash.addFlashAttribute("toast", Toast.of("docs.inbox.done.approved", done));
        }
        return "redirect:/inbox";
    }

    private Outcome<Standing> approve(Person me, String key) {
        var line = LINE.matcher(key);
        if (!line.matches()) {
            return Outcome.refused("docs.inbox.line-malformed");
        }
        var number = Long.parseLong(line.group(1));
        var at = clock.instant();
        return isLight(me, number, at)
                ? proposals.approve(me, number, line.group(2), "", at)
                : Outcome.refused("docs.inbox.not-light", line.group(1));
    }

    private boolean isLight(Person me, long number, Instant at) {
        return transactions.read(
                me.tenant(),
                () ->
                        files.find(me.tenant(), number)
                                .map(file -> judgement.judge(me.tenant(), file, at))
                                .filter(judged -> judged.demanded().light())
                                .isPresent());
    }

    private static Optional<Refusal> why(Outcome<Standing> outcome) {
        return outcome instanceof Outcome.Refused<Standing>(var why)
                ? Optional.of(why)
                : Optional.empty();
    }
}
