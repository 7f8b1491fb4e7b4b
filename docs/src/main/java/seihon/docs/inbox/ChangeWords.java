package seihon.docs.inbox;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import org.springframework.stereotype.Component;
import seihon.docs.ProposedChange.FileChange;
import seihon.docs.change.Judged;
import seihon.docs.text.ChangeExcerpt;
import seihon.docs.text.ChangeSummary;
import seihon.domain.Refusal;
import seihon.domain.TenantId;

/// What a change does, in one phrase and in a few lines. Everybody it waits for asks for the same,
/// so it is worked out once per digest, which says what the change is.
@Component
class ChangeWords {

    private static final int REMEMBERED = 1000;

    private final Cache<Key, Said> said = Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    private record Key(TenantId tenant, String digest) {}

    record Said(Refusal effect, List<String> excerpt) {

        Said {
            excerpt = List.copyOf(excerpt);
        }
    }

    Said of(TenantId tenant, Judged judged) {
        var files = judged.change().files();
        return said.get(new Key(tenant, judged.file().digest()), _ -> of(files));
    }

    /// Until the effect on the figures is known, the phrase says what becomes of the documents.
    private static Said of(List<FileChange> files) {
        return new Said(ChangeSummary.of(files), ChangeExcerpt.of(files));
    }
}
