package dev.backroom.gateway.integration.postings;

import dev.backroom.gateway.log.Unsent;
import dev.backroom.store.DocumentRow.Discrepancy;
import dev.backroom.store.DocumentRow.DiscrepancyKind;
import dev.backroom.store.DocumentRow.DiscrepancyState;
import dev.backroom.store.Event;
import dev.backroom.store.Posting;
import dev.backroom.store.Row;
import dev.backroom.wire.Body;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What an event has for a target: messages, and what people decided about messages that it refused.
///
/// @param settled in the order of the event's rows
record Content(List<Letter> letters, List<Settled> settled) {

    /// @param again whether it is to be sent once more, else never
    record Settled(Unsent.Key key, boolean again) {}

    static final Content NONE = new Content(List.of(), List.of());

    private static final byte[] MENTION = "posting".getBytes(StandardCharsets.US_ASCII);

    boolean isNothing() {
        return letters.isEmpty() && settled.isEmpty();
    }

    /// Whether rows may have something for some target.
    static boolean concerns(List<Row> rows) {
        for (Row row : rows) {
            if (row instanceof Posting
                    || (row instanceof Discrepancy about && about.kind() == DiscrepancyKind.POSTING)) {
                return true;
            }
        }
        return false;
    }

    /// Most events have nothing: their bytes are looked at before they are decoded.
    static Content of(Event event, String target) {
        if (!mentions(event.bytes().unsafe())) {
            return NONE;
        }
        List<Letter> letters = new ArrayList<>();
        List<Settled> settled = new ArrayList<>();
        for (Row row : Body.of(event).decodedRows()) {
            if (row instanceof Posting posting) {
                letters.add(Letter.of(event, posting));
            } else if (row instanceof Discrepancy about) {
                settled(event, about, target).ifPresent(settled::add);
            }
        }
        return new Content(letters, settled);
    }

    private static Optional<Settled> settled(Event event, Discrepancy about, String target) {
        String how = about.facts().getOrDefault("resolved", "");
        String name = about.facts().getOrDefault("posting", "");
        if (about.kind() != DiscrepancyKind.POSTING
                || about.state() != DiscrepancyState.RESOLVED
                || !target.equals(about.facts().get("target"))
                || !name.matches("\\d{1,18}-\\d{1,9}")) {
            return Optional.empty();
        }
        int dash = name.indexOf('-');
        Unsent.Key key = new Unsent.Key(
                event.store(), Long.parseLong(name.substring(0, dash)), Integer.parseInt(name.substring(dash + 1)));
        return switch (how) {
            case "retry" -> Optional.of(new Settled(key, true));
            case "skip" -> Optional.of(new Settled(key, false));
            default -> Optional.empty();
        };
    }

    private static boolean mentions(byte[] bytes) {
        for (int i = 0; i + MENTION.length <= bytes.length; i++) {
            int k = 0;
            while (k < MENTION.length && bytes[i + k] == MENTION[k]) {
                k++;
            }
            if (k == MENTION.length) {
                return true;
            }
        }
        return false;
    }
}
