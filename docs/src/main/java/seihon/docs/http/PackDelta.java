package seihon.docs.http;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/// What makes one version out of the former, in Git's notation: the beginning and the end that they
/// share, and what stands between. Trees and most edits differ in one place; finding more places
/// would cost more than it saves.
final class PackDelta {

    private static final int COPY = 0x80;
    private static final int LONGEST_COPY = 0xffff;
    private static final int LONGEST_INSERT = 127;
    private static final int OFFSET_BYTES = 4;
    private static final int SIZE_BYTES = 2;

    /// A delta that saves less is not worth following when the object is read.
    private static final int WORTH = 2;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private PackDelta() {}

    /// Empty when the object itself is about as short.
    static Optional<byte[]> between(byte[] base, byte[] target) {
        var begin = sharedBegin(base, target);
        var end = sharedEnd(base, target, begin);
        var inserted = target.length - begin - end;
        if (target.length == 0 || inserted * WORTH > target.length) {
            return Optional.empty();
        }
        var delta = new PackDelta();
        delta.size(base.length);
        delta.size(target.length);
        delta.copy(0, begin);
        delta.insert(target, begin, inserted);
        delta.copy(base.length - end, end);
        return Optional.of(delta.out.toByteArray());
    }

    private static int sharedBegin(byte[] base, byte[] target) {
        var mismatch = Arrays.mismatch(base, target);
        return mismatch < 0 ? base.length : mismatch;
    }

    private static int sharedEnd(byte[] base, byte[] target, int begin) {
        var most = Math.min(base.length, target.length) - begin;
        var shared = 0;
        while (shared < most
                && base[base.length - 1 - shared] == target[target.length - 1 - shared]) {
            shared++;
        }
        return shared;
    }

    private void size(int size) {
        var rest = size;
        for (; rest >= 0x80; rest >>>= 7) {
            out.write(0x80 | (rest & 0x7f));
        }
        out.write(rest);
    }

    private void copy(int from, int length) {
        for (var at = 0; at < length; at += LONGEST_COPY) {
            copyOnce(from + at, Math.min(LONGEST_COPY, length - at));
        }
    }

    /// One byte says which bytes of offset and size follow; those that are zero do not.
    private void copyOnce(int from, int length) {
        var operands = new ByteArrayOutputStream();
        var command = COPY;
        for (var i = 0; i < OFFSET_BYTES; i++) {
            command |= operand(operands, from >>> (8 * i)) << i;
        }
        for (var i = 0; i < SIZE_BYTES; i++) {
            command |= operand(operands, length >>> (8 * i)) << (OFFSET_BYTES + i);
        }
        out.write(command);
        out.writeBytes(operands.toByteArray());
    }

    private static int operand(ByteArrayOutputStream operands, int value) {
        var low = value & 0xff;
        if (low == 0) {
            return 0;
        }
        operands.write(low);
        return 1;
    }

    private void insert(byte[] target, int from, int length) {
        for (var at = 0; at < length; at += LONGEST_INSERT) {
            var size = Math.min(LONGEST_INSERT, length - at);
            out.write(size);
            out.write(target, from + at, size);
        }
    }
}
