package dev.backroom.gateway.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.backroom.store.Event;
import dev.backroom.store.Movement;
import dev.backroom.store.RowKind;
import dev.backroom.store.Status;
import dev.backroom.store.StockKey;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Body;
import dev.backroom.wire.Json;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
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

    private static final String KIND = RowKind.MOVEMENT.wire();
    private static final byte[] MARK = ("\"" + KIND + "\"").getBytes(StandardCharsets.UTF_8);
    private static final JsonFactory PARSERS = new JsonFactory();
    private static final List<String> PARTS = List.of("item", "place", "batch", "serial", "owner");
    private static final String ROWS = "rows";

    /// One row. Item, batch, serial and owner are the same on both sides of a movement.
    record Line(StoreId store, long number, Instant time, Movement movement) {}

    private MovementRows() {}

    /// Adds the movements of an event. Most of an event's bytes are not about them: they are passed over undecoded,
    /// and events that move nothing at all after a look for the word.
    static void add(Event event, List<Line> lines) {
        byte[] bytes = event.bytes().unsafe();
        if (!mentions(bytes)) {
            return;
        }
        if (event.version() > Body.VERSION) {
            throw new IllegalStateException("event " + event.number() + " of store " + event.store()
                    + " has a newer encoding: install the newer release");
        }
        try (JsonParser parser = PARSERS.createParser(bytes)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean rows = ROWS.equals(parser.currentName());
                parser.nextToken();
                if (rows) {
                    rows(parser, event, lines);
                } else {
                    parser.skipChildren();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an event's bytes cannot be read", e);
        }
    }

    private static void rows(JsonParser parser, Event event, List<Line> lines) throws IOException {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            if (!Json.KIND.equals(parser.nextFieldName())) {
                throw new IOException("a row does not begin with its kind");
            }
            boolean moved = KIND.equals(parser.nextTextValue());
            parser.nextToken();
            if (moved) {
                lines.add(new Line(event.store(), event.number(), event.time(), movement(parser)));
            } else {
                pass(parser);
            }
        }
    }

    /// Reads by hand what the codec would read through a tree of all rows; a check compares the two.
    private static Movement movement(JsonParser parser) throws IOException {
        int line = 0;
        StockKey from = StockKey.plain(0, 0);
        StockKey to = from;
        long quantity = 0;
        long grams = 0;
        for (; parser.currentToken() == JsonToken.FIELD_NAME; parser.nextToken()) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "line" -> line = parser.getIntValue();
                case "from" -> from = stock(parser);
                case "to" -> to = stock(parser);
                case "quantity" -> quantity = parser.getLongValue();
                case "grams" -> grams = parser.getLongValue();
                default -> parser.skipChildren();
            }
        }
        return new Movement(line, from, to, quantity, grams);
    }

    private static StockKey stock(JsonParser parser) throws IOException {
        int[] parts = new int[PARTS.size()];
        Status status = Status.AVAILABLE;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            int part = PARTS.indexOf(name);
            if (part >= 0) {
                parts[part] = parser.getIntValue();
            } else if (name.equals("status")) {
                status = Status.valueOf(parser.getText());
            } else {
                parser.skipChildren();
            }
        }
        return new StockKey(parts[0], parts[1], status, parts[2], parts[3], parts[4]);
    }

    private static void pass(JsonParser parser) throws IOException {
        while (parser.currentToken() == JsonToken.FIELD_NAME) {
            parser.nextToken();
            parser.skipChildren();
            parser.nextToken();
        }
    }

    private static boolean mentions(byte[] bytes) {
        for (int i = 0; i <= bytes.length - MARK.length; i++) {
            int j = 0;
            while (j < MARK.length && bytes[i + j] == MARK[j]) {
                j++;
            }
            if (j == MARK.length) {
                return true;
            }
        }
        return false;
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

    /// The movements of events as the one codec reads them, for checking what [#add] made of them.
    static List<Line> of(List<Event> events) {
        List<Line> lines = new ArrayList<>();
        for (Event event : events) {
            for (dev.backroom.store.Row row : Body.of(event).decodedRows()) {
                if (row instanceof Movement movement) {
                    lines.add(new Line(event.store(), event.number(), event.time(), movement));
                }
            }
        }
        return lines;
    }
}
