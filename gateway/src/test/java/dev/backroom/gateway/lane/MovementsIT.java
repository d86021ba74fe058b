package dev.backroom.gateway.lane;

import static dev.backroom.gateway.TestDatabase.await;
import static dev.backroom.gateway.lane.Lab.counted;
import static dev.backroom.gateway.lane.Lab.move;
import static dev.backroom.gateway.lane.Lab.receive;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.gateway.log.Movements;
import dev.backroom.gateway.log.Rebuild;
import dev.backroom.store.Event;
import dev.backroom.store.Movement;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Body;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Table `movement` follows the log: everything once, whatever happens to its reader.
final class MovementsIT {

    private static final int DEVICE = 1001;
    private static final String ROWS = "SELECT count(*) FROM movement WHERE store = $1";
    private static final String INSERTING = " FROM pg_stat_activity WHERE datname = current_database() "
            + "AND wait_event_type = 'Lock' AND query LIKE '%INSERT INTO movement%'";
    private static final String CURSORS = "SELECT sum(number)::bigint FROM cursor WHERE reader = 'movement'";

    /// What the movements add up to is what the balances are.
    private static final String UNEXPLAINED = """
            SELECT count(*) FROM (
              SELECT store, item, place, status, batch, serial, owner, quantity, grams FROM balance
                WHERE quantity <> 0 OR grams <> 0
              EXCEPT
              SELECT store, item, place, status, batch, serial, owner, sum(q)::bigint, sum(g)::bigint FROM (
                SELECT store, item, to_place, to_status, batch, serial, owner, quantity, grams FROM movement
                UNION ALL
                SELECT store, item, from_place, from_status, batch, serial, owner, -quantity, -grams FROM movement)
                m(store, item, place, status, batch, serial, owner, q, g)
              GROUP BY 1, 2, 3, 4, 5, 6, 7) b""";

    private Lab lab;
    private Lanes gateway;

    @BeforeEach
    void open() {
        lab = new Lab();
        gateway = lab.gateway();
    }

    @AfterEach
    void close() {
        lab.close();
    }

    private Rebuild rebuild() {
        return new Rebuild(lab.database.events(), lab.database.loader(), lab.database.owners());
    }

    /// Answers the deployment.
    private String read(Lanes at) {
        return read(at, lab.database.readers());
    }

