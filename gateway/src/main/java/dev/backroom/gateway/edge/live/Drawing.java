package dev.backroom.gateway.edge.live;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.store.Movement;
import dev.backroom.store.Row;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Api;
import dev.backroom.wire.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Draws changes together into messages: of rows with the same key only the last one, in the order of their last
/// change.
/// Movements are kept while they are few; whoever is so far behind that they are many needs the state, not the way to
/// it.
final class Drawing {

    private static final int ROWS_MAX = 20_000;
    private static final int MOVEMENTS_MAX = 512;

    private Drawing() {}

    /// A message as text.
    ///
    /// @param to the number it reaches
    record Drawn(long to, String text) {}

    /// One message of as many changes as fit, at least one.
    static Drawn changes(StoreId store, List<Change> changes, Scope.Viewer viewer) {
        Map<Object, JsonNode> rows = new LinkedHashMap<>();
        int movements = 0;
        int taken = 0;
        for (Change change : changes) {
            if (taken > 0 && rows.size() + change.rows().size() > ROWS_MAX) {
                break;
            }
            for (Change.Changed changed : change.rows()) {
                movements += changed.row() instanceof Movement ? 1 : 0;
                put(rows, changed, viewer);
            }
            taken++;
        }
        if (movements > MOVEMENTS_MAX) {
            rows.values().removeIf(node -> node.path(Json.KIND).asText().equals("movement"));
        }
        Change last = changes.get(taken - 1);
        return new Drawn(
                last.number(),
                text(new Api.Live(
                        Api.Live.CHANGES,
                        store.code(),
                        changes.getFirst().number(),
                        last.number(),
                        false,
                        last.time(),
                        new ArrayList<>(rows.values()))));
    }

    private static void put(Map<Object, JsonNode> rows, Change.Changed changed, Scope.Viewer viewer) {
        Optional<Row> seen = Scope.cut(changed.row(), viewer);
        if (seen.isPresent()) {
            JsonNode node = seen.get().equals(changed.row()) ? changed.node() : node(seen.get());
            rows.remove(changed.key());
            rows.put(changed.key(), node);
        }
    }

    /// One part of a snapshot.
    static String snapshot(StoreId store, long to, Instant time, List<Row> rows, boolean more) {
        List<JsonNode> nodes = rows.stream().map(Drawing::node).toList();
        return text(new Api.Live(Api.Live.SNAPSHOT, store.code(), 1, to, more, time, nodes));
    }

    private static JsonNode node(Row row) {
        return Json.tolerant().valueToTree(row);
    }

    private static String text(Api.Live message) {
        return Json.text(message);
    }
}
