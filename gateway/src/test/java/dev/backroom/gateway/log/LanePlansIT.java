package dev.backroom.gateway.log;

import static dev.backroom.gateway.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.gateway.TestDatabase;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Reads how PostgreSQL would run the lanes' statements, with the settings of a lane's connection.
final class LanePlansIT {

    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+)");

    private static TestDatabase database;

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    /// A plan read here may be the right one by chance; on other data the planner would choose again.
    @ParameterizedTest
    @CsvSource({
        "plan_cache_mode, force_generic_plan",
        "enable_seqscan, off",
        "enable_hashjoin, off",
        "enable_mergejoin, off",
        "enable_bitmapscan, off",
        "jit, off"
    })
    void theConnectionOfALanePinsItsPlans(String setting, String value) {
        PgConnection connection = await(database.database().connectLane());

        assertThat(await(connection.query("SHOW " + setting).execute())
                        .iterator()
                        .next()
                        .getString(0))
                .isEqualTo(value);
        await(connection.close());
    }

    @Test
    void noStatementOfALaneReadsAWholeTableHoweverManyRowsItHas() {
        PgConnection connection = await(database.database().connectLane());
        for (LaneWriter.Statement statement : LaneWriter.Statement.values()) {
            usesIndexes(statement, plan(connection, statement), "empty");
        }
        fill();
        for (LaneWriter.Statement statement : LaneWriter.Statement.values()) {
            usesIndexes(statement, plan(connection, statement), "full");
        }
        await(connection.close());
    }

    private static void fill() {
        database.sql("INSERT INTO event SELECT s, n, 1 + n / 150, now(), 1000, n, 1, '\\x00', sha256('x') "
                + "FROM generate_series(1, 100) s, generate_series(1, 200) n");
        database.sql("INSERT INTO balance SELECT s, n, 1, 0, 0, 0, 0, 5, 0 "
                + "FROM generate_series(1, 100) s, generate_series(1, 200) n");
        database.sql("INSERT INTO state_row SELECT s, 25, n, 1, n, '{}' "
                + "FROM generate_series(1, 100) s, generate_series(1, 200) n");
        database.sql("INSERT INTO receipt_entry SELECT s, n, 1, 1, 0, 0, 5, 0, 0, 0, 1, 0, 0, 0, 0, 5, 0, 0 "
                + "FROM generate_series(1, 100) s, generate_series(1, 200) n");
        database.sql("ANALYZE event, balance, state_row, receipt_entry");
    }

    private static void usesIndexes(LaneWriter.Statement statement, String plan, String tables) {
        String said = statement + " on " + tables + " tables:\n" + plan;
        assertThat(plan).as(said).doesNotContain("Seq Scan", "Bitmap", "Hash Join", "Merge Join");
        switch (statement) {
            case PREDECESSORS -> assertThat(plan).as(said).contains("Index", "event_era_1");
            case BALANCE_UPDATE -> assertThat(plan).as(said).contains("Index Scan using balance_pkey");
            case ROW_UPDATE, ROW_DELETE -> assertThat(plan).as(said).contains("Index Scan using state_row_pkey");
            case ENTRY_UPDATE, ENTRY_DELETE ->
                assertThat(plan).as(said).contains("Index Scan using receipt_entry_pkey");
            case EVENTS, BALANCE_INSERT, ROW_INSERT, ENTRY_INSERT ->
                assertThat(plan).as(said).contains("Insert on");
        }
    }

    private static String plan(PgConnection connection, LaneWriter.Statement statement) {
        String name = "plan_" + statement.name().toLowerCase(Locale.ROOT);
        await(connection.query("DEALLOCATE ALL").execute());
        await(connection.query("PREPARE " + name + " AS " + statement.sql).execute());
        Matcher parameters = PARAMETER.matcher(statement.sql);
        int last = 0;
        while (parameters.find()) {
            last = Math.max(last, Integer.parseInt(parameters.group(1)));
        }
        String nulls = "NULL" + ", NULL".repeat(last - 1);
        StringBuilder plan = new StringBuilder();
        for (Row row : await(connection
                .query("EXPLAIN (COSTS OFF) EXECUTE " + name + "(" + nulls + ")")
                .execute())) {
            plan.append(row.getString(0)).append('\n');
        }
        return plan.toString();
    }
}
