package seihon.docs.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.pack.PackConfig;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.PreUploadHook;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.ServiceMayNotContinueException;
import org.eclipse.jgit.transport.UploadPack;
import org.eclipse.jgit.transport.UploadPackInternalServerErrorException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import seihon.docs.git.GitStore;
import seihon.domain.Person;
import seihon.domain.TenantId;
import seihon.web.Words;

/// Clones and fetches. At most a few at once on a node, because each costs processor time; the rows
/// are read ahead into the cache, so a slow client holds no connection to the database. A whole
/// clone gets the pack that lies ready; everything else is JGit's.
@Component
class Fetching {

    private static final Logger LOG = LoggerFactory.getLogger(Fetching.class);
    private static final int AT_ONCE = 4;
    private static final int WAIT_SECONDS = 20;

    /// Rows hold no deltas, so every pack is made anew. Among versions of one file the nearest
    /// neighbour is the best base: a window of 3 gives packs as small as one of 10 in half the
    /// time.
    private static final int LENGTH_DIGITS = 4;

    private static final int DELTA_WINDOW = 3;

    private static final Duration WARM_FOR = Duration.ofMinutes(10);
    private static final Optional<WholeClone> NOT_WHOLE = Optional.empty();

    private final GitStore git;
    private final Reach reach;
    private final BranchPacks packs;
    private final GitMeters meters;
    private final Words words;
    private final Semaphore running = new Semaphore(AT_ONCE, true);
    private final Cache<Warmed, Boolean> warmed =
            Caffeine.newBuilder().expireAfterWrite(WARM_FOR).build();

    Fetching(GitStore git, Reach reach, BranchPacks packs, GitMeters meters, Words words) {
        this.git = git;
        this.reach = reach;
        this.packs = packs;
        this.meters = meters;
        this.words = words;
    }

    private record Warmed(TenantId tenant, boolean withBlobs) {}

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

    void advertise(Person me, Optional<String> protocol, OutputStream out) throws IOException {
        try (var repository = git.open(me.tenant());
                var upload = prepared(me, repository, protocol)) {
            upload.sendAdvertisedRefs(
                    new PacketLineOutRefAdvertiser(new PacketLineOut(out)), "git-upload-pack");
        }
    }

    void upload(Person me, Optional<String> protocol, InputStream in, OutputStream out)
            throws IOException {
        var started = System.nanoTime();
        var begin = in.readNBytes(WholeClone.LONGEST_BYTES);
        if (!isPacket(begin)) {
            throw new NoRequest(new PackProtocolException("no packet line"));
        }
        try (var repository = git.open(me.tenant())) {
            var pack = ready(me, repository, begin);
            if (pack.isPresent()) {
                PackOut.answer(pack.get(), out);
                meters.sent("clone", Duration.ofNanos(System.nanoTime() - started));
            } else {
                var all = new SequenceInputStream(new ByteArrayInputStream(begin), in);
                negotiate(me, prepared(me, repository, protocol), all, out);
            }
        }
    }

    /// Every request of git begins with the length of its first line, as four hexadecimal digits.
    private static boolean isPacket(byte[] begin) {
        var isLong = begin.length >= LENGTH_DIGITS;
        for (var i = 0; isLong && i < LENGTH_DIGITS; i++) {
            if (Character.digit(begin[i], 16) < 0) {
                return false;
            }
        }
        return isLong;
    }

    /// What a clone of all branches gets at once; empty when the request asks for less or more, or
    /// names a commit that a branch has left since. Nothing rests on it: when it fails, JGit makes
    /// a pack.
    private Optional<List<PackFile.Extent>> ready(Person me, Repository repository, byte[] begin)
            throws IOException {
        var wanted = begin.length < WholeClone.LONGEST_BYTES ? WholeClone.read(begin) : NOT_WHOLE;
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        var branches = BranchPacks.branches(new VisibleRefs(me).of(repository));
        if (!wanted.get().wants().equals(Set.copyOf(branches))) {
            return Optional.empty();
        }
        if (wanted.get().withBlobs() && git.hasErasedBlobs(me.tenant())) {
            packs.drop(me.tenant());
            return Optional.empty();
        }
        try {
            return Optional.of(packs.cut(me.tenant(), repository, wanted.get()));
        } catch (IOException fault) {
            LOG.warn("no pack lies ready for a clone; JGit makes one", fault);
            return Optional.empty();
        }
    }

