package seihon.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Names come from the field. Words that say nothing are found, with what to say instead; a role
/// has one suffix; a test is a sentence.
class NamesTest {

    private static final Map<String, String> INSTEAD =
            Map.ofEntries(
                    Map.entry("Manager", "say what it does: …Workers, …Rules, a noun of the field"),
                    Map.entry("Helper", "put the method where it is used, or name what it knows"),
                    Map.entry("Util", "put the method where it is used, or name what it knows"),
                    Map.entry("Utils", "put the method where it is used, or name what it knows"),
                    Map.entry("Data", "name what the data is"),
                    Map.entry("Info", "name what is known"),
                    Map.entry("Impl", "name what is special about it: RowStore, MailedNotices"),
                    Map.entry(
                            "Service", "…Store for SQL, …Rules for decisions, a noun at the door"),
                    Map.entry("Dto", "a record named for what it is"),
                    Map.entry("Dao", "…Store"),
                    Map.entry("Repository", "…Store"),
                    Map.entry("Controller", "…Pages for people, …Api for programs"),
                    Map.entry("Entity", "the noun itself"),
                    Map.entry("Bean", "the noun itself"));

    /// The posting half of large pages may stand beside them as …Forms.
    private static final Map<String, String> SUFFIXES =
            Map.of(
                    "Controller", "Pages",
                    "RestController", "Api");

    @Test
    void namesSayWhatThingsAre() {
        House.mustBeEmpty(House.findings(Sources.main(), NamesTest::wrong));
        House.mustBeEmpty(House.findings(Sources.tests(), NamesTest::wrong));
    }

    @Test
    void testsAreSentences() {
        House.mustBeEmpty(House.findings(Sources.tests(), NamesTest::wrongSentences));
    }

    @Test
    void anEmptyWordIsFoundWithABetterOne() {
        assertThat(wrong("class ProposalService {}"))
                .singleElement()
                .asString()
                .contains("ProposalService says Service")
                .contains("…Rules");
        assertThat(wrong("record DocumentInfo() {}")).hasSize(1);
        assertThat(wrong("class RowRepository extends Repository {}")).isEmpty();
        assertThat(wrong("interface DatabaseAccess {} class Datasheet {}")).isEmpty();
    }

    @Test
    void aRoleWithAnotherSuffixIsFound() {
        assertThat(wrong("@Controller class Inbox {}"))
                .singleElement()
                .asString()
                .contains("end in Pages");
        assertThat(wrong("class People implements Projection {}")).hasSize(1);
        assertThat(wrong("@RestController class InboxApi {}")).isEmpty();
    }

    @Test
    void aTestThatIsNoSentenceIsFound() {
        var parsed =
                Sources.parse(
                        "docs/src/test/java/ATest.java",
                        "class ATest { @Test void testMerge() {} @Test void a_b() {} @Test void mergeWaits() {} }");

        assertThat(wrongSentences(parsed)).hasSize(2);
    }

    private static List<String> wrong(String text) {
        return wrong(Sources.parse("docs/src/main/java/A.java", text));
    }

    private static List<String> wrong(Sources.Parsed source) {
        var findings = new ArrayList<String>();
        new TreeScanner<@Nullable Void, @Nullable Object>() {
            @Override
            public @Nullable Void visitClass(ClassTree node, @Nullable Object none) {
                var name = node.getSimpleName().toString();
                words(name)
                        .filter(INSTEAD::containsKey)
                        .filter(word -> !isWordOfItsParent(node, word))
                        .map(word ->
                                "%s %s says %s; %s"
                                        .formatted(source.at(node), name, word, INSTEAD.get(word)))
                        .forEach(findings::add);
                suffix(node)
                        .filter(suffix -> !name.isEmpty() && !name.endsWith(suffix))
                        .filter(suffix -> !(suffix.equals("Pages") && name.endsWith("Forms")))
                        .map(suffix ->
                                "%s %s must end in %s".formatted(source.at(node), name, suffix))
                        .forEach(findings::add);
                return super.visitClass(node, none);
            }
        }.scan(source.tree(), null);
        return source.page().path().contains("/src/test/")
                ? findings.stream().filter(finding -> finding.contains(" says ")).toList()
                : findings;
    }

    /// A library's own word stays (JGit has a Repository), and a test has the name of what it
    /// tests.
    private static boolean isWordOfItsParent(ClassTree node, String word) {
        var parent = node.getExtendsClause();
        var name = node.getSimpleName().toString();
        return name.endsWith("Test") || (parent != null && parent.toString().endsWith(word));
    }

    private static Stream<String> suffix(ClassTree node) {
        var byAnnotation =
                node.getModifiers().getAnnotations().stream()
                        .map(AnnotationTree::getAnnotationType)
                        .map(Object::toString)
                        .filter(SUFFIXES::containsKey)
                        .map(SUFFIXES::get);
        var byInterface =
                node.getImplementsClause().stream()
                        .map(Object::toString)
                        .filter(name -> name.equals("Projection"));
        return Stream.concat(byAnnotation, byInterface);
    }

    private static Stream<String> words(String name) {
        return Arrays.stream(name.split("(?<=[a-z0-9])(?=[A-Z])"));
    }

    private static List<String> wrongSentences(Sources.Parsed source) {
        var findings = new ArrayList<String>();
        new TreeScanner<@Nullable Void, @Nullable Object>() {
            @Override
            public @Nullable Void visitMethod(MethodTree node, @Nullable Object none) {
                var name = node.getName().toString();
                var isTest =
                        node.getModifiers().getAnnotations().stream()
                                .map(one -> one.getAnnotationType().toString())
                                .anyMatch(one ->
                                        one.equals("Test") || one.equals("ParameterizedTest"));
                if (isTest && (name.contains("_") || name.matches("test([A-Z].*)?"))) {
                    findings.add(
                            "%s %s is no sentence; say what holds: recycledDealLeavesTheBalance"
                                    .formatted(source.at(node), name));
                }
                return super.visitMethod(node, none);
            }
        }.scan(source.tree(), null);
        return findings;
    }
}
