package dev.backroom.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.store.MasterRow.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Messages of the API besides operations and their replies.
public final class Api {

    private Api() {}

    /// Credentials: a device's secret, a person's badge and PIN, or both (a person at a device).
    public record Credentials(
            Optional<Integer> device, Optional<String> secret, Optional<String> badge, Optional<String> pin) {}

    /// A short-lived token.
    ///
    /// @param device the enrolment whose source number the holder uses, 0 for a person without a device
    /// @param stores codes of the stores it is good for; empty = everywhere
    public record Token(
            String token, long expiresInSeconds, int device, int person, Set<Role> roles, Set<String> stores) {}

    /// What is this, and what may be done with it here?
    public record ScanCheck(String barcode, Optional<String> delivery) {}

    /// @param kind `item`, `bundle`, `unit`, `location`, `delivery`, `order`, `person` or `unknown`
    /// @param can names of operations that may follow
    /// @param facts what else is known, never quantities on hand
    /// @param sentence what to do next
    public record ScanAnswer(
            String kind, String code, String name, List<String> can, Map<String, String> facts, String sentence) {}

    /// A part of a list.
    ///
    /// @param next cursor of the next part, empty at the end
    /// @param at number of the store's event that the list is as of
    public record Page(List<JsonNode> items, Optional<String> next, long at) {}

    /// The first message on a live feed whose request had no `Authorization` header.
    public record LiveHello(String token) {}

    /// A message of the live feed: first a snapshot, then changes. Every number is accounted for: `from` of one
    /// message is `to` of the one before plus one, also when a scope leaves no row, or when changes were drawn
    /// together
    /// for a slow reader. A snapshot comes in parts with the same `from` (always 1) and `to`; it replaces whatever
    /// the
    /// reader had, once its last part is there.
    ///
    /// @param type `snapshot` or `changes`
    /// @param more whether another part of the same snapshot follows
    /// @param time of the event `to`
    public record Live(String type, String store, long from, long to, boolean more, Instant time, List<JsonNode> rows) {

        public static final String SNAPSHOT = "snapshot";
        public static final String CHANGES = "changes";
    }

    /// What walking a part of a store's chain found.
    ///
    /// @param from first number that was looked at
    /// @param to last one
    /// @param head number of the store's newest event
    /// @param hash of the event `to`, hexadecimal
    /// @param broken the first event that does not follow from the one before it
    /// @param next where to go on, empty at the end
    public record Verified(
            String store, long from, long to, long head, String hash, Optional<Long> broken, Optional<Long> next) {}

    /// Whether the gateway can work, derived from named checks at each asking.
    ///
    /// @param status `UP` or `DOWN`
    public record Health(String status, List<HealthCheck> checks) {}

    /// @param needed whether the gateway is down when this is
    public record HealthCheck(String name, String status, boolean needed, String detail) {}
}
