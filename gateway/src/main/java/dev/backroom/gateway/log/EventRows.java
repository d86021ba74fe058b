package dev.backroom.gateway.log;

import dev.backroom.gateway.log.Changes.Predecessor;
import dev.backroom.store.Bytes;
import dev.backroom.store.Event;
import dev.backroom.store.StoreId;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/// How events are written and read.
final class EventRows {

    private static final String NUMBERS =
            "store int, number bigint, era int, time bigint, source int, key bigint, version smallint";
    private static final int WIDTH = 7;

    /// Plain insert: a number that is taken must raise, never be skipped.
    static final String INSERT = """
            INSERT INTO event (store, number, era, time, source, key, version, bytes, hash)
            SELECT store, number, era, timestamptz 'epoch' + time * interval '1 microsecond', source, key, version,
              bytes, hash
            FROM (SELECT %s, bytes, hash FROM unnest($2::bytea[], $3::bytea[]) WITH ORDINALITY u(bytes, hash, i)) e""".formatted(Numbers.select("i * 7 - 6", NUMBERS));

    /// The key fences "twice", this fences "gap": divides by zero unless each predecessor is there with our hash.
    static final String PREDECESSORS = """
            SELECT 1 / (count(*) = $4)::int
            FROM unnest($1::int[], $2::bigint[], $3::bytea[]) p(store, number, hash),
              LATERAL (SELECT 1 FROM event e WHERE e.store = p.store AND e.number = p.number AND e.hash = p.hash LIMIT 1) e""";

    static final String COLUMNS = "store, era, number, time, source, key, version, bytes, hash";

    private EventRows() {}

    static Tuple insert(List<Event> events) {
        int n = events.size();
        Numbers numbers = new Numbers(n, WIDTH);
        Buffer[] bytes = new Buffer[n];
        Buffer[] hash = new Buffer[n];
        for (int i = 0; i < n; i++) {
            Event event = events.get(i);
            numbers.add(event.store().value(), event.number(), event.era(), Numbers.micros(event.time()))
                    .add(event.source(), event.key(), event.version());
            bytes[i] = Buffer.buffer(event.bytes().unsafe());
            hash[i] = Buffer.buffer(event.hash().unsafe());
        }
        return Tuple.from(new Object[] {numbers.array(), bytes, hash});
    }

    static Tuple predecessors(List<Predecessor> before) {
        if (before.isEmpty()) {
            return Tuple.tuple();
        }
        int n = before.size();
        Integer[] store = new Integer[n];
        Long[] number = new Long[n];
        Buffer[] hash = new Buffer[n];
        for (int i = 0; i < n; i++) {
            store[i] = before.get(i).store().value();
            number[i] = before.get(i).number();
            hash[i] = Buffer.buffer(before.get(i).hash().unsafe());
        }
        return Tuple.from(new Object[] {store, number, hash, (long) n});
    }

    static Event read(Row row) {
        return new Event(
                new StoreId(row.getInteger(0)),
                row.getInteger(1),
                row.getLong(2),
                row.getOffsetDateTime(3).toInstant(),
                row.getInteger(4),
                row.getLong(5),
                row.getShort(6),
                Bytes.of(row.getBuffer(7).getBytes()),
                Bytes.of(row.getBuffer(8).getBytes()));
    }
}
