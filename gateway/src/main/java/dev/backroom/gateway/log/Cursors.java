package dev.backroom.gateway.log;

import dev.backroom.store.StoreId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.Map;

/// How far a reader of the log has come, per store. Several readers of one name may save: the highest counts.
public final class Cursors {

    private static final String LOAD = "SELECT store, number FROM cursor WHERE reader = $1";
    private static final String SAVE = """
            INSERT INTO cursor AS c (reader, store, number)
            SELECT $1, s, n FROM unnest($2::int[], $3::bigint[]) AS u(s, n) ORDER BY s
            ON CONFLICT (reader, store) DO UPDATE SET number = excluded.number WHERE c.number < excluded.number""";

    private final Pool pool;
    private final String reader;

    public Cursors(Pool pool, String reader) {
        this.pool = pool;
        this.reader = reader;
    }

    /// Where this reader is in each store that it has begun.
    public Future<Map<StoreId, Long>> load() {
        return pool.preparedQuery(LOAD).execute(Tuple.of(reader)).map(rows -> {
            Map<StoreId, Long> cursors = new HashMap<>();
            for (Row row : rows) {
                cursors.put(new StoreId(row.getInteger(0)), row.getLong(1));
            }
            return cursors;
        });
    }

    /// Moves cursors on; one that is further already stays.
    public Future<Void> save(Map<StoreId, Long> cursors) {
        Integer[] stores = cursors.keySet().stream().map(StoreId::value).toArray(Integer[]::new);
        Long[] numbers = cursors.values().toArray(Long[]::new);
        return pool.preparedQuery(SAVE)
                .execute(Tuple.of(reader, stores, numbers))
                .mapEmpty();
    }
}
