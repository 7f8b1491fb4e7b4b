package seihon.web.notices;

import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.domain.Refusal;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.web.RefusedRequest;
import seihon.web.Toast;

/// How I want to be told, and the link in a digest that ends digests without signing in.
@Controller
class WishPages {

    private final Transactions transactions;
    private final WishStore store;
    private final NoticeMails mails;
    private final Clock clock;

    WishPages(Transactions transactions, WishStore store, NoticeMails mails, Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.mails = mails;
        this.clock = clock;
    }

    /// What is wished for, and which mails wait because of it.
    record View(Wishes wishes, List<Held> held) {}

    /// A form: an unticked box is not sent, a time is `HH:mm`.
    record Form(
            Optional<String> atOnce,
            Optional<String> digest,
            @Nullable LocalTime digestAt,
            @Nullable LocalTime quietFrom,
            @Nullable LocalTime quietUntil,
            Optional<String> daysOff) {

        /// Empty when a time is missing.
        Optional<Wishes> wishes() {
            if (digestAt == null || quietFrom == null || quietUntil == null) {
                return Optional.empty();
            }
            return Optional.of(
                    new Wishes(
                            atOnce.isPresent(),
                            digest.isPresent(),
                            digestAt,
                            quietFrom,
                            quietUntil,
                            daysOff.isPresent()));
        }
    }

    @GetMapping("/settings/notices")
    String show(Person me, Model model) {
        model.addAttribute("view", transactions.read(me.tenant(), () -> view(me)));
        return "web/notices/wishes";
    }

    private View view(Person me) {
        var kept = store.find(me.tenant(), me.id());
        return new View(
                kept.map(WishStore.Kept::wishes).orElse(Wishes.DEFAULT),
                mails.held(me, clock.instant()));
    }

    @PostMapping("/settings/notices")
    String save(Person me, Form form, RedirectAttributes flash) {
        var wishes = form.wishes();
        if (wishes.isPresent()) {
            transactions.run(me.tenant(), () -> store.save(me.tenant(), me.id(), wishes.get()));
            flash.addFlashAttribute("toast", Toast.of("web.notices.wishes.saved"));
        } else {
            flash.addFlashAttribute("refusal", Refusal.of("web.notices.wishes.times-invalid"));
        }
        return "redirect:/settings/notices";
    }

    @GetMapping("/notices/unsubscribe/{tenant}/{person}/{token}")
    String ask(
            @PathVariable int tenant,
            @PathVariable String person,
            @PathVariable String token,
            Model model) {
        var kept = addressed(tenant, person, token);
        model.addAttribute("done", !kept.wishes().digest());
        return "web/notices/unsubscribe";
    }

    @PostMapping("/notices/unsubscribe/{tenant}/{person}/{token}")
    String unsubscribe(
            @PathVariable int tenant, @PathVariable String person, @PathVariable String token) {
        var kept = addressed(tenant, person, token);
        var of = new TenantId(tenant);
        transactions.run(
                of, () -> store.save(of, new PersonId(person), kept.wishes().withoutDigest()));
        return "redirect:/notices/unsubscribe/%d/%s/%s".formatted(tenant, person, token);
    }

    private WishStore.Kept addressed(int tenant, String person, String token) {
        if (tenant < 1 || !PersonId.isValid(person)) {
            throw new RefusedRequest("web.notices.unsubscribe.not-found");
        }
        var of = new TenantId(tenant);
        return transactions
                .read(of, () -> store.find(of, new PersonId(person)))
                .filter(kept -> kept.token().equals(token))
                .orElseThrow(() -> new RefusedRequest("web.notices.unsubscribe.not-found"));
    }
}
