package seihon.docs.merge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;
import org.springframework.stereotype.Component;
import seihon.docs.change.Approval;
import seihon.docs.change.CaseFile;
import seihon.docs.change.ChangeSet;
import seihon.docs.change.ChangedFile;
import seihon.docs.change.DocKinds;
import seihon.docs.git.GitStore;
import seihon.domain.TenantId;
import tools.jackson.databind.json.JsonMapper;

/// What the ledger keeps of a merge: the proposal, the digest that was approved and by whom, the
/// policy that judged, and each changed document with its SHA-256 (trust does not rest on Git's
/// SHA-1).
@Component
public class Decisions {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final GitStore git;
    private final DocKinds kinds;

    Decisions(GitStore git, DocKinds kinds) {
        this.git = git;
        this.kinds = kinds;
    }

    String payload(TenantId tenant, Mainline.Move move, ObjectId commit) {
        var file = move.judged().file();
        var payload = new LinkedHashMap<String, Object>();
        payload.put("decision", move.kind());
        payload.put("proposal", file.number());
        payload.put("revision", file.revision().n());
        payload.put("change_digest", file.digest());
        payload.put("commit", commit.name());
        payload.put("author", file.proposal().author().value());
        payload.put("contributors", contributors(file));
        payload.put("documents", documents(tenant, file.change().files()));
        payload.put("approvals", approvals(move));
        payload.put("policy", move.judged().demanded().policy());
        if (!move.word().isBlank()) {
            payload.put("why", move.word());
        }
        return JSON.writeValueAsString(payload);
    }

    /// The first commit: nobody approved it, everything in it is new.
    public String provision(TenantId tenant, ChangeSet change, ObjectId commit) {
        var payload = new LinkedHashMap<String, Object>();
        payload.put("decision", "provision");
        payload.put("change_digest", change.digest());
        payload.put("commit", commit.name());
        payload.put("documents", documents(tenant, change.files()));
        return JSON.writeValueAsString(payload);
    }

    private static List<String> contributors(CaseFile file) {
        return file.contributorIds().stream().map(Object::toString).sorted().toList();
    }

    /// Each changed document: path, lasting name, digests before and after (absent: new or
    /// deleted).
    private List<Map<String, Object>> documents(TenantId tenant, List<ChangedFile> files) {
        var documents = new ArrayList<Map<String, Object>>();
        for (var file : files) {
            var line = new LinkedHashMap<String, Object>();
            line.put("path", file.path().value());
            file.after()
                    .or(file::before)
                    .flatMap(blob -> kinds.source(file.path(), git.text(tenant, blob)))
                    .ifPresent(source -> line.put("document", source.id().toString()));
            file.before().ifPresent(blob -> line.put("before_sha256", sha256(tenant, blob)));
            file.after().ifPresent(blob -> line.put("sha256", sha256(tenant, blob)));
            documents.add(line);
        }
        return documents;
    }

    private String sha256(TenantId tenant, ObjectId blob) {
        return CommitText.sha256(git.blob(tenant, blob));
    }

    private static List<Map<String, Object>> approvals(Mainline.Move move) {
        var given = new ArrayList<Map<String, Object>>();
        for (var requirement : move.judged().requirements()) {
            for (var one : requirement.given()) {
                var line = new LinkedHashMap<String, Object>();
                line.put("rule", requirement.rule());
                line.put("by", one.by().value());
                one.onBehalfOf().ifPresent(absent -> line.put("on_behalf_of", absent.value()));
                move.judged().file().present().stream()
                        .filter(approval -> approval.person().equals(one.by()))
                        .findFirst()
                        .ifPresent(approval -> when(line, approval));
                given.add(line);
            }
        }
        return given;
    }

    private static void when(Map<String, Object> line, Approval approval) {
        line.put("at", approval.givenAt().toString());
        approval.signedAt().ifPresent(at -> line.put("signed_at", at.toString()));
    }
}
