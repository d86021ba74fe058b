package dev.backroom.gateway.log;

import static dev.backroom.gateway.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.gateway.TestDatabase;
import dev.backroom.operation.Envelope;
import dev.backroom.operation.LineOperation;
import dev.backroom.operation.Outcome;
import dev.backroom.operation.Refusal;
import dev.backroom.store.Event;
import dev.backroom.store.Sources;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Body;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class ErasIT {

    private static TestDatabase database;

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void theFirstTwoErasAreThere() {
        assertThat(partitions()).contains("event_era_1", "event_era_2");
    }

    @Test
    void gatewaysThatEnsureTheSameEraAtOnceDoNotCollide() {
        List<Future<Void>> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            all.add(new Eras(database.owners()).ensure(40));
        }
        await(Future.all(all));
        assertThat(partitions()).contains("event_era_40", "event_era_41");
    }

    @Test
    void aLineIsReadAcrossItsErasByTheirKeys() {
        try (TestDatabase full = TestDatabase.fresh()) {
            full.sql("INSERT INTO event SELECT s, n, 1 + (n - 1) / 500, now(), 1000, n, 1, '\\x" + nothing()
                    + "', sha256('x') "
                    + "FROM generate_series(1, 60) s, generate_series(1, 1000) n");
            full.sql("ANALYZE event");
            Eras eras = new Eras(full.owners());
            await(eras.ensure(3));
            assertThat(await(eras.detach(1)).events()).isEqualTo(30_000);
            full.sql("ANALYZE event");
            full.sql("ANALYZE archived_event");

            StringBuilder plan = new StringBuilder();
            full.sql("EXPLAIN SELECT * FROM history WHERE store = 7 AND number > 400 ORDER BY store, number LIMIT 200")
                    .forEach(row -> plan.append(row.getString(0)).append('\n'));
            assertThat(plan.toString())
                    .contains("Index Scan", "archived_event_1", "event_era_2")
                    .doesNotContain("Seq Scan", "Sort  (");
            assertThat(await(full.events().after(new StoreId(7), 400, 200)))
                    .extracting(Event::number)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(401, 600).boxed().toList());
            assertThat(await(full.events().archived(new StoreId(7), 1000, 321))).contains(321L);
            assertThat(await(full.events().archived(new StoreId(7), 1000, 501))).isEmpty();
        }
    }

    /// The bytes of an event that changes nothing.
    private static String nothing() {
        Envelope envelope = Envelope.bySystem(
                new StoreId(1), Sources.REACTION, 1, Instant.EPOCH, new LineOperation.TooDeep(1), "0");
        return Body.encode(envelope, 1, new Outcome.Refused(Refusal.INTERNAL, Map.of(), List.of()), 0, List.of())
                .hex();
    }

    private static List<String> partitions() {
        List<String> names = new ArrayList<>();
        database.sql("SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'event'::regclass")
                .forEach(row -> names.add(row.getString(0)));
        return names;
    }
}
