package seihon.docs.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.errors.InvalidObjectIdException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.PacketLineIn;

/// A request for everything some commits lead to, by somebody who has nothing yet, with or without
/// the files' contents: what `git clone` sends in version 2 of the protocol.
record WholeClone(Set<ObjectId> wants, boolean withBlobs) {

    /// A request is longer only when there is something to negotiate.
    static final int LONGEST_BYTES = 4_096;

    private static final Set<String> HARMLESS =
            Set.of("thin-pack", "no-progress", "include-tag", "ofs-delta", "done");
    private static final String WANT = "want ";

    WholeClone {
        wants = Set.copyOf(wants);
    }

    /// Empty when the request asks for anything else, or cannot be read: then it is for JGit.
    static Optional<WholeClone> read(byte[] request) {
        var lines = new PacketLineIn(new ByteArrayInputStream(request));
        try {
            if (!lines.readString().equals("command=fetch") || !saysNothingOfNote(lines)) {
                return Optional.empty();
            }
            return arguments(lines);
        } catch (IOException | InvalidObjectIdException other) {
            return Optional.empty();
        }
    }

    private static boolean saysNothingOfNote(PacketLineIn lines) throws IOException {
        for (var line = lines.readString();
                !PacketLineIn.isDelimiter(line);
                line = lines.readString()) {
            if (PacketLineIn.isEnd(line)
                    || !(line.startsWith("agent=")
                            || line.startsWith("session-id=")
                            || line.equals("object-format=sha1"))) {
                return false;
            }
        }
        return true;
    }

    private static Optional<WholeClone> arguments(PacketLineIn lines) throws IOException {
        var said = new HashSet<String>();
        var wants = new HashSet<ObjectId>();
        for (var line = lines.readString(); !PacketLineIn.isEnd(line); line = lines.readString()) {
            if (line.startsWith(WANT)) {
                wants.add(ObjectId.fromString(line.substring(WANT.length())));
            } else {
                said.add(line);
            }
        }
        var withBlobs = !said.remove("filter blob:none");
        return HARMLESS.containsAll(said) && said.contains("done") && said.contains("ofs-delta")
                ? Optional.of(new WholeClone(wants, withBlobs))
                : Optional.empty();
    }
}
