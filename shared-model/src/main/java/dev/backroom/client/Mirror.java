package dev.backroom.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.store.Head;
import dev.backroom.store.Row;
import dev.backroom.store.Store;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Api;
import dev.backroom.wire.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A copy of one store's state, kept by the live feed. Not thread-safe: whoever shows it applies the messages.
///
/// The head's number and time are right; its hash and era are not known here and stay those of an empty line.
public final class Mirror {

    /// What a message did.
    public enum Effect {
        /// A part of a snapshot; nothing to see until the last one is there.
        GATHERED,
        /// A new state began; look-ups made before are void.
        RESTARTED,
        CHANGED,
        /// Nothing new: it was known already.
        KNOWN,
        /// Numbers are missing before this message; it was not applied.
        GAP
    }

    private final StoreId id;
    private Store store;
    private @Nullable Store coming;

    public Mirror(StoreId id) {
        this.id = id;
        this.store = new Store(id);
    }

    /// The state as of now. After [Effect#RESTARTED] it is another object.
    public Store store() {
        return store;
    }

    /// The number up to which everything is in.
    public long at() {
        return store.head().number();
    }

    /// Applies one message.
    ///
    /// @throws IllegalArgumentException when it is another store's
    public Effect apply(Api.Live message) {
        if (!message.store().equals(id.code())) {
            throw new IllegalArgumentException("this is the mirror of " + id + ", not of " + message.store());
        }
        if (isSnapshot(message)) {
            return gather(message);
        }
        if (message.to() <= at()) {
            return Effect.KNOWN;
        }
        if (message.from() > at() + 1) {
            return Effect.GAP;
        }
        put(message, store);
        return Effect.CHANGED;
    }

    /// Parts of one snapshot have the same end. Other changes of the same end cannot come in between.
    private Effect gather(Api.Live part) {
        Store draft = coming;
        if (draft == null || draft.head().number() != part.to()) {
            draft = new Store(id);
        }
        put(part, draft);
        if (part.more()) {
            coming = draft;
            return Effect.GATHERED;
        }
        coming = null;
        store = draft;
        return Effect.RESTARTED;
    }

    static boolean isSnapshot(Api.Live message) {
        return message.type().equals(Api.Live.SNAPSHOT);
    }

    /// The rows of a message, those of unknown kinds as [dev.backroom.store.Unknown].
    public static List<Row> rows(Api.Live message) {
        List<Row> rows = new ArrayList<>(message.rows().size());
        for (JsonNode row : message.rows()) {
            rows.add(Json.row(row));
        }
        return rows;
    }

    private static void put(Api.Live message, Store into) {
        for (Row row : rows(message)) {
            into.put(row, message.to());
        }
        into.head(new Head(message.to(), Head.START.hash(), message.time(), Head.START.era()));
    }
}
