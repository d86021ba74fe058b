package dev.backroom.gateway.log;

import dev.backroom.store.StoreId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Map;
import java.util.TreeMap;

/// All readers of the log that have cursors. As long as one has not come to the end of an era, the era stays.
public final class Readers {

    /// The reader that writes table `movement` in every gateway.
    public static final String MOVEMENT = MovementTable.READER;

    private static final String ALL = "SELECT reader, store, number FROM cursor ORDER BY reader, store";
    private static final String FORGET = "DELETE FROM cursor WHERE reader = $1";

    private final Pool pool;

    public Readers(Pool pool) {
        this.pool = pool;
    }

    /// How far each has come in each store that it has begun, by its name.
    public Future<Map<String, Map<StoreId, Long>>> all() {
        return pool.query(ALL).execute().map(rows -> {
            Map<String, Map<StoreId, Long>> all = new TreeMap<>();
            for (Row row : rows) {
                all.computeIfAbsent(row.getString(0), _ -> new TreeMap<>())
                        .put(new StoreId(row.getInteger(1)), row.getLong(2));
            }
            return all;
        });
    }

    /// Deletes the cursors of a reader. One that still runs comes back with the next event that it reads.
    ///
    /// @return of how many stores it had any
    public Future<Integer> forget(String reader) {
        return pool.preparedQuery(FORGET).execute(Tuple.of(reader)).map(rows -> rows.rowCount());
    }
}
