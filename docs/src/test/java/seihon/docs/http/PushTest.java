package seihon.docs.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import seihon.docs.DocPath;
import seihon.docs.FileEdit;
import seihon.docs.git.GitRoom;
import seihon.domain.PersonId;
import seihon.testkit.TestDatabase;

/// Debian's git pushes; what becomes of it is a proposal, or a sentence in the terminal.
class PushTest {

    private static final String HANDBOOK = "Stock/handbook/働き方.md";
    private static final String FOR_MAIN = "HEAD:refs/for/main";

    private final GitServer server = GitServer.start(TestDatabase.fresh());
    private final GitClient folder;
    private ObjectId first = ObjectId.zeroId();
    private GitClient copy;

    PushTest(@TempDir Path folder) {
        this.folder = new GitClient(folder);
        this.copy = this.folder.in("copy");
    }

    @BeforeEach
    void cloneOfSato() {
        first = server.room().provision(Map.of(HANDBOOK, longText("一"), "templates/a.md", "# \n"));
        folder.git("clone", "--quiet", server.address("sato"), "copy").mustSucceed();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void pushOpensAProposalWithTheTreeOnly() {
        copy.write(HANDBOOK, longText("二"));
        copy.write("Stock/handbook/新しい.md", "新\n");
        copy.git("rm", "--quiet", "templates/a.md");
        copy.commit("働き方を直します\n\n朝会を10時にするため。");

        var said = copy.git("push", "origin", FOR_MAIN).mustSucceed();

        assertThat(said.text()).contains("提案 1「働き方を直します」を出しました（第1版）。", "/proposals/1");
        var draft = server.proposals().revisions(1).getFirst();
        assertThat(draft.title()).isEqualTo("働き方を直します");
        assertThat(draft.why()).isEqualTo("朝会を10時にするため。");
        assertThat(draft.base()).contains(first.name());
        assertThat(draft.coAuthors()).isEmpty();
        assertThat(draft.changes())
                .containsExactlyInAnyOrder(
                        FileEdit.write(new DocPath(HANDBOOK), longText("二")),
                        FileEdit.write(new DocPath("Stock/handbook/新しい.md"), "新\n"),
                        FileEdit.delete(new DocPath("templates/a.md")));
        assertThat(server.room().main()).contains(first);
    }

    @Test
    void everybodyWhoWroteAPushedCommitContributes() {
        copy.write(HANDBOOK, longText("二"));
        copy.git("add", "--all");
        copy.git("commit", "--quiet", "--author", "M <Mori@aozora.example>", "-m", "一つ目");
        copy.write(HANDBOOK, longText("三"));
        copy.git("-c", "user.email=stranger@example.net", "commit", "-aqm", "二つ目");

        copy.git("push", "origin", FOR_MAIN).mustSucceed();

        assertThat(server.proposals().revisions(1).getFirst().coAuthors())
                .containsExactly(new PersonId("mori"));
    }

    @Test
    void whoWroteTheProposalThatIsPushedAgainContributes() {
        copy.write(HANDBOOK, longText("二"));
        copy.git("add", "--all");
        copy.git("commit", "--quiet", "--author", "mori <mori@tenant.invalid>", "-m", "一つ目");
        copy.write(HANDBOOK, longText("三"));
        copy.git("-c", "user.email=nobody@tenant.invalid", "commit", "-aqm", "二つ目");

        copy.git("push", "origin", FOR_MAIN).mustSucceed();

        assertThat(server.proposals().revisions(1).getFirst().coAuthors())
                .containsExactly(new PersonId("mori"));
    }

    @Test
    void topicUpdatesItsProposalUntilThatIsSettled() {
        change("二");
        copy.git("push", "-o", "topic=hours", "origin", FOR_MAIN).mustSucceed();
        change("三");
        var second = copy.git("push", "-o", "topic=hours", "origin", FOR_MAIN).mustSucceed();

        assertThat(second.text()).contains("提案 1「三」を更新しました（第2版）。");
        server.proposals().settle(1);
        change("四");
        var third =
                copy.git(
                        "push",
                        "-o",
                        "topic=hours",
                        "-o",
                        "title=題",
                        "-o",
                        "why=訳",
                        "origin",
                        FOR_MAIN);

        assertThat(third.mustSucceed().text()).contains("提案 2「題」を出しました");
        assertThat(server.proposals().revisions(2).getFirst().why()).isEqualTo("訳");
    }

    @Test
    void pushThatTouchesASealedDocumentIsRefused() {
        var sealed =
                "---\nkind: handbook\nid: pay\ntitle: {ja: 報酬}\nowner: person:sato\n"
                        + "readers: [\"person:sato\"]\nbody: hmac-sha256:"
                        + "a".repeat(64)
                        + "\n---\n";
        server.room().merge(1, Map.of("Stock/pay.md", sealed));
        copy.git("pull", "--quiet").mustSucceed();

        copy.git("mv", "Stock/pay.md", "Stock/moved.md").mustSucceed();
        copy.commit("移す");
        refused(copy.git("push", "origin", FOR_MAIN), "封印した文書です", "is a sealed document");

        copy.git("reset", "--quiet", "--hard", "origin/main").mustSucceed();
        copy.write("Stock/new.md", sealed.replaceAll("\nbody.*\n", "\n") + "百万円\n");
        copy.commit("書く");
        refused(copy.git("push", "origin", FOR_MAIN), "「Stock/new.md」は封印した文書", "sealed");
        assertThat(server.proposals().count()).isZero();
    }

    @Test
    void misspeltOptionIsRefused() {
        change("二");

        var said = copy.git("push", "-o", "tpoic=hours", "origin", FOR_MAIN);

        refused(said, "「tpoic」はありません", "There is no push option");
    }

    @Test
    void pushToMainIsRefusedWithTheWayThatLeadsOn() {
        change("二");

        var said = copy.git("push", "origin", "main");

        refused(said, "main へ直接 push することはできません", "git push origin HEAD:refs/for/main");
        assertThat(server.room().main()).contains(first);
    }

    @Test
    void rewritingOrDeletingMainIsRefused() {
        copy.git("commit", "--quiet", "--amend", "-m", "別の始まり").mustSucceed();

        refused(copy.git("push", "--force", "origin", "main"), "書き換えられません");
        refused(copy.git("push", "origin", ":main"), "main は消せません");
        assertThat(server.room().main()).contains(first);
    }

    @Test
    void otherRefsAreRefused() {
        change("二");

        refused(copy.git("push", "origin", "HEAD:refs/heads/idea"), "refs/for/main だけです");
        refused(copy.git("push", "origin", "HEAD:refs/heads/flow"), "作業メモ");
        refused(copy.git("push", "origin", "HEAD:refs/proposals/1"), "refs/for/main だけです");
    }

    @Test
    void terminalSpeaksTheLanguageOfThePerson() {
        change("二");
        copy.git("remote", "set-url", "origin", server.address("mori")).mustSucceed();

        var said = copy.git("push", "origin", "main");

        refused(said, "remote: main cannot be pushed to. Propose the change");
    }

    @Test
    void everythingThatIsNoDocumentIsNamedAtOnce() throws Exception {
        copy.write("README.md", "読んで\n");
        copy.write("Flow/2026/メモ.md", "メモ\n");
        copy.write("Stock/handbook/絵.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', (byte) 0xff});
        copy.write("Stock/handbook/a.sh", "true\n");
        copy.path("Stock/handbook/a.sh").toFile().setExecutable(true);
        java.nio.file.Files.createSymbolicLink(copy.path("Stock/handbook/リンク.md"), Path.of("x"));
        copy.write("Stock/handbook/か\u3099.md", "分解\n");
        copy.commit("いろいろ");

        var said = copy.git("push", "origin", FOR_MAIN);

        refused(
                said,
                "「README.md」はここには置けません",
                "「Flow/2026/メモ.md」はここには置けません",
                "「Stock/handbook/絵.png」は UTF-8 の文書ではありません",
                "「Stock/handbook/リンク.md」はシンボリックリンクです",
                "「Stock/handbook/a.sh」に実行権限が付いています",
                "Unicode NFC ではありません");
    }

    @Test
    void submoduleIsRefused() {
        copy.git("update-index", "--add", "--cacheinfo", "160000," + first.name() + ",Stock/sub")
                .mustSucceed();
        copy.git("commit", "--quiet", "-m", "sub").mustSucceed();

        refused(copy.git("push", "origin", FOR_MAIN), "サブモジュール");
    }

    @Test
    void nothingNewAndForeignHistoryAreRefused() {
        refused(copy.git("push", "origin", "HEAD:refs/for/main"), "main と違うところがありません");

        copy.git("checkout", "--quiet", "--orphan", "other").mustSucceed();
        copy.commit("別の履歴");
        refused(copy.git("push", "origin", FOR_MAIN), "つながりのない履歴");
    }

    @Test
    void refusalOfTheProposalReachesTheTerminal() {
        change("二");

        var said = copy.git("push", "-o", "title=refuse", "origin", FOR_MAIN);

        refused(said, "合わせて400バイトまでです");
        assertThat(server.proposals().count()).isZero();
    }

    @Test
    void pushedObjectsDoNotBecomeRows() {
        var before = objects();
        change("二");

        copy.git("push", "origin", FOR_MAIN).mustSucceed();
        copy.git("push", "origin", "main");

        assertThat(objects()).isEqualTo(before);
    }

    @Test
    void pushFromAnOldCloneNamesItsBase() {
        change("二");
        server.room().merge(9, Map.of(HANDBOOK, longText("九")));

        copy.git("push", "origin", FOR_MAIN).mustSucceed();

        assertThat(server.proposals().revisions(1).getFirst().base()).contains(first.name());
    }

    private void change(String word) {
        copy.write(HANDBOOK, longText(word));
        copy.commit(word);
    }

    /// Long enough that git sends a delta against what the server has.
    private static String longText(String word) {
        return word + "\n" + "正本は一つだけです。変更は提案して、承認を受けます。\n".repeat(200);
    }

    private long objects() {
        return server.room()
                .transactions()
                .read(
                        GitRoom.AOZORA,
                        () ->
                                server.room()
                                        .jdbc()
                                        .sql("select count(*) from docs_object")
                                        .query(Long.class)
                                        .single());
    }

    private static void refused(GitClient.Said said, String... words) {
        assertThat(said.exit()).as(said.text()).isNotZero();
        assertThat(said.text()).contains(words);
    }
}