    private String read(Lanes at, Pool pool) {
        Movements movements = new Movements(lab.database.events(), pool);
        at.onCommit(movements::offer);
        return await(lab.database
                .vertx()
                .deployVerticle(movements, new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER)));
    }

    private void hasAll(List<StoreId> stores) {
        for (StoreId store : stores) {
            long moved = moved(store);
            lab.until("all movements of " + store + " are there", () -> lab.number(ROWS, store.value()) >= moved);
            assertThat(moved).isPositive();
            assertThat(lab.number(ROWS, store.value())).isEqualTo(moved);
            lab.until(
                    "the cursor is at the end",
                    () -> lab.number(
                                    "SELECT count(*) FROM cursor WHERE reader = 'movement' AND store = $1 AND number = $2",
                                    store.value(),
                                    Line.of(lab.database, store)
                                            .events()
                                            .getLast()
                                            .number())
                            == 1);
            assertThat(await(rebuild().compare(store))).isEmpty();
        }
        assertThat(lab.number(UNEXPLAINED)).isZero();
    }

    private long moved(StoreId store) {
        long moved = 0;
        for (Event event : Line.of(lab.database, store).events()) {
            moved += Body.of(event).decodedRows().stream()
                    .filter(Movement.class::isInstance)
                    .count();
        }
        return moved;
    }

    private void receiveAt(List<StoreId> stores, int from, int to) {
        List<Future<?>> answers = new ArrayList<>();
        for (StoreId store : stores) {
            for (int number = from; number <= to; number++) {
                answers.add(gateway.post(counted(store, DEVICE, number, receive(1))));
            }
        }
        await(Future.all(answers));
    }

    @Test
    void everyMovementIsInTheTableOnceHoweverManyGatewaysRead() {
        Lanes other = lab.gateway();
        read(gateway);
        read(other);
        List<StoreId> stores = List.of(lab.open(gateway), lab.open(other), lab.open(gateway));
        Crew crew = new Crew(lab, List.of(gateway, other), stores, 11, 120);
        await(crew.work(2));

        hasAll(stores);
    }

    @Test
    void whatHappenedWhileNobodyReadIsReadAtTheStart() {
        List<StoreId> stores = List.of(lab.open(gateway), lab.open(gateway));
        receiveAt(stores, 1, 2_500);
        assertThat(lab.number("SELECT count(*) FROM movement")).isZero();

        read(gateway);

        hasAll(stores);
    }

    @Test
    void aReaderThatDiesInTheMiddleOfABatchLeavesNothingHalfDone() {
        List<StoreId> stores = List.of(lab.open(gateway), lab.open(gateway));
        Pool its = lab.database.database().readers(2);
        String dying = read(gateway, its);
        receiveAt(stores, 1, 20);
        hasAll(stores);
        long before = lab.number("SELECT count(*) FROM movement");
        long cursors = lab.number(CURSORS);

        SqlConnection lock = await(lab.database.owners().getConnection());
        await(lock.query("BEGIN").execute());
        await(lock.query("LOCK TABLE movement IN SHARE MODE").execute());
        receiveAt(stores, 21, 60);
        lab.until("the reader waits within its batch", () -> lab.number("SELECT count(*)" + INSERTING) > 0);
        Future<Void> closed = its.close();
        await(lock.query("SELECT pg_terminate_backend(pid)" + INSERTING).execute());
        await(closed);
        await(lab.database.vertx().undeploy(dying));
        await(lock.query("ROLLBACK").execute());
        await(lock.close());
        assertThat(lab.number("SELECT count(*) FROM movement")).isEqualTo(before);
        assertThat(lab.number(CURSORS)).isEqualTo(cursors);

        read(gateway);
        hasAll(stores);
    }

    @Test
    void aStoreThatCannotBeWrittenDoesNotHoldUpOthers() {
        StoreId bad = lab.open(gateway);
        StoreId good = lab.open(gateway);
        long next = Line.of(lab.database, bad).events().getLast().number() + 1;
        lab.database.sql(
                "INSERT INTO movement VALUES ($1, $2, 1, now(), 1, 1, 0, 2, 0, 0, 0, 0, 7, 0)", bad.value(), next);
        read(gateway);
        receiveAt(List.of(bad, good), 1, 30);

        lab.until("the other store's are there", () -> lab.number(ROWS, good.value()) == 30);
        assertThat(lab.number(ROWS, bad.value())).isEqualTo(1);
        assertThat(await(rebuild().compare(bad))).singleElement().asString().contains("has 1 rows of events after");
        await(rebuild().rebuild(bad));
        hasAll(List.of(bad, good));
    }

    @Test
    void whatWasChangedInTheTableIsFoundAndMadeAgainWhileAGatewayReads() {
        StoreId store = lab.open(gateway);
        read(gateway);
        receiveAt(List.of(store), 1, 10);
        Lab.accepted(await(gateway.post(counted(store, DEVICE, 11, move("STAGE", "A", 4)))));
        hasAll(List.of(store));

        lab.database.sql("UPDATE movement SET quantity = 5 WHERE store = $1 AND quantity = 4", store.value());
        assertThat(await(rebuild().compare(store)))
                .anySatisfy(fault -> assertThat(fault).contains("table movement does not have"))
                .anySatisfy(fault -> assertThat(fault).contains("the log does not"))
                .hasSize(2);
        lab.database.sql("DELETE FROM movement WHERE store = $1 AND quantity = 5", store.value());
        assertThat(await(rebuild().compare(store))).hasSize(1);

        await(rebuild().rebuild(store));
        hasAll(List.of(store));
        receiveAt(List.of(store), 12, 20);
        hasAll(List.of(store));
    }
}
