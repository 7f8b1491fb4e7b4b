package seihon.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// Java sources as trees of the compiler that builds them (parsed only, not resolved).
final class Sources {

    private static @Nullable List<Parsed> main;
    private static @Nullable List<Parsed> tests;

    private Sources() {}

    /// One file and its tree.
    record Parsed(House.Page page, CompilationUnitTree tree, SourcePositions positions) {

        int line(Tree node) {
            return page.line((int) positions.getStartPosition(tree, node));
        }

        int lines(Tree node) {
            var start = positions.getStartPosition(tree, node);
            var end = positions.getEndPosition(tree, node);
            return page.line((int) end) - page.line((int) start) + 1;
        }

        String at(Tree node) {
            return page.path() + ":" + line(node);
        }
    }

    /// A string in a source, text blocks as they are when running.
    record Literal(Parsed source, LiteralTree node, String text) {

        String module() {
            return source.page().module();
        }

        String at() {
            return source.at(node);
        }
    }

    static synchronized List<Parsed> main() {
        var parsed = main;
        if (parsed == null) {
            parsed = parse(House.mainJava());
            main = parsed;
        }
        return parsed;
    }

    static synchronized List<Parsed> tests() {
        var parsed = tests;
        if (parsed == null) {
            parsed = parse(House.testJava());
            tests = parsed;
        }
        return parsed;
    }

    static List<Parsed> parse(List<House.Page> pages) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var files = pages.stream().map(InMemory::new).toList();
        var options = List.of("-proc:none");
        var task = (JavacTask) compiler.getTask(null, null, _ -> {}, options, null, files);
        var positions = Trees.instance(task).getSourcePositions();
        var byPath = pages.stream().collect(Collectors.toMap(House.Page::path, page -> page));
        var parsed = new ArrayList<Parsed>();
        try {
            for (var tree : task.parse()) {
                var path = tree.getSourceFile().toUri().getPath().substring(1);
                parsed.add(new Parsed(Objects.requireNonNull(byPath.get(path)), tree, positions));
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return parsed;
    }

    static Parsed parse(String path, String text) {
        return parse(List.of(new House.Page(path, text))).getFirst();
    }

    static List<Literal> literals(List<Parsed> sources) {
        var literals = new ArrayList<Literal>();
        for (var source : sources) {
            var scanner =
                    new TreeScanner<@Nullable Void, @Nullable Object>() {
                        @Override
                        public @Nullable Void visitLiteral(
                                LiteralTree node, @Nullable Object none) {
                            if (node.getValue() instanceof String text) {
                                literals.add(new Literal(source, node, text));
                            }
                            return null;
                        }
                    };
            scanner.scan(source.tree(), null);
        }
        return literals;
    }

    private static final class InMemory extends SimpleJavaFileObject {

        private final House.Page page;

        InMemory(House.Page page) {
            super(URI.create("memory:///" + page.path()), JavaFileObject.Kind.SOURCE);
            this.page = page;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return page.text();
        }
    }
}
