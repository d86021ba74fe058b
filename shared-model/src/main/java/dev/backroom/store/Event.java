package dev.backroom.store;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/// One numbered entry of a store's log: an envelope around bytes that were written once and are never written again.
///
/// The bytes hold the operation, its outcome and the rows it changed (see `dev.backroom.wire`). Whoever verifies
/// the chain
/// hashes them as they are.
///
/// @param number 1, 2, 3 … within the store, without a gap
/// @param time the lane's time, in microseconds, never earlier than the previous event's
/// @param source who numbered the operation: an enrolment, or one of [Sources]
/// @param key the source's own number of the operation (of the last one, when equal refusals share an event)
/// @param version of the encoding of `bytes`
/// @param hash SHA-256 over the previous event's hash and everything above
public record Event(
        StoreId store, int era, long number, Instant time, int source, long key, int version, Bytes bytes, Bytes hash) {

    private static final int FIXED_BYTES = 4 + 8 + 8 + 4 + 8 + 2 + 4;

    /// Links a new event to the head before it.
    public static Event after(
            Head head, StoreId store, int era, Instant time, int source, long key, int version, Bytes bytes) {
        long number = head.number() + 1;
        return new Event(
                store,
                era,
                number,
                time,
                source,
                key,
                version,
                bytes,
                hash(head.hash(), store, number, time, source, key, version, bytes));
    }

    /// `SHA-256(previous ‖ store ‖ number ‖ time ‖ source ‖ key ‖ version ‖ length ‖ bytes)`, big-endian, time in
    /// microseconds.
    public static Bytes hash(
            Bytes previous, StoreId store, long number, Instant time, int source, long key, int version, Bytes bytes) {
        MessageDigest sha = sha256();
        sha.update(previous.unsafe());
        sha.update(ByteBuffer.allocate(FIXED_BYTES)
                .putInt(store.value())
                .putLong(number)
                .putLong(micros(time))
                .putInt(source)
                .putLong(key)
                .putShort((short) version)
                .putInt(bytes.length())
                .flip());
        sha.update(bytes.unsafe());
        return Bytes.of(sha.digest());
    }

    /// Whether this event's hash is what its content and the event before it say.
    public boolean follows(Bytes previousHash) {
        return hash.equals(hash(previousHash, store, number, time, source, key, version, bytes));
    }

    private static long micros(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1_000);
    }

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
