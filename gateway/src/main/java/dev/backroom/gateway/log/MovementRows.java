package dev.backroom.gateway.log;

import dev.backroom.store.Event;
import dev.backroom.store.Movement;
import dev.backroom.store.Status;
import dev.backroom.store.StockKey;
import dev.backroom.store.StoreId;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;

/// How the movements of events become rows of table `movement`, and back.
final class MovementRows {

    static final String INSERT = """
            INSERT INTO movement (store, number, line, time, item, from_place, from_status, to_place, to_status,
              batch, serial, owner, quantity, grams)
            SELECT store, number, line, timestamptz 'epoch' + time * interval '1 microsecond', item, from_place,
              from_status, to_place, to_status, batch, serial, owner, quantity, grams
            FROM %s u""".formatted(
                    Numbers.table("store int, number bigint, line int, time bigint, item int, "
                            + "from_place int, from_status smallint, to_place int, to_status smallint, batch int, serial int, "
                            + "owner int, quantity bigint, grams bigint"));

    private static final int WIDTH = 14;

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
        Numbers numbers = new Numbers(lines.size(), WIDTH);
        for (Line line : lines) {
            Movement movement = line.movement();
            StockKey from = movement.from();
            StockKey to = movement.to();
            numbers.add(line.store().value(), line.number(), movement.line(), Numbers.micros(line.time()))
                    .add(
                            from.item(),
                            from.place(),
                            from.status().ordinal(),
                            to.place(),
                            to.status().ordinal())
                    .add(to.batch(), to.serial(), to.owner(), movement.quantity(), movement.grams());
        }
        return Tuple.of(numbers.array());
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
