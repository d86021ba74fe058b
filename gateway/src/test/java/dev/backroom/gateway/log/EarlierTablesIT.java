package dev.backroom.gateway.log;

import static dev.backroom.gateway.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.gateway.TestDatabase;
import dev.backroom.store.DocumentRow.Entry;
import dev.backroom.store.DocumentRow.EntryKind;
import dev.backroom.store.Held;
import dev.backroom.store.Status;
import dev.backroom.store.StockKey;
import dev.backroom.wire.Json;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/// Tables that an earlier release wrote say the same after they were brought up to date.
final class EarlierTablesIT {

    private static final String BEFORE_ENTRIES = "2";
    private static final Set<EntryKind> KINDS_THEN =
            EnumSet.of(EntryKind.RECEIVED, EntryKind.DAMAGED, EntryKind.QUARANTINED, EntryKind.HANDED_BACK);

    @Test
    void entriesOfReceiptsMoveToTheirTableAsTheyWere() {
        List<Entry> entries = new ArrayList<>();
        for (EntryKind kind : KINDS_THEN) {
            for (Status status : Status.values()) {
                entries.add(entry(entries.size() + 1, kind, status));
            }
        }
        try (TestDatabase old = TestDatabase.fresh()) {
            old.sql("DROP SCHEMA public CASCADE");
            old.sql("CREATE SCHEMA public");
            Flyway.configure()
                    .dataSource(
                            old.address().jdbc(),
                            old.address().user(),
                            old.address().password())
                    .locations("classpath:db/migration")
                    .target(BEFORE_ENTRIES)
                    .load()
                    .migrate();
            for (Entry entry : entries) {
                await(old.owners()
                        .preparedQuery("INSERT INTO state_row VALUES (7, 25, $1, $2, $3, $4::text::jsonb)")
                        .execute(Tuple.of(entry.number(), entry.line(), written(entry), Json.text(entry))));
            }

            Database.migrate(old.address());

            List<Held> found = new ArrayList<>();
            old.sql("SELECT " + EntryRows.COLUMNS + " FROM receipt_entry WHERE store = 7 ORDER BY number")
                    .forEach(row -> found.add(EntryRows.read(row)));
            assertThat(found)
                    .containsExactlyElementsOf(entries.stream()
                            .map(entry -> new Held(entry, written(entry)))
                            .toList());
            assertThat(old.sql("SELECT FROM state_row").size()).isZero();
        }
    }

    private static Entry entry(int number, EntryKind kind, Status status) {
        boolean full = number % 2 == 0;
        StockKey stock = full
                ? new StockKey(number, 100 + number, status, 3, 4, 20_000_005)
                : new StockKey(0, -10_000_001, status, 0, 0, 0);
        return new Entry(
                number,
                1 + number % 3,
                9,
                kind,
                stock.item(),
                full ? 11 : 0,
                full ? 12 : 0,
                full ? 13 : 0,
                full ? 1_000_000_000L : 1,
                full ? 5_000_000_000L : 0,
                stock,
                full ? 14 : -1_000,
                full ? number + 1_000 : 0);
    }

    private static long written(Entry entry) {
        return entry.reversed() == 0 ? entry.number() : entry.reversed();
    }
}
