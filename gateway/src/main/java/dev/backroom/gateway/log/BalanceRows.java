package dev.backroom.gateway.log;

import dev.backroom.gateway.log.Changes.BalanceChange;
import dev.backroom.store.Balance;
import dev.backroom.store.Status;
import dev.backroom.store.StockKey;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/// How balances are written, old → new: one that is not old any more raises before the commit, so that memory and
/// table
/// cannot part unnoticed.
final class BalanceRows {

    private static final String KEY =
            "store int, item int, place int, status smallint, batch int, serial int, owner int, ";

    static final String UPDATE = """
            WITH w AS (
              UPDATE balance b SET quantity = u.q, grams = u.g
              FROM %s u
              WHERE b.store = u.store AND b.item = u.item AND b.place = u.place AND b.status = u.status
                AND b.batch = u.batch AND b.serial = u.serial AND b.owner = u.owner
                AND b.quantity = u.oq AND b.grams = u.og
              RETURNING 1)
            SELECT 1 / (count(*) = $2)::int FROM w""".formatted(Numbers.table(KEY + "q bigint, g bigint, oq bigint, og bigint"));

    static final String INSERT = """
            INSERT INTO balance (store, item, place, status, batch, serial, owner, quantity, grams)
            SELECT * FROM %s u""".formatted(Numbers.table(KEY + "quantity bigint, grams bigint"));

    static final String COLUMNS = "item, place, status, batch, serial, owner, quantity, grams";

    private static final int INSERT_WIDTH = 9;
    private static final int UPDATE_WIDTH = 11;

    private BalanceRows() {}

    static Tuple updates(List<BalanceChange> changes) {
        List<BalanceChange> known =
                changes.stream().filter(BalanceChange::existed).toList();
        if (known.isEmpty()) {
            return Tuple.tuple();
        }
        Numbers numbers = new Numbers(known.size(), UPDATE_WIDTH);
        for (BalanceChange change : known) {
            add(numbers, change).add(change.oldQuantity(), change.oldGrams());
        }
        return Tuple.of(numbers.array(), (long) known.size());
    }

    static Tuple inserts(List<BalanceChange> changes) {
        List<BalanceChange> fresh =
                changes.stream().filter(change -> !change.existed()).toList();
        if (fresh.isEmpty()) {
            return Tuple.tuple();
        }
        Numbers numbers = new Numbers(fresh.size(), INSERT_WIDTH);
        fresh.forEach(change -> add(numbers, change));
        return Tuple.of(numbers.array());
    }

    private static Numbers add(Numbers numbers, BalanceChange change) {
        StockKey stock = change.stock();
        return numbers.add(
                        change.store().value(),
                        stock.item(),
                        stock.place(),
                        stock.status().ordinal())
                .add(stock.batch(), stock.serial(), stock.owner(), change.quantity(), change.grams());
    }

    static Balance read(Row row) {
        return new Balance(
                new StockKey(
                        row.getInteger(0),
                        row.getInteger(1),
                        Status.of(row.getShort(2)),
                        row.getInteger(3),
                        row.getInteger(4),
                        row.getInteger(5)),
                row.getLong(6),
                row.getLong(7));
    }
}
