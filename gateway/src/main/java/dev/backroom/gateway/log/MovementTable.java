package dev.backroom.gateway.log;

import dev.backroom.gateway.log.MovementRows.Line;
import dev.backroom.store.StoreId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The table `movement` and the cursors that say how far it has come.
///
/// Rows and cursor go in one transaction, and a cursor goes from old to new: whoever finds it elsewhere writes
/// nothing for that store. So each movement is there once, however often its reader starts again, however many
/// gateways read, and also while the table is made again.
final class MovementTable {

    /// The reader's name in table `cursor`.
    static final String READER = "movement";

    private static final int PAGE = 2_000;
    private static final int DIFFERENCES_MAX = 20;

    private static final String CURSOR = "SELECT number FROM cursor WHERE reader = '" + READER + "' AND store = $1";
    private static final String BEGIN = "INSERT INTO cursor (reader, store, number) SELECT '" + READER
            + "', s, 0 FROM unnest($1::int[]) s ORDER BY s ON CONFLICT DO NOTHING";
    /// In store order, and never waiting: who holds a cursor is about to move it.
    private static final String ADVANCE = """
            WITH held AS (
              SELECT c.store, u.now FROM unnest($1::int[], $2::bigint[], $3::bigint[]) u(store, was, now)
              JOIN cursor c ON c.reader = '%1$s' AND c.store = u.store AND c.number = u.was
              ORDER BY c.store FOR UPDATE OF c SKIP LOCKED)
            UPDATE cursor c SET number = held.now FROM held
            WHERE c.reader = '%1$s' AND c.store = held.store RETURNING c.store""".formatted(READER);
    private static final String AGAIN = "UPDATE cursor SET number = 0 WHERE reader = '" + READER + "' AND store = $1";
    private static final String FORGET = "DELETE FROM movement WHERE store = $1";
    private static final String SOME = "SELECT " + MovementRows.COLUMNS
            + " FROM movement WHERE store = $1 AND number BETWEEN $2 AND $3 ORDER BY number, line";
    private static final String BEYOND = "SELECT count(*) FROM movement WHERE store = $1 AND number > $2";

    private final EventReader events;
    private final Pool pool;
    private final Cursors cursors;

    MovementTable(EventReader events, Pool pool) {
        this.events = events;
        this.pool = pool;
        this.cursors = new Cursors(pool, READER);
    }

    /// Events of one store that follow its cursor.
    ///
    /// @param was the cursor's number
    record Step(StoreId store, long was, List<Committed> events) {
        long now() {
            return events.getLast().event().number();
        }
    }

    Future<Map<StoreId, Long>> cursors() {
        return cursors.load();
    }

    /// Makes cursors for stores that have none.
    Future<Void> begin(Collection<StoreId> stores) {
        return stores.isEmpty()
                ? Future.succeededFuture()
                : pool.preparedQuery(BEGIN)
                        .execute(Tuple.tuple()
                                .addArrayOfInteger(
                                        stores.stream().map(StoreId::value).toArray(Integer[]::new)))
                        .mapEmpty();
    }

    Future<Long> cursor(StoreId store) {
        return pool.preparedQuery(CURSOR)
                .execute(Tuple.of(store.value()))
                .map(rows -> rows.size() == 0 ? 0 : rows.iterator().next().getLong(0));
    }

    Future<List<Committed>> after(StoreId store, long number) {
        return events.after(store, number, PAGE)
                .map(page -> page.stream().map(Committed::of).toList());
    }

