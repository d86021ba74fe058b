package dev.backroom.gateway.log;

import dev.backroom.store.StoreId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Checks the ledger in the database alone: for every item of a store the sum over all places is zero, and no real
/// place
/// is below zero.
public final class LedgerCheck {

    private static final String SUMS = """
            SELECT store, item, sum(quantity)::bigint, sum(grams)::bigint FROM balance
            WHERE $1::int IS NULL OR store = $1
            GROUP BY store, item HAVING sum(quantity) <> 0 OR sum(grams) <> 0 ORDER BY store, item LIMIT 20""";
    private static final String BELOW = """
            SELECT store, item, place, quantity FROM balance
            WHERE ($1::int IS NULL OR store = $1) AND place > 0 AND (quantity < 0 OR grams < 0)
            ORDER BY store, item LIMIT 20""";

    private final Pool pool;

    public LedgerCheck(Pool pool) {
        this.pool = pool;
    }

    /// What is wrong, in words; nothing when the ledger holds.
    ///
    /// @param only one store; all without
    public Future<List<String>> check(Optional<StoreId> only) {
        Tuple store = Tuple.of(only.map(StoreId::value).orElse(null));
        return pool.preparedQuery(SUMS)
                .execute(store)
                .compose(sums -> pool.preparedQuery(BELOW).execute(store).map(below -> {
                    List<String> faults = new ArrayList<>();
                    for (Row row : sums) {
                        faults.add("store %04d: the sum of item %d over all places is %d and %d g, not zero"
                                .formatted(row.getInteger(0), row.getInteger(1), row.getLong(2), row.getLong(3)));
                    }
                    for (Row row : below) {
                        faults.add("store %04d: item %d is at %d in the real place %d"
                                .formatted(row.getInteger(0), row.getInteger(1), row.getLong(3), row.getInteger(2)));
                    }
                    return faults;
                }));
    }
}
