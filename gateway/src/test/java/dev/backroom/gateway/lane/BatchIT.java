package dev.backroom.gateway.lane;

import static dev.backroom.gateway.TestDatabase.await;
import static dev.backroom.gateway.lane.Lab.counted;
import static dev.backroom.gateway.lane.Lab.move;
import static dev.backroom.gateway.lane.Lab.poison;
import static dev.backroom.gateway.lane.Lab.receive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.gateway.log.DamagedLine;
import dev.backroom.operation.Answer;
import dev.backroom.operation.Outcome;
import dev.backroom.operation.Refusal;
import dev.backroom.store.Event;
import dev.backroom.store.Sources;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Body;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class BatchIT {

    private static final int DEVICE = 1001;
    private static final String EVENTS = "SELECT count(*) FROM event WHERE store = $1";

    private static Lab lab;
    private static Lanes gateway;

    @BeforeAll
    static void open() {
        lab = new Lab();
        gateway = lab.gateway();
    }

    @AfterAll
    static void close() {
        lab.close();
    }

    /// Posts `count` receipts at each of some stores at once, so that they share batches.
    private static List<Future<Answer>> receiveAt(List<StoreId> stores, int from, int count) {
        List<Future<Answer>> answers = new ArrayList<>();
        for (int number = from; number < from + count; number++) {
            for (StoreId store : stores) {
                answers.add(gateway.post(counted(store, DEVICE, number, receive(1))));
            }
        }
        return answers;
    }

    private static List<StoreId> stores(int count) {
        List<StoreId> stores = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            stores.add(lab.open(gateway));
        }
        return stores;
    }

    private static boolean isInternal(Answer answer) {
        return answer instanceof Answer.Decided decided
                && decided.outcome() instanceof Outcome.Refused refused
                && refused.code() == Refusal.INTERNAL;
    }

    @Test
    void anOperationThatNobodyCanPostIsFoundAndItsDevicesLineGoesOn() {
        List<StoreId> stores = stores(6);
        StoreId bad = stores.get(3);
        double bisections = lab.counted("backroom.lane.bisections");

        List<Future<Answer>> good = receiveAt(stores, 1, 7);
        Future<Answer> culprit = gateway.post(counted(bad, DEVICE, 8, poison()));
        List<Future<Answer>> more = new ArrayList<>(good);
        for (StoreId store : stores) {
            for (int number = store.equals(bad) ? 9 : 8; number < 20; number++) {
                more.add(gateway.post(counted(store, DEVICE, number, receive(1))));
            }
        }
        await(Future.all(more));

        assertThat(isInternal(await(culprit))).as("%s", culprit.result()).isTrue();
        more.forEach(answer -> Lab.accepted(answer.result()));
        assertThat(lab.counted("backroom.lane.bisections")).isGreaterThan(bisections);
        assertThat(await(gateway.post(counted(bad, DEVICE, 8, poison()))))
                .isEqualTo(new Answer.Decided(
                        ((Answer.Decided) culprit.result()).event(),
                        ((Answer.Decided) culprit.result()).time(),
                        ((Answer.Decided) culprit.result()).outcome(),
                        19,
                        true));
        for (StoreId store : stores) {
            Line line = Line.whole(lab.database, store);
            assertThat(line.of(DEVICE).stream().map(Event::key)).containsExactlyElementsOf(numbers(19));
            Line.isHeldBy(lab.database, store, gateway);
        }
    }

    private static List<Long> numbers(int last) {
        List<Long> numbers = new ArrayList<>();
        for (long number = 1; number <= last; number++) {
            numbers.add(number);
        }
        return numbers;
    }

    @Test
    void aBalanceChangedBehindTheLanesBackStopsOnlyWhatTouchesIt() {
        List<StoreId> stores = stores(5);
        StoreId bad = stores.get(2);
        await(Future.all(receiveAt(stores, 1, 3)));
        Lab.accepted(await(gateway.post(counted(bad, DEVICE, 4, move("STAGE", "A", 2)))));
        lab.database.sql("UPDATE balance SET quantity = quantity + 5 WHERE store = $1 AND quantity = 2", bad.value());
        long before = lab.number("SELECT sum(abs(quantity)) FROM balance WHERE store = $1", bad.value());

        List<Future<Answer>> good = new ArrayList<>();
        for (StoreId store : stores) {
            good.add(gateway.post(counted(store, DEVICE + 1, 1, receive(1))));
        }
        Future<Answer> culprit = gateway.post(counted(bad, DEVICE, 5, move("A", "B", 1)));
        good.add(gateway.post(counted(bad, DEVICE, 6, receive(1))));
        await(Future.all(good));

        assertThat(isInternal(await(culprit))).as("%s", culprit.result()).isTrue();
        good.forEach(answer -> Lab.accepted(answer.result()));
        assertThat(lab.number("SELECT sum(abs(quantity)) FROM balance WHERE store = $1", bad.value()))
                .as("two receipts of one piece, from supplier to stage")
                .isEqualTo(before + 4);
        stores.stream().filter(store -> !store.equals(bad)).forEach(store -> Line.whole(lab.database, store));
        lab.database.sql("UPDATE balance SET quantity = quantity - 5 WHERE store = $1 AND quantity = 7", bad.value());
        Line.whole(lab.database, bad);
        Line.isHeldBy(lab.database, bad, gateway);
    }

    @Test
    void aRowWrittenBySomebodyElseIsNotOverwritten() {
        StoreId store = lab.open(gateway);
        lab.database.sql("UPDATE state_row SET number = number - 1 WHERE store = $1 AND kind = 21", store.value());

        Answer changed = await(lab.post(gateway, store, Lab.order("PO", 2)));

        assertThat(isInternal(changed)).as("%s", changed).isTrue();
        assertThat(lab.number(
                        "SELECT (body->>'version')::bigint FROM state_row WHERE store = $1 AND kind = 21",
                        store.value()))
                .isEqualTo(1);
        Lab.accepted(await(gateway.post(counted(store, DEVICE, 1, receive(1)))));
    }

    @Test
    void aRowThatOnlyMemoryKnowsIsNotDeleted() {
        StoreId store = lab.open(gateway);
        lab.accepted(gateway, store, Lab.notice("D2", "PO2"));
        lab.database.sql("UPDATE state_row SET number = number - 1 WHERE store = $1 AND kind = 28", store.value());

        Answer resumed = await(lab.post(gateway, store, Lab.order("PO2", 1)));

        assertThat(isInternal(resumed)).as("%s", resumed).isTrue();
        assertThat(lab.number("SELECT count(*) FROM state_row WHERE store = $1 AND kind = 28", store.value()))
                .isEqualTo(1);
    }

    @Test
    void anEventIsWrittenOnlyBehindThePredecessorThatTheLaneKnows() {
        StoreId store = lab.open(gateway);
        StoreId other = lab.open(gateway);
        Answer.Decided last = Lab.accepted(await(gateway.post(counted(store, DEVICE, 1, receive(1)))));
        lab.database.sql(
                "UPDATE event SET hash = sha256(hash) WHERE store = $1 AND number = $2", store.value(), last.event());

        assertThatThrownBy(() -> await(gateway.post(counted(store, DEVICE, 2, receive(1)))))
                .isInstanceOf(DamagedLine.class);
        assertThat(lab.number(EVENTS, store.value())).isEqualTo(last.event());
        Lab.accepted(await(gateway.post(counted(other, DEVICE, 1, receive(1)))));
    }

    @Test
    void aLineWhoseEndWasCutOffTakesNothing() {
        StoreId store = lab.open(gateway);
        Answer.Decided last = Lab.accepted(await(gateway.post(counted(store, DEVICE, 1, receive(1)))));
        lab.database.sql("DELETE FROM event WHERE store = $1 AND number = $2", store.value(), last.event());

        assertThatThrownBy(() -> await(gateway.post(counted(store, DEVICE, 2, receive(1)))))
                .isInstanceOf(DamagedLine.class);
        assertThat(lab.number(EVENTS, store.value())).isEqualTo(last.event() - 1);
    }

    @Test
    void nothingIsAcknowledgedWhenAStatementInTheMiddleFails() {
        List<StoreId> stores = stores(3);
        lab.database.sql("CREATE SEQUENCE tries");
        lab.database.sql(
                "CREATE FUNCTION no_rows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS "
                        + "$$ BEGIN PERFORM nextval('tries'); RAISE EXCEPTION 'the disk is full' USING ERRCODE = '53100'; END $$");
        lab.database.sql(
                "CREATE TRIGGER no_rows BEFORE INSERT ON receipt_entry FOR EACH ROW " + "EXECUTE FUNCTION no_rows()");
        long before = lab.number("SELECT count(*) FROM event");
        List<Future<Answer>> answers = receiveAt(stores, 1, 5);
        lab.until("each lane tries thrice", () -> lab.number("SELECT last_value FROM tries") >= 6);

        assertThat(answers).noneMatch(Future::isComplete);
        assertThat(lab.number("SELECT count(*) FROM event")).isEqualTo(before);
        lab.database.sql("DROP TRIGGER no_rows ON receipt_entry");
        await(Future.all(answers));
        answers.forEach(answer -> Lab.accepted(answer.result()));
        stores.forEach(store -> Line.isHeldBy(lab.database, store, gateway));
    }

    @Test
    void aReactionFollowsItsEventInTheSameTransaction() {
        StoreId store = lab.open(gateway);
        lab.accepted(gateway, store, Lab.notice("D2", "PO2"));
        Answer.Decided cause = lab.accepted(gateway, store, Lab.order("PO2", 1));

        Line line = Line.whole(lab.database, store);
        Event reaction = line.of(Sources.REACTION).getFirst();
        assertThat(line.of(Sources.REACTION)).hasSize(1);
        assertThat(reaction.number()).isEqualTo(cause.event() + 1);
        assertThat(reaction.key()).isEqualTo(Sources.reactionKey(cause.event(), 0));
        assertThat(Body.of(reaction).type()).isEqualTo("resume");
        assertThat(lab.number(
                        "SELECT count(DISTINCT xmin::text) FROM event WHERE store = $1 AND number IN ($2, $3)",
                        store.value(),
                        cause.event(),
                        reaction.number()))
                .isEqualTo(1);
    }

    @Test
    void whatRunsHasNoRightToChangeOrDeleteEvents() {
        StoreId store = lab.open(gateway);
        for (String sql : List.of(
                "UPDATE event SET bytes = '' WHERE store = $1",
                "DELETE FROM event WHERE store = $1",
                "UPDATE event_era_1 SET bytes = '' WHERE store = $1",
                "DELETE FROM event_era_1 WHERE store = $1")) {
            assertThatThrownBy(() ->
                            await(lab.database.readers().preparedQuery(sql).execute(Tuple.of(store.value()))))
                    .as(sql)
                    .hasMessageContaining("permission denied");
        }
    }
}
