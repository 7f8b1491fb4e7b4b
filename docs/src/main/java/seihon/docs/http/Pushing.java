package seihon.docs.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.errors.TooLargeObjectInPackException;
import org.eclipse.jgit.errors.TooLargePackException;
import org.eclipse.jgit.errors.UnpackException;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import seihon.docs.git.GitStore;
import seihon.domain.Person;
import seihon.domain.Refusal;
import seihon.web.Words;

/// Receives pushes into a quarantine in memory, two at once on a node: size, names and form are
/// looked at there, and only the pushed tree's texts leave it, as a proposal.
@Component
class Pushing {

    private static final Logger LOG = LoggerFactory.getLogger(Pushing.class);
    private static final int AT_ONCE = 2;
    private static final int WAIT_SECONDS = 60;
    private static final int MEGABYTE = 1 << 20;
    private static final int LARGEST_PACK_MB = 20;
    private static final int LARGEST_FILE_MB = 1;
    private static final long LARGEST_HELD_BYTES = 64L * MEGABYTE;
    private static final long MOST_READ_TO_THE_END = 256L * MEGABYTE;
    private static final int MOST_COMMAND_BYTES = 64 * 1024;

    private final GitStore git;
    private final PushedProposals proposals;
    private final GitMeters meters;
    private final Words words;
    private final Clock clock;
    private final Semaphore running = new Semaphore(AT_ONCE, true);

    Pushing(GitStore git, PushedProposals proposals, GitMeters meters, Words words, Clock clock) {
        this.git = git;
        this.proposals = proposals;
        this.meters = meters;
        this.words = words;
        this.clock = clock;
    }

    /// Takes one of the few places; false when none came free in time. [#end] gives it back.
    boolean begin() {
        try {
            return running.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void end() {
        running.release();
    }

    void advertise(Person me, OutputStream out) throws IOException {
        var packets = new PacketLineOut(out);
        packets.writeString("# service=git-receive-pack\n");
        packets.end();
        try (var repository = git.open(me.tenant())) {
            prepared(me, repository).sendAdvertisedRefs(new PacketLineOutRefAdvertiser(packets));
        }
    }

    /// The request is read to its end before the answer leaves: git shows a sentence only when it
    /// could send everything.
    void receive(Person me, String home, InputStream in, OutputStream out) throws IOException {
        var answer = new ByteArrayOutputStream();
        try (var repository = git.openQuarantined(me.tenant(), LARGEST_HELD_BYTES)) {
            var receive = prepared(me, repository);
            var terminal = new Terminal(receive, words, me.language());
            var push = new Push(me, clock.instant(), home);
            receive.setPreReceiveHook(new PushReview(proposals, push, terminal, meters));
            explainFaults(receive, terminal);
            receive.receive(new AwaitedInput(in), answer, null);
        } catch (UnpackException | PackProtocolException told) {
            LOG.debug("push refused", told);
        } catch (IOException fault) {
            throw answer.size() == 0 ? new NoRequest(fault) : fault;
        }
        readToTheEnd(in);
        answer.writeTo(out);
    }

    private static ReceivePack prepared(Person me, Repository repository) {
        var receive = new ReceivePack(repository);
        receive.setBiDirectionalPipe(false);
        receive.setRefFilter(new VisibleRefs(me));
        receive.setAllowPushOptions(true);
        receive.setAllowDeletes(true);
        receive.setAllowNonFastForwards(true);
        receive.setObjectChecker(new ObjectChecker().setSafeForMacOS(true).setSafeForWindows(true));
        receive.setMaxPackSizeLimit((long) LARGEST_PACK_MB * MEGABYTE);
        receive.setMaxObjectSizeLimit((long) LARGEST_FILE_MB * MEGABYTE);
        receive.setMaxCommandBytes(MOST_COMMAND_BYTES);
        return receive;
    }

    private void explainFaults(ReceivePack receive, Terminal terminal) {
        var report = receive.getUnpackErrorHandler();
        receive.setUnpackErrorHandler(fault -> {
            var why = sentence(fault);
            meters.refusedPush(why.key());
            terminal.line("");
            terminal.say(why);
            terminal.line("");
            report.handleUnpackException(new IOException(terminal.status(why)));
        });
    }

    private static Refusal sentence(Throwable fault) {
        return switch (fault) {
            case TooLargePackException _ -> Refusal.of("docs.git.pack-too-large", LARGEST_PACK_MB);
            case TooLargeObjectInPackException _ ->
                    Refusal.of("docs.git.file-too-large", LARGEST_FILE_MB);
            case LargeObjectException _ -> Refusal.of("docs.git.pack-too-large", LARGEST_PACK_MB);
            case MissingObjectException _ -> Refusal.of("docs.git.pack-incomplete");
            case CorruptObjectException corrupt ->
                    Refusal.of("docs.git.object-malformed", String.valueOf(corrupt.getMessage()));
            default -> {
                LOG.warn("a pushed pack could not be read", fault);
                yield Refusal.of("docs.git.pack-malformed");
            }
        };
    }

    private static void readToTheEnd(InputStream in) throws IOException {
        var buffer = new byte[MEGABYTE];
        var left = MOST_READ_TO_THE_END;
        for (var read = in.read(buffer); read >= 0 && left > 0; read = in.read(buffer)) {
            left -= read;
        }
    }
}
