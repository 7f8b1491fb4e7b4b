package seihon.docs.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import seihon.docs.Check;
import seihon.docs.Check.Line;
import seihon.docs.Check.Verdict;
import seihon.docs.Effect;
import seihon.docs.ProposedChange;
import seihon.domain.Refusal;
import seihon.domain.TenantId;
import seihon.ledger.Gate;

/// All checks of the house over one change, in the order of the page. What is not installed says
/// so: it never shows as passed.
@Component
public class CheckList {

    /// The order on the page; a check that is not listed comes after them.
    private static final List<String> ORDER =
            List.of(
                    "schema",
                    "names",
                    "sealed",
                    "conflict-free",
                    "links",
                    "owners",
                    "effective-date",
                    "organisation",
                    "policy-satisfiable",
                    "discussions",
                    "policy",
                    "personal-data",
                    "integrity-stops",
                    "effect");

    private final List<Check> checks;
    private final List<Gate> gates;
    private final List<Effect> effects;

    CheckList(List<Check> checks, List<Gate> gates, List<Effect> effects) {
        this.checks = List.copyOf(checks);
        this.gates = List.copyOf(gates);
        this.effects = List.copyOf(effects);
    }

    /// `kinds` are the kinds of the changed documents.
    public List<Line> look(TenantId tenant, ProposedChange change, List<String> kinds) {
        var lines = new ArrayList<Line>();
        for (var check : checks) {
            lines.add(check.look(tenant, change));
        }
        if (checks.stream().noneMatch(check -> check.name().equals("personal-data"))) {
            lines.add(
                    line(
                            "personal-data",
                            Verdict.NOT_INSTALLED,
                            "docs.check.personal-data.not-installed"));
        }
        lines.add(stops(tenant, change));
        lines.add(effect(kinds));
        return sorted(lines);
    }

    /// Lines in the order of the page.
    public static List<Line> sorted(List<Line> lines) {
        return lines.stream().sorted(Comparator.comparingInt(line -> place(line.check()))).toList();
    }

    private Line stops(TenantId tenant, ProposedChange change) {
        if (gates.isEmpty()) {
            return line(
                    "integrity-stops",
                    Verdict.NOT_INSTALLED,
                    "docs.check.integrity-stops.not-installed");
        }
        for (var file : change.files()) {
            for (var gate : gates) {
                var stopped = gate.stopped(tenant, "docs.merge", file.path().value());
                if (stopped.isPresent()) {
                    return new Line("integrity-stops", Verdict.FAILED, stopped.get(), List.of());
                }
            }
        }
        return line("integrity-stops", Verdict.PASSED, "docs.check.integrity-stops.passed");
    }

    private Line effect(List<String> kinds) {
        if (effects.isEmpty()) {
            return line("effect", Verdict.NOT_INSTALLED, "docs.check.effect.not-installed");
        }
        return effectOn(kinds).isPresent()
                ? line("effect", Verdict.PASSED, "docs.check.effect.passed")
                : line("effect", Verdict.NOT_APPLICABLE, "docs.check.effect.not-applicable");
    }

    /// The first effect whose numbers a change of these kinds moves.
    public Optional<Effect> effectOn(List<String> kinds) {
        return effects.stream()
                .filter(e -> e.kinds().stream().anyMatch(kinds::contains))
                .findFirst();
    }

    /// Whether anybody calculates effects at all.
    public boolean hasEffects() {
        return !effects.isEmpty();
    }

    /// The effect that calculated something under this name.
    public Optional<Effect> effectNamed(String name) {
        return effects.stream().filter(effect -> effect.name().equals(name)).findFirst();
    }

    private static Line line(String check, Verdict verdict, String key) {
        return new Line(check, verdict, Refusal.of(key), List.of());
    }

    private static int place(String check) {
        var at = ORDER.indexOf(check);
        return at < 0 ? ORDER.size() : at;
    }
}