    /// A refusal reaches the client inside the protocol, so the answer is complete either way.
    private void negotiate(Person me, UploadPack prepared, InputStream in, OutputStream out)
            throws IOException {
        var started = System.nanoTime();
        try (prepared) {
            var sending = new Sending(me);
            prepared.setPreUploadHook(sending);
            prepared.upload(in, out, null);
            if (prepared.getStatistics() != null) {
                meters.sent(sending.kind, Duration.ofNanos(System.nanoTime() - started));
            }
        } catch (ServiceMayNotContinueException refused) {
            LOG.debug("clone refused", refused);
        } catch (UploadPackInternalServerErrorException fault) {
            if (!(fault.getCause() instanceof PackProtocolException)) {
                LOG.warn("a pack could not be made; the client was told so", fault);
            }
        }
    }

    private UploadPack prepared(Person me, Repository repository, Optional<String> protocol) {
        var upload = new UploadPack(repository);
        upload.setBiDirectionalPipe(false);
        upload.setRefFilter(new VisibleRefs(me));
        upload.setRequestValidator((running, wanted) -> check(me, running, wanted));
        upload.setExtraParameters(protocol.map(text -> List.of(text.split(":"))).orElse(List.of()));
        var packing = new PackConfig(repository);
        packing.setThreads(1);
        packing.setDeltaSearchWindowSize(DELTA_WINDOW);
        packing.setCompressionLevel(Deflater.BEST_SPEED);
        upload.setPackConfig(packing);
        return upload;
    }

    /// Wants that no ref was shown for: commits, trees and blobs of a partial clone.
    private void check(Person me, UploadPack upload, List<ObjectId> wanted) throws IOException {
        if (wanted.isEmpty()) {
            return;
        }
        var repository = upload.getRepository();
        var visible = new VisibleRefs(me).of(repository);
        var beyond = reach.outOf(me.tenant(), repository, visible, wanted);
        if (!beyond.isEmpty()) {
            meters.refusedClone("want");
            throw new PackProtocolException(
                    words.text(
                            "docs.git.want-hidden",
                            me.language(),
                            beyond.iterator().next().name()));
        }
    }

    private void warm(TenantId tenant, boolean withBlobs) {
        var _ =
                warmed.get(
                        new Warmed(tenant, withBlobs),
                        _ -> {
                            git.warm(tenant, withBlobs);
                            return true;
                        });
    }

    /// Looks at a pack that is about to be made.
    private final class Sending implements PreUploadHook {

        private final Person me;
        private String kind = "fetch";

        Sending(Person me) {
            this.me = me;
        }

        @Override
        public void onBeginNegotiateRound(
                UploadPack upload, Collection<? extends ObjectId> wants, int offered) {
            // Nothing to decide before a pack is made.
        }

        @Override
        public void onEndNegotiateRound(
                UploadPack upload,
                Collection<? extends ObjectId> wants,
                int common,
                int notFound,
                boolean ready) {
            // Nothing to decide before a pack is made.
        }

        @Override
        public void onSendPack(
                UploadPack upload,
                Collection<? extends ObjectId> wants,
                Collection<? extends ObjectId> haves)
                throws ServiceMayNotContinueException {
            if (!haves.isEmpty() || !wantsBranch(upload, wants)) {
                return;
            }
            kind = "clone";
            var filter = upload.getFilterSpec();
            var withBlobs = filter.allowsType(Constants.OBJ_BLOB) && filter.getBlobLimit() != 0;
            if (withBlobs && upload.getDepth() == 0 && git.hasErasedBlobs(me.tenant())) {
                meters.refusedClone("erased");
                throw new ServiceMayNotContinueException(
                        words.text("docs.git.history-erased", me.language()));
            }
            warm(me.tenant(), withBlobs);
        }

        private boolean wantsBranch(UploadPack upload, Collection<? extends ObjectId> wants)
                throws ServiceMayNotContinueException {
            try {
                for (var branch :
                        upload.getRepository()
                                .getRefDatabase()
                                .getRefsByPrefix(Constants.R_HEADS)) {
                    if (wants.contains(branch.getObjectId())) {
                        return true;
                    }
                }
                return false;
            } catch (IOException fault) {
                throw new ServiceMayNotContinueException(fault);
            }
        }
    }
}
