package dev.backroom.gateway.lane;

import static dev.backroom.gateway.TestDatabase.await;
import static dev.backroom.gateway.lane.Lab.counted;
import static dev.backroom.gateway.lane.Lab.receive;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.operation.Answer;
import dev.backroom.operation.ChainOperation;
import dev.backroom.store.Event;
import dev.backroom.store.Sources;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Body;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Several gateways on one database, with no routing between them.
final class TwoGatewaysIT {

    private static final Logger LOG = LoggerFactory.getLogger(TwoGatewaysIT.class);
    private static final int DEVICE = 1001;
    private static final String LANE_CONNECTIONS = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
            + "WHERE datname = current_database() AND application_name = 'backroom-lane'";

    private Lab lab;
    private Lanes one;

    @BeforeEach
    void open() {
        lab = new Lab();
        one = lab.gateway();
    }

    @AfterEach
    void close() {
        lab.close();
    }

    private List<StoreId> stores(int count) {
        List<StoreId> stores = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            stores.add(lab.open(one));
        }
        return stores;
    }

    private static long seed() {
        long seed = Long.getLong("seed", System.nanoTime());
        LOG.info("seed {} (set it with -Dseed=)", seed);
        return seed;
    }

    @Test
    void eachNumberIsDecidedOnceByWhoeverItReaches() {
        Lanes two = lab.gateway();
        Crew crew = new Crew(lab, List.of(one, two), stores(4), seed(), 40);
        crew.isDone(crew.work(3));
        assertThat(lab.counted("backroom.lane.conflicts"))
                .as("gateways that met")
                .isPositive();
    }

    @Test
    void erasCloseUnderLoadAndNumbersGoOn() {
        Limits limits = Lab.LIMITS.withEraLength(Duration.ofMillis(150));
        Lanes two = lab.gateway(limits, InstantSource.system());
        Lanes three = lab.gateway(limits, InstantSource.system());
        List<StoreId> stores = stores(2);
        StoreId store = stores.getFirst();
        Answer.Decided first = Lab.accepted(await(two.post(counted(store, DEVICE, 1, receive(1)))));
        List<Event> closings = new ArrayList<>();
        for (int round = 0; closings.size() < 3; round++) {
            Crew crew = new Crew(lab, List.of(two, three), stores, seed(), 20 * (round + 1));
            Future<?> work = round == 0 ? crew.work(2) : more(two, three, stores, round);
            await(work);
            closings = Line.of(lab.database, store).of(Sources.CLOCK);
        }
        lab.stop(three);
        Answer again = await(two.post(counted(store, DEVICE, 1, receive(1))));
        assertThat(again).isInstanceOf(Answer.Decided.class);
        assertThat(((Answer.Decided) again).event()).isEqualTo(first.event());
        lab.stop(two);

        for (StoreId each : stores) {
            Line line = Line.whole(lab.database, each);
            Line.isHeldBy(lab.database, each, one);
            assertThat(line.of(Sources.CLOCK).stream()
                            .map(event -> Body.of(event).type()))
                    .containsOnly("close-era");
            int era = 1;
            for (Event event : line.events()) {
                assertThat(event.era()).as("era of %d", event.number()).isEqualTo(era);
                era += event.source() == Sources.CLOCK ? 1 : 0;
            }
        }
    }

    /// Single pieces by way of both gateways, by devices that have not worked before.
    private Future<?> more(Lanes two, Lanes three, List<StoreId> stores, int round) {
        List<Future<Answer>> answers = new ArrayList<>();
        for (StoreId store : stores) {
            for (int device = 0; device < 20; device++) {
                Lanes gateway = device % 2 == 0 ? two : three;
                answers.add(gateway.post(counted(store, 5_000 + round * 100 + device, 1, receive(1))));
            }
        }
        return Future.all(answers);
    }

    @Test
    void aLostConnectionLosesNothingAndDoublesNothing() {
        Lanes two = lab.gateway();
        Crew crew = new Crew(lab, List.of(one, two), stores(4), seed(), 60);
        Future<?> work = crew.work(3);
        for (int kill = 0; kill < 6 && !work.isComplete(); kill++) {
            long before = lab.number("SELECT count(*) FROM event");
            lab.until(
                    "work goes on", () -> work.isComplete() || lab.number("SELECT count(*) FROM event") > before + 30);
            lab.database.sql(LANE_CONNECTIONS);
        }
        crew.isDone(work);
    }

    @Test
    void aStoresEventsNeverGoBackInTheChainsVersion() {
        Lanes two = lab.gateway();
        StoreId store = lab.open(one);
        for (int i = 1; i <= 15; i++) {
            lab.accepted(one, StoreId.CHAIN, new ChainOperation.PutVendor("V" + i, "Vendor " + i));
            Lab.accepted(await(one.post(counted(store, DEVICE, i, receive(1)))));
            Lab.accepted(await(two.post(counted(store, DEVICE + 1, i, receive(1)))));
        }
        List<Long> versions = Line.whole(lab.database, store).events().stream()
                .map(event -> Body.of(event).master())
                .toList();
        assertThat(versions).isSorted();
        assertThat(versions.stream().distinct().count()).isGreaterThan(15);
    }
}
