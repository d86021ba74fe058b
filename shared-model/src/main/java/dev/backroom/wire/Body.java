package dev.backroom.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.operation.Envelope;
import dev.backroom.operation.Outcome;
import dev.backroom.operation.Principal;
import dev.backroom.store.Bytes;
import dev.backroom.store.Event;
import dev.backroom.store.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What an event's bytes say.
///
/// @param op the operation as JSON, so that one of a newer version is passed on as it came
/// @param by on whose behalf
/// @param at the device's own time, corrected where its clock error is known
/// @param first lowest of the source's numbers that this event answers; equal refusals in a row share one event
/// @param master version of the chain's snapshot it was decided under
/// @param rows what changed, new values
public record Body(
        JsonNode op,
        Principal by,
        Instant at,
        boolean offline,
        long confirms,
        Optional<Principal> approver,
        String digest,
        long first,
        Outcome out,
        long master,
        List<JsonNode> rows) {

    /// The version of this encoding.
    public static final int VERSION = 1;

    /// Encodes what was decided. The only writer of event bytes.
    public static Bytes encode(Envelope envelope, long first, Outcome outcome, long master, List<Row> rows) {
        return Bytes.of(Json.write(new Written(
                envelope.operation(),
                envelope.by(),
                envelope.claimed(),
                envelope.offline(),
                envelope.confirms(),
                envelope.approver(),
                envelope.digest(),
                first,
                outcome,
                master,
                rows)));
    }

    /// The same shape as [Body], with types known.
    private record Written(
            dev.backroom.operation.Operation op,
            Principal by,
            Instant at,
            boolean offline,
            long confirms,
            Optional<Principal> approver,
            String digest,
            long first,
            Outcome out,
            long master,
            List<Row> rows) {}

    /// Decodes an event's bytes, of this version or an older one.
    public static Body of(Event event) {
        return decode(event.version(), event.bytes());
    }

    public static Body decode(int version, Bytes bytes) {
        if (version > VERSION) {
            throw new IllegalStateException("an event has encoding " + version + ", this program reads up to " + VERSION
                    + ": install the newer release");
        }
        try {
            return Json.tolerant().readValue(bytes.unsafe(), Body.class);
        } catch (IOException e) {
            throw new UncheckedIOException("an event's bytes cannot be read", e);
        }
    }

    /// The name of the operation's type.
    public String type() {
        return op.path(Json.TYPE).asText();
    }

    /// The rows, those of unknown kinds as [dev.backroom.store.Unknown].
    public List<Row> decodedRows() {
        List<Row> decoded = new ArrayList<>(rows.size());
        for (JsonNode row : rows) {
            decoded.add(Json.row(row));
        }
        return decoded;
    }
}
