package dev.backroom.workflow.line;

import dev.backroom.store.Balance;
import dev.backroom.store.Event;
import dev.backroom.store.Held;
import dev.backroom.store.StockKey;
import dev.backroom.store.Store;
import dev.backroom.wire.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/// One number for a whole state: two stores with the same digest hold the same.
///
/// It covers rows in key order with the event that wrote them, balances in the order of their keys, and the last
/// number of every source. A balance of zero is the same as none.
public final class StateDigest {

    private static final Comparator<Balance> BY_KEY = Comparator.comparing(
            Balance::stock,
            Comparator.comparingInt(StockKey::item)
                    .thenComparingInt(StockKey::place)
                    .thenComparing(StockKey::status)
                    .thenComparingInt(StockKey::batch)
                    .thenComparingInt(StockKey::serial)
                    .thenComparingInt(StockKey::owner));

    private StateDigest() {}

    /// SHA-256, hexadecimal. Reads every row: for closing an era and for verifying, not for each operation.
    public static String of(Store state) {
        MessageDigest sha = Event.sha256();
        List<Held> rows = new ArrayList<>(state.rows());
        rows.sort(Comparator.comparing(held -> held.row().key()));
        for (Held held : rows) {
            add(sha, held.number() + " ");
            sha.update(Json.write(held.row()));
            add(sha, "\n");
        }
        List<Balance> balances = new ArrayList<>(state.balances());
        balances.removeIf(balance -> balance.quantity() == 0 && balance.grams() == 0);
        balances.sort(BY_KEY);
        for (Balance balance : balances) {
            sha.update(Json.write(balance));
            add(sha, "\n");
        }
        state.lastNumbers().forEach((source, last) -> add(sha, source + " " + last + "\n"));
        return HexFormat.of().formatHex(sha.digest());
    }

    private static void add(MessageDigest sha, String text) {
        sha.update(text.getBytes(StandardCharsets.UTF_8));
    }
}
