package dev.backroom.gateway.log;

import static dev.backroom.gateway.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.gateway.TestDatabase;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
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

    private static List<String> partitions() {
        List<String> names = new ArrayList<>();
        database.sql("SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'event'::regclass")
                .forEach(row -> names.add(row.getString(0)));
        return names;
    }
}
