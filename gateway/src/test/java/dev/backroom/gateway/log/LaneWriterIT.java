package dev.backroom.gateway.log;

import static dev.backroom.gateway.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.gateway.TestDatabase;
import dev.backroom.gateway.log.Changes.RowChange;
import dev.backroom.store.Held;
import dev.backroom.store.LineRow;
import dev.backroom.store.RowKey;
import dev.backroom.store.RowKind;
import dev.backroom.store.StoreId;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a lane's connection does with changes that are none.
final class LaneWriterIT {

    @Test
    void changesThatCannotBeWrittenFailBeforeATransactionBegins() {
        try (TestDatabase database = TestDatabase.fresh()) {
            PgConnection connection = await(database.database().connectLane());
            LaneWriter writer = await(LaneWriter.on(connection));
            StoreId store = new StoreId(database.store());
            Held wrong = new Held(new LineRow.Source(1_000, 1), 1);
            RowChange noEntry = new RowChange(store, new RowKey(RowKind.ENTRY, 1, 1), 0, wrong);

            Future<Void> written = writer.write(new Changes(List.of(), List.of(), List.of(), List.of(noEntry)));

            assertThat(written.failed()).isTrue();
            assertThat(database.sql("SELECT state FROM pg_stat_activity WHERE datname = current_database() "
                                    + "AND application_name = 'backroom-lane'")
                            .iterator()
                            .next()
                            .getString(0))
                    .isEqualTo("idle");
            await(connection.close());
        }
    }
}
