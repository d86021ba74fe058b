package dev.backroom.gateway.log;

import dev.backroom.gateway.log.Changes.BalanceChange;
import dev.backroom.store.Balance;
import dev.backroom.store.Status;
import dev.backroom.store.StockKey;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/// How balances are written, old → new: one that is not old any more raises before the commit, so that memory and
/// table
/// cannot part unnoticed.
final class BalanceRows {

    static final String UPDATE = """
            WITH w AS (
              UPDATE balance b SET quantity = u.q, grams = u.g
              FROM unnest($1::int[], $2::int[], $3::int[], $4::smallint[], $5::int[], $6::int[], $7::int[],
                $8::bigint[], $9::bigint[], $10::bigint[], $11::bigint[])
                u(store, item, place, status, batch, serial, owner, oq, og, q, g)
              WHERE b.store = u.store AND b.item = u.item AND b.place = u.place AND b.status = u.status
                AND b.batch = u.batch AND b.serial = u.serial AND b.owner = u.owner
                AND b.quantity = u.oq AND b.grams = u.og
              RETURNING 1)
            SELECT 1 / (count(*) = $12)::int FROM w""";

    static final String INSERT = """
            INSERT INTO balance (store, item, place, status, batch, serial, owner, quantity, grams)
            SELECT * FROM unnest($1::int[], $2::int[], $3::int[], $4::smallint[], $5::int[], $6::int[], $7::int[],
              $8::bigint[], $9::bigint[])""";

    static final String COLUMNS = "item, place, status, batch, serial, owner, quantity, grams";

    private static final int KEY_COLUMNS = 7;

    private BalanceRows() {}

    static Tuple updates(List<BalanceChange> changes) {
        List<BalanceChange> known = new ArrayList<>(changes.size());
        for (BalanceChange change : changes) {
            if (change.existed()) {
                known.add(change);
            }
        }
        if (known.isEmpty()) {
            return Tuple.tuple();
        }
        int n = known.size();
        Object[] parameters = new Object[KEY_COLUMNS + 5];
        keys(known, parameters);
        Long[] oldQuantity = new Long[n];
        Long[] oldGrams = new Long[n];
        Long[] quantity = new Long[n];
        Long[] grams = new Long[n];
        for (int i = 0; i < n; i++) {
            BalanceChange change = known.get(i);
            oldQuantity[i] = change.oldQuantity();
            oldGrams[i] = change.oldGrams();
            quantity[i] = change.quantity();
            grams[i] = change.grams();
        }
        parameters[KEY_COLUMNS] = oldQuantity;
        parameters[KEY_COLUMNS + 1] = oldGrams;
        parameters[KEY_COLUMNS + 2] = quantity;
        parameters[KEY_COLUMNS + 3] = grams;
        parameters[KEY_COLUMNS + 4] = (long) n;
        return Tuple.from(parameters);
    }

    static Tuple inserts(List<BalanceChange> changes) {
        List<BalanceChange> fresh = new ArrayList<>();
        for (BalanceChange change : changes) {
            if (!change.existed()) {
                fresh.add(change);
            }
        }
        if (fresh.isEmpty()) {
            return Tuple.tuple();
        }
        int n = fresh.size();
        Object[] parameters = new Object[KEY_COLUMNS + 2];
        keys(fresh, parameters);
        Long[] quantity = new Long[n];
        Long[] grams = new Long[n];
        for (int i = 0; i < n; i++) {
            quantity[i] = fresh.get(i).quantity();
            grams[i] = fresh.get(i).grams();
        }
        parameters[KEY_COLUMNS] = quantity;
        parameters[KEY_COLUMNS + 1] = grams;
        return Tuple.from(parameters);
    }

    private static void keys(List<BalanceChange> changes, Object[] parameters) {
        int n = changes.size();
        Integer[] store = new Integer[n];
        Integer[] item = new Integer[n];
        Integer[] place = new Integer[n];
        Short[] status = new Short[n];
        Integer[] batch = new Integer[n];
        Integer[] serial = new Integer[n];
        Integer[] owner = new Integer[n];
        for (int i = 0; i < n; i++) {
            StockKey stock = changes.get(i).stock();
            store[i] = changes.get(i).store().value();
            item[i] = stock.item();
            place[i] = stock.place();
            status[i] = (short) stock.status().ordinal();
            batch[i] = stock.batch();
            serial[i] = stock.serial();
            owner[i] = stock.owner();
        }
        parameters[0] = store;
        parameters[1] = item;
        parameters[2] = place;
        parameters[3] = status;
        parameters[4] = batch;
        parameters[5] = serial;
        parameters[6] = owner;
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