    /// Writes steps of different stores. Answers the stores whose cursors were where they were thought to be; of
    /// the others nothing is written.
    Future<Set<StoreId>> write(List<Step> steps) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(ADVANCE)
                .execute(Tuple.tuple()
                        .addArrayOfInteger(
                                steps.stream().map(step -> step.store().value()).toArray(Integer[]::new))
                        .addArrayOfLong(steps.stream().map(Step::was).toArray(Long[]::new))
                        .addArrayOfLong(steps.stream().map(Step::now).toArray(Long[]::new)))
                .map(rows -> {
                    Set<StoreId> moved = new HashSet<>();
                    rows.forEach(row -> moved.add(new StoreId(row.getInteger(0))));
                    return moved;
                })
                .compose(moved -> insert(connection, steps, moved).map(moved)));
    }

    private static Future<Void> insert(SqlConnection connection, List<Step> steps, Set<StoreId> moved) {
        List<Line> lines = new ArrayList<>();
        for (Step step : steps) {
            if (moved.contains(step.store())) {
                step.events().forEach(committed -> MovementRows.add(committed, lines));
            }
        }
        return lines.isEmpty()
                ? Future.succeededFuture()
                : connection
                        .preparedQuery(MovementRows.INSERT)
                        .execute(MovementRows.insert(lines))
                        .mapEmpty();
    }

    /// Forgets a store's movements, within a transaction; whoever reads the log makes them again.
    static Future<Void> forget(SqlConnection connection, StoreId store) {
        return connection
                .preparedQuery(AGAIN)
                .execute(Tuple.of(store.value()))
                .compose(_ -> connection.preparedQuery(FORGET).execute(Tuple.of(store.value())))
                .mapEmpty();
    }

    /// Writes what is missing of a store, up to where its line ends now.
    Future<Void> catchUp(StoreId store) {
        return begin(List.of(store)).compose(_ -> events.head(store)).compose(head -> catchUp(store, head.number()));
    }

    private Future<Void> catchUp(StoreId store, long end) {
        return cursor(store)
                .compose(was -> was >= end
                        ? Future.succeededFuture()
                        : after(store, was)
                                .compose(page -> write(List.of(new Step(store, was, page))))
                                .compose(_ -> catchUp(store, end)));
    }

    /// Where the table differs from the log, up to where it has come, in words.
    Future<List<String>> compare(StoreId store) {
        List<String> found = new ArrayList<>();
        return cursor(store)
                .compose(end -> compare(store, 0, end, found)
                        .compose(_ -> pool.preparedQuery(BEYOND).execute(Tuple.of(store.value(), end)))
                        .compose(rows ->
                                beyond(store, end, rows.iterator().next().getLong(0)))
                        .map(beyond -> {
                            found.addAll(beyond);
                            return found.stream().limit(DIFFERENCES_MAX).toList();
                        }));
    }

    /// A reader may have moved on between the two looks.
    private Future<List<String>> beyond(StoreId store, long end, long rows) {
        return cursor(store)
                .map(now -> rows == 0 || now > end
                        ? List.of()
                        : List.of("store " + store + ": table movement has " + rows + " rows of events after " + end
                                + ", where its cursor is"));
    }

    private Future<Void> compare(StoreId store, long after, long end, List<String> found) {
        return after(store, after).compose(page -> {
            List<Committed> some =
                    page.stream().filter(one -> one.event().number() <= end).toList();
            return some.isEmpty() || found.size() >= DIFFERENCES_MAX
                    ? Future.succeededFuture()
                    : compare(store, some, found)
                            .compose(_ -> compare(store, some.getLast().event().number(), end, found));
        });
    }

    /// Of events that are archived outside of this database nothing is said.
    private Future<Void> compare(StoreId store, List<Committed> page, List<String> found) {
        List<Line> said = new ArrayList<>();
        page.forEach(one -> MovementRows.add(one, said));
        Set<Long> numbers = page.stream().map(one -> one.event().number()).collect(Collectors.toSet());
        return pool.preparedQuery(SOME)
                .execute(Tuple.of(
                        store.value(),
                        page.getFirst().event().number(),
                        page.getLast().event().number()))
                .map(rows -> {
                    Set<Line> kept = new HashSet<>();
                    rows.forEach(row -> kept.add(MovementRows.read(row)));
                    for (Line line : said) {
                        if (!kept.remove(line)) {
                            found.add("store " + store + ": table movement does not have " + line.movement()
                                    + " of event " + line.number());
                        }
                    }
                    kept.removeIf(line -> !numbers.contains(line.number()));
                    kept.forEach(line -> found.add("store " + store + ": table movement has " + line.movement()
                            + " of event " + line.number() + ", the log does not"));
                    return null;
                });
    }
}
