package seihon.docs.attachments;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.stereotype.Component;
import seihon.docs.DocPath;
import seihon.docs.FileEdit;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.TenantId;
import seihon.domain.Transactions;

/// Takes files in and gives their contents back.
@Component
public class Attachments {

    /// Bytes.
    public static final int LARGEST = MediaRules.LARGEST;

    /// What a company may attach in a day.
    private static final int MOST_FILES = 500;

    private static final long MOST_BYTES = 500L << 20;

    private final Transactions transactions;
    private final AttachmentStore store;

    Attachments(Transactions transactions, AttachmentStore store) {
        this.transactions = transactions;
        this.store = store;
    }

    /// Keeps the content and answers the pointer file to propose, in `folder` under the file's own
    /// name with the extension of what it really is.
    public Outcome<FileEdit> take(
            Person me, String folder, String fileName, byte[] content, Instant at) {
        if (me.guest()) {
            return Outcome.refused("docs.draft.guest-forbidden");
        }
        if (content.length > MediaRules.LARGEST) {
            return Outcome.refused(
                    "docs.attachment.file-too-large",
                    content.length >> 20,
                    MediaRules.LARGEST >> 20);
        }
        var type = MediaRules.type(content);
        if (type.isEmpty()) {
            return Outcome.refused("docs.attachment.type-invalid", fileName);
        }
        var path = folder + "/" + name(fileName, type.get());
        var wrong = DocPath.whyNot(path);
        if (wrong.isPresent()) {
            return Outcome.refused(wrong.get());
        }
        var digest = sha256(content);
        var pointer = new Pointer(HexFormat.of().formatHex(digest), content.length);
        var file = new Attachment(type.get(), content);
        return kept(me, digest, file, at)
                .map(_ -> FileEdit.write(new DocPath(path), pointer.text()));
    }

    /// What is here already takes no room.
    private Outcome<Attachment> kept(Person me, byte[] digest, Attachment file, Instant at) {
        var size = file.content().length;
        return transactions.write(
                me.tenant(),
                () -> {
                    if (store.holds(me.tenant(), digest, size)) {
                        return Outcome.done(file);
                    }
                    var day = store.since(me.tenant(), startOfDay(me, at));
                    if (day.files() >= MOST_FILES || day.bytes() + size > MOST_BYTES) {
                        return Outcome.refused(
                                "docs.attachment.today-too-many", MOST_FILES, MOST_BYTES >> 20);
                    }
                    store.insert(me, digest, file, at);
                    return Outcome.done(file);
                });
    }

    private static Instant startOfDay(Person me, Instant at) {
        return at.atZone(me.zone()).toLocalDate().atStartOfDay(me.zone()).toInstant();
    }

    public Optional<Attachment> find(TenantId tenant, Pointer pointer) {
        return store.find(tenant, HexFormat.of().parseHex(pointer.sha256()));
    }

    /// Whether the content that a pointer names is here.
    public boolean holds(TenantId tenant, Pointer pointer) {
        return store.holds(tenant, HexFormat.of().parseHex(pointer.sha256()), pointer.size());
    }

    private static String name(String fileName, String mediaType) {
        var last =
                fileName.substring(
                        Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        var stem = last.contains(".") ? last.substring(0, last.lastIndexOf('.')) : last;
        var plain =
                Normalizer.normalize(stem, Normalizer.Form.NFKC)
                        .replaceAll("[^\\p{L}\\p{N}._-]+", "-")
                        .replaceAll("^[-.]+|[-.]+$", "");
        return (plain.isEmpty() ? "file" : plain) + "." + MediaRules.extension(mediaType);
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
