package seihon.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Small (CONTRIBUTING.md): the hard limits. What one aims at is smaller: methods of 40 lines, 4
/// parameters, 2 levels.
class LengthsTest {

    private static final int FILE_LINES = 300;
    private static final int METHOD_LINES = 60;
    private static final int PARAMETERS = 7;
    private static final int COLLABORATORS = 12;
    private static final int LEVELS = 3;

    @Test
    void filesAndMethodsStaySmall() {
        var all = Stream.concat(Sources.main().stream(), Sources.tests().stream()).toList();

        House.mustBeEmpty(House.findings(all, LengthsTest::wrong));
    }

    @Test
    void aLongFileIsFound() {
        assertThat(found("class A {\n" + "\n".repeat(300) + "}"))
                .singleElement()
                .asString()
                .contains("302 lines");
    }

    @Test
    void aLongMethodIsFound() {
        assertThat(found("class A { void long_() {" + "\n;".repeat(60) + "\n} }"))
                .singleElement()
                .asString()
                .contains("method long_ has 62 lines");
    }

    @Test
    void tooManyParametersAreFound() {
        assertThat(
                        found(
                                "class A { void a(int a, int b, int c, int d, int e, int f, int g, int h) {} }"))
                .singleElement()
                .asString()
                .contains("8 parameters");
        assertThat(
                        found(
                                "class A { @GetMapping void a(@P int a, @P int b, @P int c, @P int d, int e, int f, int g, int h) {} }"))
                .isEmpty();
        assertThat(found("record A(int a, int b, int c, int d, int e, int f, int g) {}")).isEmpty();
    }

    @Test
    void deepNestingIsFound() {
        var deep = "if (a) { for (;;) { while (b) { if (c) { d(); } } } }";

        assertThat(found("class A { void a() { " + deep + " } }"))
                .singleElement()
                .asString()
                .contains("4 levels");
        assertThat(
                        found(
                                "class A { void a() { if (a) {} else if (b) {} else if (c) {} else if (d) {} } }"))
                .isEmpty();
    }

    private static List<String> found(String text) {
        return wrong(Sources.parse("docs/src/main/java/A.java", text));
    }

    private static List<String> wrong(Sources.Parsed source) {
        var findings = new ArrayList<String>();
        var lines = (int) source.page().text().lines().count();
        if (lines > FILE_LINES) {
            findings.add(
                    "%s has %d lines, at most %d; what is the second thing in it?"
                            .formatted(source.page().path(), lines, FILE_LINES));
        }
        new Methods(source, findings).scan(source.tree(), null);
        return findings;
    }

    private static final class Methods extends TreeScanner<@Nullable Void, @Nullable Object> {

        private final Sources.Parsed source;
        private final List<String> findings;
        private boolean isRecord;

        Methods(Sources.Parsed source, List<String> findings) {
            this.source = source;
            this.findings = findings;
        }

        @Override
        public @Nullable Void visitClass(ClassTree node, @Nullable Object none) {
            var outside = isRecord;
            isRecord = node.getKind() == Tree.Kind.RECORD;
            super.visitClass(node, none);
            isRecord = outside;
            return null;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree node, @Nullable Object none) {
            var name = node.getName().toString();
            var isConstructor = name.equals("<init>");
            var most = isConstructor ? COLLABORATORS : PARAMETERS;
            var parameters = parameters(node);
            if (parameters > most && !(isConstructor && isRecord)) {
                find(
                        node,
                        "%s has %d parameters, at most %d; group what belongs together in a record"
                                .formatted(name, parameters, most));
            }
            var body = node.getBody();
            if (body != null) {
                checkBody(node, name, body);
            }
            return super.visitMethod(node, none);
        }

        /// What a handler reads from its request is annotated, and named by the address.
        private static long parameters(MethodTree node) {
            return node.getParameters().stream()
                    .filter(one -> one.getModifiers().getAnnotations().isEmpty())
                    .count();
        }

        private void checkBody(MethodTree node, String name, BlockTree body) {
            var lines = source.lines(body);
            if (lines > METHOD_LINES) {
                find(
                        node,
                        "method %s has %d lines, at most %d; name its steps"
                                .formatted(name, lines, METHOD_LINES));
            }
            var depth = new Depth();
            depth.scan(body, null);
            if (depth.deepest > LEVELS) {
                find(
                        node,
                        "method %s nests %d levels, at most %d; return early or name the inner part"
                                .formatted(name, depth.deepest, LEVELS));
            }
        }

        private void find(Tree node, String sentence) {
            findings.add(source.at(node) + " " + sentence);
        }
    }

    /// Conditions and loops inside each other. An `else if` is no level; a lambda and a nested
    /// class begin anew.
    private static final class Depth extends TreeScanner<@Nullable Void, @Nullable Object> {

        private int now;
        private int deepest;

        private @Nullable Void deeper(Runnable inside) {
            now++;
            deepest = Math.max(deepest, now);
            inside.run();
            now--;
            return null;
        }

        @Override
        public @Nullable Void visitIf(IfTree node, @Nullable Object none) {
            scan(node.getCondition(), none);
            deeper(() -> scan(node.getThenStatement(), none));
            var otherwise = node.getElseStatement();
            if (otherwise instanceof IfTree) {
                scan(otherwise, none);
            } else if (otherwise != null) {
                deeper(() -> scan(otherwise, none));
            }
            return null;
        }

        @Override
        public @Nullable Void visitForLoop(ForLoopTree node, @Nullable Object none) {
            return deeper(() -> super.visitForLoop(node, none));
        }

        @Override
        public @Nullable Void visitEnhancedForLoop(
                EnhancedForLoopTree node, @Nullable Object none) {
            return deeper(() -> super.visitEnhancedForLoop(node, none));
        }

        @Override
        public @Nullable Void visitWhileLoop(WhileLoopTree node, @Nullable Object none) {
            return deeper(() -> super.visitWhileLoop(node, none));
        }

        @Override
        public @Nullable Void visitDoWhileLoop(DoWhileLoopTree node, @Nullable Object none) {
            return deeper(() -> super.visitDoWhileLoop(node, none));
        }

        @Override
        public @Nullable Void visitLambdaExpression(
                LambdaExpressionTree node, @Nullable Object none) {
            var outside = now;
            now = 0;
            super.visitLambdaExpression(node, none);
            now = outside;
            return null;
        }

        @Override
        public @Nullable Void visitClass(ClassTree node, @Nullable Object none) {
            return null;
        }
    }
}
