package seihon.docs.merge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import seihon.docs.Requirement;
import seihon.docs.change.Judged;

/// The message of a merge commit: what and why, and the trailers that lead from Git to the proposal
/// and to its approvals.
final class CommitText {

    private CommitText() {}

    static String of(Judged judged) {
        var proposal = judged.file().proposal();
        var why = proposal.why().isBlank() ? "" : proposal.why() + "\n\n";
        return """
        %s

        %sSeihon-Proposal: %d
        Seihon-Approvals: %s
        """
                .formatted(proposal.title(), why, proposal.number(), approvals(judged));
    }

    /// SHA-256, hex, over the lines `person NUL on whose behalf NUL change digest LF` of the
    /// approvals that counted, each once, sorted.
    static String approvals(Judged judged) {
        var lines =
                judged.requirements().stream()
                        .flatMap(requirement -> requirement.given().stream())
                        .map(given -> line(given, judged.file().digest()))
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining());
        return sha256(lines.getBytes(StandardCharsets.UTF_8));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String line(Requirement.Given given, String digest) {
        var behalf = given.onBehalfOf().map(Object::toString).orElse("");
        return given.by() + "\0" + behalf + "\0" + digest + "\n";
    }
}
