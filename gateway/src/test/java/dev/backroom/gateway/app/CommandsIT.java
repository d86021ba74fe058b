package dev.backroom.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.operation.ChainOperation;
import dev.backroom.operation.Envelope;
import dev.backroom.operation.Operation;
import dev.backroom.store.Sources;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands as an operator gives them, on a data folder with its own PostgreSQL.
final class CommandsIT {

    @TempDir
    Path folder = Path.of("");

    private Operator operator;

    @BeforeEach
    void begin() {
        operator = new Operator(folder);
    }

    private Operator.Run gateway(String... words) {
        return operator.gateway(words);
    }

    @Test
    void devicesAndPeopleAreMadeBeforeTheFirstStartAndTheBooksHold() {
        assertThat(gateway("device", "add", "dock 1", "--role", "clerk").out()).startsWith("device=1000\nsecret=");
        assertThat(gateway("user", "add", "B-7", "--name", "Mia", "--role", "supervisor")
                        .out())
                .contains("person=1", "badge=B-7", "pin=");
        assertThat(gateway("device", "revoke", "dock 1").code()).isZero();
        Operator.Run verified = gateway("verify");
        assertThat(verified.code()).isZero();
        assertThat(verified.out()).contains("chain: 3 events of 1 stores, all hold", "tables: all hold");
        assertThat(gateway("rebuild").out()).contains("store 0000: tables made again from 3 events");
    }

    @Test
    void aDeviceOrPersonThatExistsIsChangedOnlyWhenTheCommandSaysSo() {
        Operator.Run first = gateway("device", "add", "dock 1", "--role", "clerk");
        Operator.Run again = gateway("device", "add", "dock 1", "--role", "supervisor");
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.out()).isEmpty();
        assertThat(again.err()).contains("device dock 1 exists already, with number 1000", "--replace");
        Operator.Run replaced = gateway("device", "add", "dock 1", "--role", "supervisor", "--replace");
        assertThat(replaced.out()).startsWith("device=1000\nsecret=").isNotEqualTo(first.out());

