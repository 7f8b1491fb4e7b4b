package seihon.docs.policy;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import seihon.docs.text.FieldChange;
import seihon.domain.Outcome;

/// A `when:` of the approval policy: a CEL expression over `change` (`path`, `kind`, `added`,
/// `deleted`, `fields`), checked for its types when it is written. Each of `fields` has `path`,
/// `old`, `new` (as text), `percent` (without sign) and `delta` (signed; days for dates). An amount
/// that appears or disappears has an endless percent, so limits cannot be slipped by.
public final class Condition {

    private static final int LONGEST = 2_000;
    private static final int MOST_STEPS = 100_000;
    private static final CelOptions OPTIONS =
            CelOptions.current()
                    .maxExpressionCodePointSize(LONGEST)
                    .comprehensionMaxIterations(MOST_STEPS)
                    .enableHeterogeneousNumericComparisons(true)
                    .build();
    private static final StructType FIELD =
            struct(
                    "Field",
                    ImmutableMap.of(
                            "path", SimpleType.STRING,
                            "old", SimpleType.STRING,
                            "new", SimpleType.STRING,
                            "percent", SimpleType.DOUBLE,
                            "delta", SimpleType.DOUBLE));
    private static final StructType CHANGE =
            struct(
                    "Change",
                    ImmutableMap.of(
                            "path", SimpleType.STRING,
                            "kind", SimpleType.STRING,
                            "added", SimpleType.BOOL,
                            "deleted", SimpleType.BOOL,
                            "fields", ListType.create(FIELD)));
    private static final CelCompiler COMPILER =
            CelCompilerFactory.standardCelCompilerBuilder()
                    .setOptions(OPTIONS)
                    .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                    .setTypeProvider(new Types())
                    .addVar("change", CHANGE)
                    .setResultType(SimpleType.BOOL)
                    .build();
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.legacyCelRuntimeBuilder().setOptions(OPTIONS).build();

    private final String written;
    private final CelRuntime.Program program;

    private Condition(String written, CelRuntime.Program program) {
        this.written = written;
        this.program = program;
    }

    /// Refused with the first thing wrong and its column.
    public static Outcome<Condition> compile(String written) {
        try {
            var tree = COMPILER.compile(written, "when").getAst();
            return Outcome.done(new Condition(written, RUNTIME.createProgram(tree)));
        } catch (CelValidationException wrong) {
            var issue = wrong.getErrors().isEmpty() ? null : wrong.getErrors().getFirst();
            return issue == null
                    ? Outcome.refused("docs.policy.condition", written, "", 1)
                    : refused(written, issue);
        } catch (CelEvaluationException wrong) {
            return Outcome.refused(
                    "docs.policy.condition", written, String.valueOf(wrong.getMessage()), 1);
        }
    }

    private static Outcome<Condition> refused(String written, CelIssue issue) {
        return Outcome.refused(
                "docs.policy.condition",
                written,
                issue.getMessage(),
                issue.getSourceLocation().getColumn() + 1);
    }

    /// Whether it holds for the document; empty when that cannot be decided.
    Optional<Boolean> holds(ChangedDocument document) {
        try {
            for (var kind : document.kinds().isEmpty() ? List.of("") : document.kinds()) {
                if (program.eval(Map.of("change", change(document, kind)))
                        instanceof Boolean holds) {
                    if (holds) {
                        return Optional.of(true);
                    }
                } else {
                    return Optional.empty();
                }
            }
            return Optional.of(false);
        } catch (CelEvaluationException _) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> change(ChangedDocument document, String kind) {
        return Map.of(
                "path", document.path().value(),
                "kind", kind,
                "added", document.added(),
                "deleted", document.deleted(),
                "fields", document.fields().stream().map(Condition::field).toList());
    }

    private static Map<String, Object> field(FieldChange field) {
        return Map.of(
                "path", field.pointer(),
                "old", field.beforeText(),
                "new", field.afterText(),
                "percent", percent(field),
                "delta", field.delta().map(BigDecimal::doubleValue).orElse(0.0));
    }

    private static double percent(FieldChange field) {
        return field.percent()
                .map(percent -> Math.abs(percent.doubleValue()))
                .orElse(field.isAmount() ? Double.POSITIVE_INFINITY : 0.0);
    }

    private static StructType struct(String name, ImmutableMap<String, CelType> fields) {
        return StructType.create(
                name, fields.keySet(), field -> Optional.ofNullable(fields.get(field)));
    }

    /// The two types above, known to the checker by name.
    private static final class Types implements CelTypeProvider {

        @Override
        public ImmutableCollection<CelType> types() {
            return ImmutableList.of(FIELD, CHANGE);
        }

        @Override
        public Optional<CelType> findType(String name) {
            return types().stream().filter(type -> type.name().equals(name)).findFirst();
        }
    }

    @Override
    public String toString() {
        return written;
    }
}
