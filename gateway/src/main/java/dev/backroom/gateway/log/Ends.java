package dev.backroom.gateway.log;

import dev.backroom.store.Bytes;
import java.util.Map;
import java.util.Optional;

/// Where a store's line left its detached eras: the archive may be gone, the ends stay.
///
/// @param hashes of the last events of those eras, by number
public record Ends(Map<Long, Bytes> hashes) {

    /// The hash of the event with this number, where it ended a detached era.
    public Optional<Bytes> at(long number) {
        return Optional.ofNullable(hashes.get(number));
    }

    /// The hash that event `next` must follow; there is none where events are missing that did not leave with an era.
    ///
    /// @param last number of the event before, 0 before the first
    /// @param hash of that event
    public Optional<Bytes> linked(long next, long last, Bytes hash) {
        return next == last + 1 ? Optional.of(hash) : before(next, last);
    }

    /// The hash that event `next` must follow although it does not come right behind `last`; there is one only where
    /// exactly whole eras are missing between the two.
    ///
    /// @param last number of the event before, 0 before the first
    public Optional<Bytes> before(long next, long last) {
        boolean whole = next > last + 1 && (last == 0 || hashes.containsKey(last));
        return whole ? at(next - 1) : Optional.empty();
    }
}
