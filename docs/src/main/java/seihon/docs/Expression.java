package seihon.docs;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import seihon.domain.Outcome;

/// A condition written in a document (`when:`): a CEL expression that answers yes or no, checked
/// for its types when it is written and bounded when it runs. The only expression language of the
/// product.
public final class Expression {

    private static final int LONGEST = 2_000;
    private static final int MOST_STEPS = 100_000;
    private static final CelOptions OPTIONS =
            CelOptions.current()
                    .maxExpressionCodePointSize(LONGEST)
                    .comprehensionMaxIterations(MOST_STEPS)
                    .enableHeterogeneousNumericComparisons(true)
                    .build();
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.legacyCelRuntimeBuilder().setOptions(OPTIONS).build();

    private final String written;
    private final CelRuntime.Program program;

    private Expression(String written, CelRuntime.Program program) {
        this.written = written;
        this.program = program;
    }

    /// What a value is. A record has exactly its fields, so that a misspelt one is refused when the
    /// document is written; of a map any key may be asked.
    public sealed interface Shape {
        record Text() implements Shape {}

        record Numeral() implements Shape {}

        record Flag() implements Shape {}

        /// A moment, given as [java.time.Instant].
        record Moment() implements Shape {}

        record Texts() implements Shape {}

        /// A map of text to text, or to maps again.
        record Open() implements Shape {}

        record Fields(String name, Map<String, Shape> fields) implements Shape {
            public Fields {
                fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
            }
        }

        record ListOf(Shape item) implements Shape {}
    }

    /// The variables that expressions of one place may use; making one is dear, so keep it.
    public static final class Vocabulary {

        private final CelCompiler compiler;

        private Vocabulary(CelCompiler compiler) {
            this.compiler = compiler;
        }

        public static Vocabulary of(Map<String, Shape> variables) {
            var records = new LinkedHashMap<String, StructType>();
            var builder =
                    CelCompilerFactory.standardCelCompilerBuilder()
                            .setOptions(OPTIONS)
                            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                            .setResultType(SimpleType.BOOL);
            variables.forEach((name, shape) -> builder.addVar(name, type(shape, records)));
            var types = new Types(ImmutableMap.copyOf(records));
            return new Vocabulary(builder.setTypeProvider(types).build());
        }

        /// Refused under `key` with the text written, what is wrong and the column.
        public Outcome<Expression> compile(String written, String key) {
            try {
                var tree = compiler.compile(written, "when").getAst();
                return Outcome.done(new Expression(written, RUNTIME.createProgram(tree)));
            } catch (CelValidationException wrong) {
                var issue = wrong.getErrors().stream().findFirst();
                return Outcome.refused(
                        key,
                        written,
                        issue.map(CelIssue::getMessage).orElse(""),
                        issue.map(one -> one.getSourceLocation().getColumn() + 1).orElse(1));
            } catch (CelEvaluationException wrong) {
                return Outcome.refused(key, written, String.valueOf(wrong.getMessage()), 1);
            }
        }
    }

    /// Whether it holds for these values; empty when that cannot be decided (a key that is not
    /// there, a number that is none).
    public Optional<Boolean> holds(Map<String, ?> values) {
        try {
            return program.eval(values) instanceof Boolean holds
                    ? Optional.of(holds)
                    : Optional.empty();
        } catch (CelEvaluationException _) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return written;
    }

    /// The checker's type of a shape; records are noted by their name on the way.
    private static CelType type(Shape shape, Map<String, StructType> records) {
        return switch (shape) {
            case Shape.Text() -> SimpleType.STRING;
            case Shape.Numeral() -> SimpleType.DOUBLE;
            case Shape.Flag() -> SimpleType.BOOL;
            case Shape.Moment() -> SimpleType.TIMESTAMP;
            case Shape.Texts() -> MapType.create(SimpleType.STRING, SimpleType.STRING);
            case Shape.Open() -> MapType.create(SimpleType.STRING, SimpleType.DYN);
            case Shape.ListOf(var item) -> ListType.create(type(item, records));
            case Shape.Fields fields -> record(fields, records);
        };
    }

    private static StructType record(Shape.Fields shape, Map<String, StructType> records) {
        var fields = ImmutableMap.<String, CelType>builder();
        shape.fields().forEach((name, field) -> fields.put(name, type(field, records)));
        var types = fields.build();
        var made =
                StructType.create(
                        shape.name(),
                        types.keySet(),
                        field -> Optional.ofNullable(types.get(field)));
        records.put(shape.name(), made);
        return made;
    }

    /// The records of a vocabulary, known to the checker by name.
    private static final class Types implements CelTypeProvider {

        private final ImmutableMap<String, StructType> known;

        Types(ImmutableMap<String, StructType> known) {
            this.known = known;
        }

        @Override
        public ImmutableCollection<CelType> types() {
            return ImmutableList.copyOf(known.values());
        }

        @Override
        public Optional<CelType> findType(String name) {
            return Optional.ofNullable(known.get(name));
        }
    }
}
