package seihon.docs.library;

import java.util.List;
import seihon.docs.reading.TenantReferences;
import seihon.docs.sealed.Unsealing.Opened;
import seihon.docs.text.SealedText;

/// What a page says about a sealed file: who may read its body, and whether the person who looks
/// may.
public record SealView(List<String> readers, boolean readable) {

    public SealView {
        readers = List.copyOf(readers);
    }

    static SealView of(Opened opened, Labels labels, TenantReferences names) {
        return of(opened.readers(), opened.isReadable(), labels, names);
    }

    /// Of a text that somebody is writing.
    static SealView of(SealedText written, Labels labels, TenantReferences names) {
        return of(written.readers(), !written.body().isBlank(), labels, names);
    }

    private static SealView of(
            List<String> readers, boolean readable, Labels labels, TenantReferences names) {
        return new SealView(
                readers.stream()
                        .map(reader -> labels.owner(reader, names, names.language()))
                        .toList(),
                readable);
    }
}
