package dev.backroom.gateway.log;

import dev.backroom.store.Event;
import dev.backroom.store.Movement;
import dev.backroom.store.Status;
import dev.backroom.store.StockKey;
import dev.backroom.store.StoreId;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/// How the movements of events become rows of table `movement`, and back.
final class MovementRows {

    static final String INSERT = """
            INSERT INTO movement (store, number, line, time, item, from_place, from_status, to_place, to_status,
              batch, serial, owner, quantity, grams)
            SELECT * FROM unnest($1::int[], $2::bigint[], $3::int[], $4::timestamptz[], $5::int[], $6::int[],
              $7::smallint[], $8::int[], $9::smallint[], $10::int[], $11::int[], $12::int[], $13::bigint[],
              $14::bigint[])""";

    static final String COLUMNS = "store, number, line, time, item, from_place, from_status, to_place, to_status, "
            + "batch, serial, owner, quantity, grams";

    /// One row. Item, batch, serial and owner are the same on both sides of a movement.
    record Line(StoreId store, long number, Instant time, Movement movement) {}

    private MovementRows() {}

    /// Adds the movements of an event.
    static void add(Committed committed, List<Line> lines) {
        Event event = committed.event();
        for (dev.backroom.store.Row row : committed.rows()) {
            if (row instanceof Movement movement) {
                lines.add(new Line(event.store(), event.number(), event.time(), movement));
            }
        }
    }

    static Tuple insert(List<Line> lines) {
        int n = lines.size();
        Integer[][] ints = new Integer[7][n];
        Short[][] shorts = new Short[2][n];
        Long[][] longs = new Long[3][n];
        OffsetDateTime[] time = new OffsetDateTime[n];
        for (int i = 0; i < n; i++) {
            Line line = lines.get(i);
            Movement movement = line.movement();
            StockKey from = movement.from();
            StockKey to = movement.to();
            ints[0][i] = line.store().value();
            longs[0][i] = line.number();
            ints[1][i] = movement.line();
            time[i] = line.time().atOffset(ZoneOffset.UTC);
            ints[2][i] = from.item();
            ints[3][i] = from.place();
            shorts[0][i] = (short) from.status().ordinal();
            ints[4][i] = to.place();
            shorts[1][i] = (short) to.status().ordinal();
            ints[5][i] = to.batch();
            ints[6][i] = to.serial();
            longs[1][i] = movement.quantity();
            longs[2][i] = movement.grams();
        }
        return Tuple.from(new Object[] {
            ints[0],
            longs[0],
            ints[1],
            time,
            ints[2],
            ints[3],
            shorts[0],
            ints[4],
            shorts[1],
            ints[5],
            ints[6],
            owners(lines),
            longs[1],
            longs[2]
        });
    }

    private static Integer[] owners(List<Line> lines) {
        return lines.stream().map(line -> line.movement().to().owner()).toArray(Integer[]::new);
    }

    /// Columns [#COLUMNS].
    static Line read(Row row) {
        StockKey from = new StockKey(
                row.getInteger(4),
                row.getInteger(5),
                Status.of(row.getShort(6)),
                row.getInteger(9),
                row.getInteger(10),
                row.getInteger(11));
        StockKey to = from.at(row.getInteger(7)).as(Status.of(row.getShort(8)));
        return new Line(
                new StoreId(row.getInteger(0)),
                row.getLong(1),
                row.getOffsetDateTime(3).toInstant(),
                new Movement(row.getInteger(2), from, to, row.getLong(12), row.getLong(13)));
    }
}