        assertThat(gateway("user", "add", "B-7", "--name", "Mia", "--role", "clerk")
                        .code())
                .isZero();
        Operator.Run twice = gateway("user", "add", "B-7", "--name", "Ben", "--role", "administrator");
        assertThat(twice.code()).isEqualTo(2);
        assertThat(twice.err()).contains("a person with badge B-7 exists already", "--replace");
        assertThat(gateway("user", "add", "B-7", "--name", "Ben", "--role", "clerk", "--replace")
                        .out())
                .contains("person=1");
        assertThat(gateway("verify").out()).contains("chain: 4 events of 1 stores, all hold");
    }

    @Test
    void aTableThatWasChangedBehindTheLogIsFoundAndMadeAgain() throws Exception {
        gateway("device", "add", "dock 1", "--role", "clerk");
        operator.sql("UPDATE state_row SET body = body || '{\"name\": \"another\"}' WHERE kind = 15");
        Operator.Run broken = gateway("verify");
        assertThat(broken.code()).as(broken.err()).isEqualTo(1);
        assertThat(broken.out()).contains("! store 0000: the table says");
        assertThat(gateway("rebuild").code()).isZero();
        assertThat(gateway("verify").code()).isZero();
    }

    @Test
    void verifyAndRebuildTakeAsLongAsTheyNeed() throws Exception {
        gateway("device", "add", "dock 1", "--role", "clerk");
        operator.addSetting("database.statement.seconds=1");
        try (EmbeddedDatabase database = EmbeddedDatabase.open(operator.data(), true);
                Connection slow = Operator.connect(database.address());
                Statement statement = slow.createStatement()) {
            Operator.sql(
                    database.address(),
                    "ALTER DATABASE " + database.address().name() + " SET statement_timeout = '1s'");
            statement.execute("SET statement_timeout = 0");
            slow.setAutoCommit(false);
            for (String command : List.of("verify", "rebuild")) {
                statement.execute("LOCK TABLE balance IN ACCESS EXCLUSIVE MODE");
                CompletableFuture<Void> held = CompletableFuture.runAsync(() -> letGoLater(slow));
                Operator.Run run = gateway(command);
                assertThat(run.code()).as("%s %s", run.out(), run.err()).isZero();
                assertThat(held).isCompleted();
            }
        }
    }

    /// Once somebody has waited for longer than a statement may take.
    private static void letGoLater(Connection slow) {
        try (Statement statement = slow.createStatement()) {
            statement.execute("""
                    DO $$ BEGIN
                      FOR i IN 1..2000 LOOP
                        EXIT WHEN EXISTS (SELECT FROM pg_locks WHERE NOT granted AND waitstart < clock_timestamp() - interval '1500 ms');
                        PERFORM pg_sleep(0.01);
                      END LOOP;
                    END $$""");
            slow.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anEventThatWasChangedIsFound() throws Exception {
        gateway("device", "add", "dock 1", "--role", "clerk");
        operator.sql("UPDATE event SET time = time + interval '1 second' WHERE number = 1");
        Operator.Run broken = gateway("verify");
        assertThat(broken.code()).as(broken.err()).isEqualTo(1);
        assertThat(broken.out()).contains("! store 0000: event 1 is not what its hash says");
    }

    @Test
    void signedHeadsThatShouldBeThereAreMissed() throws Exception {
        Path data = operator.data();
        gateway("device", "add", "dock 1", "--role", "clerk");
        assertThat(gateway("verify").out()).contains("signed heads: none signed yet");
        operator.start().close();
        assertThat(gateway("verify").out()).contains("signed heads: 1 checked, all hold");

        Files.delete(data.resolve("heads.pub"));
        Operator.Run keyless = gateway("verify");
        assertThat(keyless.code()).isEqualTo(1);
        assertThat(keyless.out()).contains("signed heads: 0 checked, 1 faults", "! 1 signed statements cannot be");

        try (Stream<Path> files = Files.list(data)) {
            for (Path book :
                    files.filter(file -> file.toString().endsWith(".jsonl")).toList()) {
                Files.delete(book);
            }
        }
        // By now the database has been started and ended five times, which takes longer than a second.
        operator.addSetting("heads.seconds=1");
        Operator.Run headless = gateway("verify");
        assertThat(headless.code()).isEqualTo(1);
        assertThat(headless.out())
                .contains("! store 0000: its first event is older than 1 s, and there is no signed head of it");
    }

    @Test
    void oneStoreIsVerifiedWithoutTheOthers() throws Exception {
        gateway("device", "add", "dock 1", "--role", "clerk");
        operator.sql("INSERT INTO balance VALUES (123, 1, 1, 0, 0, 0, 0, 5, 0)");
        assertThat(gateway("verify").out()).contains("! store 0123: the sum of item 1 over all places is 5");
        Operator.Run one = gateway("verify", "--store", "0000");
        assertThat(one.code()).as(one.out()).isZero();
        assertThat(one.out()).contains("ledger: all hold");
    }

    @Test
    void anEraThatAllStoresHaveLeftIsDetachedAndEverythingStillHolds() throws Exception {
        gateway("device", "add", "dock 1", "--role", "clerk");
        operator.start().close();
        Operator.Run early = gateway("era", "detach", "1");
        assertThat(early.code()).isEqualTo(2);
        assertThat(early.err()).contains("store 0000 is still in era 1", "gateway era close 1");

        assertThat(gateway("era", "close", "1").out()).contains("1 stores have left era 1");
        assertThat(gateway("era", "close", "1").out()).contains("0 stores have left era 1");
        assertThat(gateway("era", "detach", "1").out()).contains("era 1 is detached: 2 events of 1 stores");
        assertThat(gateway("era", "detach", "1").out()).contains("era 1 was detached before");
        assertThat(gateway("era", "list").out())
                .contains("era 1: no store in the log, 1 stores detached", "table archived_event_1")
                .contains("era 2: 1 stores in the log");
        Operator.Run verified = gateway("verify");
        assertThat(verified.out())
                .contains("chain: 3 events of 1 stores, all hold", "signed heads: 1 checked, all hold")
                .contains("tables: all hold");
        assertThat(gateway("rebuild").code()).isZero();
        assertThat(gateway("device", "add", "dock 2", "--role", "clerk").out()).startsWith("device=1001");

        operator.sql("CREATE TABLE exported AS SELECT * FROM archived_event_1");
        operator.sql(handbook("DROP TABLE"));
        Operator.Run elsewhere = gateway("verify");
        assertThat(elsewhere.code()).as(elsewhere.out()).isZero();
        assertThat(elsewhere.out()).contains("not looked at: 2 events");
        assertThat(gateway("rebuild").err()).contains("events 1 to 2 are archived outside");

        operator.sql(handbook("CREATE TABLE"));
        operator.sql("INSERT INTO archived_event_1 SELECT * FROM exported");
        assertThat(gateway("verify").out())
                .doesNotContain("not looked at")
                .contains("chain: 4 events of 1 stores, all hold");
        assertThat(gateway("rebuild").code()).isZero();
    }

    @Test
    void aReaderThatIsUsedNoMoreIsForgottenAndKeepsNoEra() throws Exception {
        gateway("device", "add", "dock 1", "--role", "clerk");
        operator.start().close();
        gateway("era", "close", "1");
        operator.sql("INSERT INTO cursor (reader, store, number) VALUES ('kafka', 0, 1)");
        assertThat(gateway("reader", "list").out())
                .contains("reader kafka: has read in 1 of 1 stores, 2 events to go", "reader movement: ");
        Operator.Run kept = gateway("era", "detach", "1");
        assertThat(kept.code()).isEqualTo(2);
        assertThat(kept.err()).contains("reader kafka has come to event 1 of 2", "`gateway reader forget kafka`");

        operator.addSetting("kafka.servers=127.0.0.1:9");
        assertThat(gateway("reader", "forget", "kafka").err()).contains("in use: kafka.servers is set");
        operator.writeSettings();
        assertThat(gateway("reader", "forget", "movement").err()).contains("it stays");
        assertThat(gateway("reader", "forget", "kafka").out()).contains("reader kafka is forgotten in 1 stores");
        assertThat(gateway("reader", "forget", "kafka").err()).contains("there is no reader kafka");
        assertThat(gateway("era", "detach", "1").out()).contains("era 1 is detached: 2 events of 1 stores");
    }

    @Test
    void aStoreWithoutAnyEventIsUnknownAndNotInOrder() {
        gateway("device", "add", "dock 1", "--role", "clerk");
        for (String command : List.of("verify", "rebuild")) {
            Operator.Run unknown = gateway(command, "--store", "9999");
            assertThat(unknown.code()).as(command).isEqualTo(2);
            assertThat(unknown.err()).contains("there is no event of store 9999");
            assertThat(unknown.out()).isEmpty();
        }
    }

    @Test
    void rightsAreGivenOnlyInStoresThatAreKnown() throws Exception {
        for (List<String> words : List.of(
                List.of("device", "add", "dock 1", "--role", "clerk"),
                List.of("user", "add", "B-7", "--name", "Mia", "--role", "clerk"))) {
            List<String> given = new ArrayList<>(words);
            given.addAll(List.of("--store", "0123"));
            Operator.Run early = gateway(given.toArray(String[]::new));
            assertThat(early.code()).isEqualTo(2);
            assertThat(early.err()).contains("there is no store 0123; nothing was changed");
        }
        try (Gateway gateway = operator.start()) {
            Operation site = new ChainOperation.PutSite("0123", "Leeds", "Europe/London", LocalTime.of(4, 0));
            Enrolment.await(gateway.lanes()
                    .post(Envelope.bySystem(
                            StoreId.CHAIN, Sources.OPERATOR, 1, Instant.now(), site, Json.digest(site))));
            assertThat(gateway("device", "add", "dock 1", "--role", "clerk", "--store", "0123")
                            .out())
                    .startsWith("device=1000");
        }
    }

    @Test
    void anEraThatIsClosedWhereNothingElseHappensTakesTheNextOneAlongAndSaysSo() {
        gateway("device", "add", "dock 1", "--role", "clerk");
        assertThat(gateway("era", "close", "1").out())
                .contains("1 stores have left era 1")
                .contains("1 of them, where nothing followed, have left era 2 too");
    }

    @Test
    void theDatabaseInTheDataFolderSurvivesAPowerCut() throws Exception {
        assertThat(operator.sql("SELECT current_setting('fsync') || current_setting('synchronous_commit')"))
                .isEqualTo("onon");
        assertThat(operator.sql("SELECT current_setting('full_page_writes')")).isEqualTo("on");
    }

    @Test
    void whatIsGivenWrongIsAnsweredWithWhatToDo() {
        assertThat(gateway("fly").err()).contains("there is no command fly");
        assertThat(gateway("era", "detach", "one").err()).contains("an era is a number from 1 on, not one");
        assertThat(gateway("device", "add", "d", "--role", "king").err()).contains("there is no role king");
        assertThat(gateway("device", "add", "d", "--role", "system").err())
                .contains("there is no role system; roles are clerk, supervisor, inventory-control, integrator,");
        assertThat(gateway("device", "add", "d", "--role", "inventory_control").code())
                .isEqualTo(2);
        assertThat(gateway("device", "add", "d").err()).contains("--role is missing");
        assertThat(gateway("serve", "--port", "80").err()).contains("what is --port?");
        assertThat(gateway("settings", "all").code()).isEqualTo(2);
        assertThat(gateway("fly").code()).isEqualTo(2);
    }

    @Test
    void aSettingThatDoesNotExistIsNamed() throws IOException {
        operator.addSetting("http.prot=8080");
        Operator.Run run = gateway("settings");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("there is no setting http.prot");
    }

    @Test
    void settingsAreExplainedAndSecretsAreNot() throws IOException {
        operator.addSetting("database.url=postgresql://me:hidden@127.0.0.1:1/x");
        Operator.Run run = gateway("settings");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("# port to listen on", "token.minutes=15", "database.url=(set)")
                .doesNotContain("hidden");
        Operator.Run unreachable = gateway("verify");
        assertThat(unreachable.code()).isEqualTo(3);
        assertThat(unreachable.err()).doesNotContain("hidden");
    }

    /// The statement that the operator's handbook gives to psql, for era 1.
    private static String handbook(String beginning) throws IOException {
        String text = Files.readString(Path.of("..", "docs", "handbook", "operator.md"));
        Matcher statement =
                Pattern.compile("psql backroom -c '(" + beginning + "[^']*)'").matcher(text);
        assertThat(statement.find()).isTrue();
        return statement.group(1).replace('2', '1');
    }
}
