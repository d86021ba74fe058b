package dev.backroom.gateway.log;

import dev.backroom.store.StoreId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// Finds stores whose time has come, whether a gateway has them in memory or not. It skips along the keys from
/// store to
/// store, since an index on what changes would make every change dearer.
public final class Overdue {

    private static final String FIND = """
            WITH RECURSIVE s AS (
              (SELECT store FROM event ORDER BY store LIMIT 1)
              UNION ALL
              SELECT (SELECT store FROM event e WHERE e.store > s.store ORDER BY store LIMIT 1) FROM s WHERE s.store IS NOT NULL)
            SELECT s.store FROM s
              LEFT JOIN LATERAL (SELECT body->>'due' AS due FROM state_row r
                WHERE r.store = s.store AND r.kind = 44 AND r.a = 0 AND r.b = 0) c ON true
              LEFT JOIN LATERAL (SELECT (body->>'from')::timestamptz AS since FROM state_row r
                WHERE r.store = s.store AND r.kind = 43 AND r.a = 0 AND r.b = 0) e ON true
              LEFT JOIN LATERAL (SELECT time FROM event v WHERE v.store = s.store ORDER BY number LIMIT 1) f ON true
            WHERE s.store IS NOT NULL AND (left(c.due, 19) < $1 OR coalesce(e.since, f.time) < $2)""";

    private final Pool pool;

    public Overdue(Pool pool) {
        this.pool = pool;
    }

    /// Stores that have something due before a moment, or an open era that began before another.
    public Future<List<StoreId>> stores(Instant due, Instant eraBegan) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(
                        due.truncatedTo(ChronoUnit.SECONDS).toString().substring(0, 19),
                        eraBegan.atOffset(ZoneOffset.UTC)))
                .map(rows -> {
                    List<StoreId> found = new ArrayList<>(rows.size());
                    for (Row row : rows) {
                        found.add(new StoreId(row.getInteger(0)));
                    }
                    return found;
                });
    }
}
