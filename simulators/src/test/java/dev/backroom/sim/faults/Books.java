package dev.backroom.sim.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.gateway.log.Database;
import dev.backroom.operation.Outcome;
import dev.backroom.store.Bytes;
import dev.backroom.store.Event;
import dev.backroom.store.Head;
import dev.backroom.store.Sources;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Body;
import dev.backroom.wire.Json;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What is in the database afterwards, read with plain SQL, against what everybody was told. Trusts no gateway.
final class Books {

    private static final int FAULTS_MAX = 12;
    private static final String EVENTS = """
            SELECT store, era, number, time, source, key, version, bytes, hash FROM event ORDER BY store, number""";
    private static final String SUMS = """
            SELECT store, item, sum(quantity), sum(grams) FROM balance
            GROUP BY store, item HAVING sum(quantity) <> 0 OR sum(grams) <> 0""";
    private static final String BELOW_ZERO =
            "SELECT store, item, place, quantity FROM balance WHERE place > 0 AND quantity < 0";
    private static final String PIECES = "SELECT store, sum(quantity) FROM balance WHERE place > 0 GROUP BY store";
    private static final String BEHIND = """
            SELECT count(*) FROM (SELECT store, max(number) AS number FROM event GROUP BY store) e
            LEFT JOIN cursor c ON c.store = e.store AND c.reader = 'kafka'
            WHERE c.number IS DISTINCT FROM e.number""";
    private static final String UNTOLD = BEHIND.replace("'kafka'", "'postings:erp'")
            + " UNION ALL SELECT count(*) FROM posting ORDER BY 1 DESC LIMIT 1";

    private final Database.Address address;
    private final List<String> faults = new ArrayList<>();
    private final Map<StoreId, Head> heads = new TreeMap<>();
    private final Map<Number, Event> answers = new HashMap<>();
    private long events;
    private long postings;

    private Books(Database.Address address) {
        this.address = address;
    }

    /// A device's number in a store.
    private record Number(int store, int source, long number) {}

    /// @param faults what is wrong, in words
    /// @param heads where each store's line ends
    /// @param postings messages to the ERP in all events
    record Found(List<String> faults, Map<StoreId, Head> heads, long events, long postings) {}

    /// Whether the relay's cursors have reached the last number of every store.
    static boolean relayed(Database.Address address) {
        return isNone(address, BEHIND);
    }

    /// Whether the ERP was told everything, and nothing is left that it could not be told.
    static boolean told(Database.Address address) {
        return isNone(address, UNTOLD);
    }

    private static boolean isNone(Database.Address address, String sql) {
        try (Connection connection = LocalPostgres.connect(address);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            return found.next() && found.getLong(1) == 0;
        } catch (SQLException e) {
            throw new AssertionError("cursors cannot be read", e);
        }
    }

    static Found compare(Database.Address address, List<Told> told) throws SQLException {
        Books books = new Books(address);
        books.readLog();
        books.answers(told);
        books.ledger(told);
        return new Found(books.faults, books.heads, books.events, books.postings);
    }

    private void fault(String what) {
        if (faults.size() < FAULTS_MAX) {
            faults.add(what);
        }
    }

    @FunctionalInterface
    private interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    private void each(String sql, Reader reader) throws SQLException {
        try (Connection connection = LocalPostgres.connect(address);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }

    private void readLog() throws SQLException {
        each(EVENTS, row -> note(event(row)));
    }

    private static Event event(ResultSet row) throws SQLException {
        return new Event(
                new StoreId(row.getInt(1)),
                row.getInt(2),
                row.getLong(3),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getInt(5),
                row.getLong(6),
                row.getInt(7),
                Bytes.of(row.getBytes(8)),
                Bytes.of(row.getBytes(9)));
    }

    /// Numbers without a gap, each event chained to the one before, and no number of a device answered twice.
    private void note(Event event) {
        events++;
        for (JsonNode row : Body.of(event).rows()) {
            postings += row.path(Json.KIND).asText().equals("posting") ? 1 : 0;
        }
        Head before = heads.getOrDefault(event.store(), Head.START);
        if (event.number() != before.number() + 1) {
            fault("store " + event.store() + ": event " + event.number() + " comes after " + before.number());
        } else if (!event.follows(before.hash())) {
            fault("store " + event.store() + ": event " + event.number() + " is not chained to the one before");
        }
        heads.put(event.store(), new Head(event.number(), event.hash(), event.time(), event.era()));
        if (event.source() >= Sources.FIRST_ENROLMENT) {
            for (long number = Body.of(event).first(); number <= event.key(); number++) {
                Event other = answers.put(new Number(event.store().value(), event.source(), number), event);
                if (other != null) {
                    fault("store " + event.store() + ": number " + number + " of " + event.source() + " is in events "
                            + other.number() + " and " + event.number());
                }
            }
        }
    }

    /// Each answer is in the log, in the event that it named and as it was given; and nothing else of a device is.
    private void answers(List<Told> told) {
        Map<Number, Event> left = new HashMap<>(answers);
        for (Told one : told) {
            String what = "store " + one.store() + ": number " + one.number() + " of " + one.source();
            Event event = left.remove(new Number(one.store().value(), one.source(), one.number()));
            if (event == null) {
                fault(what + " was answered and is not in the log");
            } else if (event.number() != one.event()) {
                fault(what + " was said to be in event " + one.event() + " and is in " + event.number());
            } else if (!nameless(Body.of(event).out()).equals(nameless(one.outcome()))) {
                fault(what + " was told " + one.outcome() + ", the log says "
                        + Body.of(event).out());
            }
        }
        left.forEach((number, event) -> fault(number + " is in event " + event.number() + ", and nobody was told"));
    }

    /// The log knows people and devices by numbers; whoever reads an answer is told their names.
    private static JsonNode nameless(Outcome outcome) {
        JsonNode tree = Json.tolerant().valueToTree(outcome);
        if (tree.path("args") instanceof ObjectNode args) {
            args.remove("who");
        }
        return tree;
    }

    /// Nothing came from nowhere, and each store has exactly the pieces that clients were told it has.
    private void ledger(List<Told> told) throws SQLException {
        each(
                SUMS,
                row -> fault("store " + row.getInt(1) + ": the sum of item " + row.getInt(2) + " over all places is "
                        + row.getLong(3) + " and " + row.getLong(4) + " g"));
        each(
                BELOW_ZERO,
                row -> fault("store " + row.getInt(1) + ": item " + row.getInt(2) + " is at " + row.getLong(4)
                        + " in place " + row.getInt(3)));
        Map<Integer, Long> pieces = new TreeMap<>();
        told.forEach(one -> pieces.merge(one.store().value(), one.pieces(), Long::sum));
        each(PIECES, row -> {
            long expected = pieces.getOrDefault(row.getInt(1), 0L);
            if (row.getLong(2) != expected) {
                fault("store " + row.getInt(1) + " has " + row.getLong(2) + " pieces, and clients were told of "
                        + expected);
            }
        });
    }
}
