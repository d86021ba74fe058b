package dev.backroom.gateway.log;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/// The last line of each book of signed heads, told to the database too: the book itself cannot tell that its end was
/// cut off.
public final class HeadMarks {

    private static final String LAST = "SELECT line FROM head_mark WHERE key = $1";
    private static final String PUT = """
            INSERT INTO head_mark (key, line, at) VALUES ($1, $2, $3)
            ON CONFLICT (key) DO UPDATE SET line = excluded.line, at = excluded.at""";

    private final Pool pool;

    public HeadMarks(Pool pool) {
        this.pool = pool;
    }

    /// @param key id of the key that signs the book
    /// @return digest of the line that was written last; nothing when none was
    public Future<Optional<String>> last(String key) {
        return pool.preparedQuery(LAST)
                .execute(Tuple.of(key))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getString(0)));
    }

    /// To be called when the line is on the disk: a book may be ahead of its mark, never behind it.
    public Future<Void> put(String key, String line, Instant at) {
        return pool.preparedQuery(PUT)
                .execute(Tuple.of(key, line, at.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }
}
