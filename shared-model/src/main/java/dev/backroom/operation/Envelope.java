package dev.backroom.operation;

import dev.backroom.store.StoreId;
import java.time.Instant;
import java.util.Optional;

/// An operation on its way to a lane.
///
/// @param source who numbered it
/// @param number the source's own number of it
/// @param counted whether the source counts 1, 2, 3 … for this store without a gap; else numbers only must be new
/// @param claimed the device's own time, corrected by its measured clock error where known
/// @param offline made without a connection: a fact about the physical world, parked where the books cannot accept it
/// @param confirms number of the operation of the same source that was asked back, 0 when this confirms nothing
/// @param approver a second person who proved themselves and stands by it
/// @param digest of the operation's encoding: tells the same number with other content
public record Envelope(
        StoreId store,
        int source,
        long number,
        boolean counted,
        Principal by,
        Instant claimed,
        boolean offline,
        long confirms,
        Optional<Principal> approver,
        Operation operation,
        String digest) {

    /// What nobody sent: the gateway asks for it itself.
    ///
    /// @param source one of [dev.backroom.store.Sources]
    /// @param number of that source, which need not count without a gap; 0 lets the lane give it
    /// @param digest of the operation's encoding
    public static Envelope bySystem(
            StoreId store, int source, long number, Instant claimed, Operation operation, String digest) {
        return new Envelope(
                store, source, number, false, Principal.SYSTEM, claimed, false, 0, Optional.empty(), operation, digest);
    }

    /// The same request with another operation, such as the refusal that took its place.
    public Envelope with(Operation other) {
        return new Envelope(store, source, number, counted, by, claimed, offline, confirms, approver, other, digest);
    }

    /// The same request under a number that was given to it.
    public Envelope numbered(long given) {
        return new Envelope(store, source, given, counted, by, claimed, offline, confirms, approver, operation, digest);
    }

    /// The same request with a second person who stands by it.
    public Envelope approvedBy(Principal person) {
        return new Envelope(
                store, source, number, counted, by, claimed, offline, confirms, Optional.of(person), operation, digest);
    }
}
