package seihon.docs.git;

import static seihon.docs.git.GitRoom.AOZORA;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import seihon.docs.DocPath;

/// 2,000 Japanese documents in 40 folders, and commits that change one of them.
public final class BenchDocuments {

    public static final int COUNT = 2_000;
    private static final int FOLDERS = 40;
    private static final long SEED = 20_261_124L;
    private static final List<String> WORDS =
            List.of(
                    "正本", "提案", "承認", "差し戻し", "改訂", "台帳", "記帳", "証明", "見込み客", "商談", "受注", "失注",
                    "会議", "手順", "担当", "期限", "工場", "品質", "在庫", "出荷");

    private final Random random = new Random(SEED);

    public static String path(int document) {
        return "Stock/handbook/%02d/文書-%04d.md".formatted(document % FOLDERS, document);
    }

    public String text(int document, int revision) {
        var text =
                new StringBuilder(
                        "---\nkind: handbook\nid: d%d\ntitle: 文書%d\n---\n# 第%d版\n"
                                .formatted(document, document, revision));
        for (var line = 0; line < 30; line++) {
            for (var word = 0; word < 8; word++) {
                text.append(WORDS.get(random.nextInt(WORDS.size())));
            }
            text.append("。\n");
        }
        return text.toString();
    }

    public Map<String, String> all() {
        var texts = new TreeMap<String, String>();
        for (var document = 0; document < COUNT; document++) {
            texts.put(path(document), text(document, 1));
        }
        return texts;
    }

    /// One durable commit on the flow branch that changes one document: a transaction of its own.
    public void commit(GitRoom room, int number) {
        var git = room.git();
        var document = random.nextInt(COUNT);
        var text = text(document, number).getBytes(StandardCharsets.UTF_8);
        room.transactions()
                .run(
                        AOZORA,
                        () -> {
                            var head = git.ref(AOZORA, GitStore.FLOW).orElseThrow();
                            var blob = git.writeBlob(AOZORA, text);
                            var next =
                                    git.commit(
                                            AOZORA,
                                            new GitStore.NewCommit(
                                                    List.of(head),
                                                    Map.of(
                                                            new DocPath(path(document)),
                                                            Optional.of(blob)),
                                                    "sato",
                                                    "sato@aozora.invalid",
                                                    GitRoom.MORNING,
                                                    "変更 " + number));
                            if (!git.move(
                                    AOZORA,
                                    GitStore.FLOW,
                                    Optional.of(head),
                                    next,
                                    GitRoom.reason("save"))) {
                                throw new IllegalStateException("nobody else moves it");
                            }
                        });
    }

    /// Main and flow stand on a first commit with every document.
    public void provision(GitRoom room) {
        var first = room.provision(all());
        room.transactions()
                .run(
                        AOZORA,
                        () -> {
                            if (!room.git()
                                    .move(
                                            AOZORA,
                                            GitStore.FLOW,
                                            Optional.empty(),
                                            first,
                                            GitRoom.reason("provision"))) {
                                throw new IllegalStateException("provisioned before");
                            }
                        });
    }
}
