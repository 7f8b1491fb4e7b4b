package seihon.docs.inbox;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
/// More than a hundred at once are refused as a whole.
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
        if (line.size() > MOST) {
            flash.addFlashAttribute(
                    "refusal", Refusal.of("docs.inbox.too-many", line.size(), MOST));
            return "redirect:/inbox";
        }
        var refused = new LinkedHashMap<String, Refusal>();
        var chosen = line.stream().distinct().toList();
        for (var key : chosen) {
            if (approve(me, key) instanceof Outcome.Refused<Standing>(var why)) {
                refused.put(key, why);
            }
        }
        if (!refused.isEmpty()) {
            flash.addFlashAttribute("refusal", left(refused));
        }
        var done = chosen.size() - refused.size();
        if (done > 0) {
            flash.addFlashAttribute("toast", Toast.of("docs.inbox.done.approved", done));
        }
        return "redirect:/inbox";
    }

    /// All that were left, by their numbers, and why the first of them was.
    private static Refusal left(SequencedMap<String, Refusal> refused) {
        var numbers =
                refused.keySet().stream()
                        .map(LINE::matcher)
                        .filter(Matcher::matches)
                        .map(key -> "#" + key.group(1))
                        .collect(Collectors.joining(" "));
        var why = refused.firstEntry().getValue();
        return numbers.isEmpty() ? why : Refusal.of("docs.inbox.left", numbers, why);
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
}
