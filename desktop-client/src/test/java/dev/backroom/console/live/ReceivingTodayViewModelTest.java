package dev.backroom.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.console.live.Delivered.Phase;
import dev.backroom.console.text.Texts;
import dev.backroom.console.theme.Signal;
import dev.backroom.operation.Outcome;
import dev.backroom.operation.Refusal;
import dev.backroom.store.DocumentRow.Delivery;
import dev.backroom.store.DocumentRow.DeliveryState;
import dev.backroom.wire.Listed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What "Receiving today" makes of the rows; no toolkit is started.
class ReceivingTodayViewModelTest {

    private final Morning morning = new Morning();
    private final ReceivingTodayViewModel model =
            new ReceivingTodayViewModel(morning.view, new Texts(Locale.ENGLISH), morning.clock);

    private Delivered of(String code) {
        return model.rows().stream()
                .map(DeliveryRow::facts)
                .filter(facts -> facts.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private List<String> codes() {
        return model.rows().stream().map(row -> row.facts().code()).toList();
    }

    @Test
    void putsWhatIsAtWorkFirstThenWhatIsLate() {
        model.shown();
        morning.busy();

        assertThat(codes()).containsExactly("4711", "4712", "4709", "4716", "4715", "4702", "4698");
        assertThat(of("4709").phase()).isEqualTo(Phase.LATE);
        assertThat(of("4709").late()).isEqualTo(Duration.ofMinutes(62).plusSeconds(7));
    }

    @Test
    void countsLinesAndPieces() {
        model.shown();
        morning.busy();

        var facts = of("4711");
        assertThat(facts.lines()).isEqualTo(52);
        assertThat(facts.linesDone()).isEqualTo(38);
        assertThat(facts.promised()).isEqualTo(52 * 36);
        assertThat(facts.received()).isEqualTo(38 * 36 + 2);
        assertThat(facts.damaged()).isEqualTo(2);
        assertThat(facts.cases()).isEqualTo(2);
        assertThat(facts.vendor()).isEqualTo("Harvest Foods");
    }

    @Test
    void looksAtAClosedDeliveryThatIsShort() {
        model.shown();
        morning.busy();

        assertThat(of("4702").missing()).isEqualTo(20);
        assertThat(of("4702").signal()).isEqualTo(Signal.LOOK);
        assertThat(of("4698").signal()).isEqualTo(Signal.ACCEPTED);
    }

    @Test
    void sumsUpToday() {
        model.shown();
        morning.busy();

        var totals = model.totalsProperty().get();
        assertThat(totals.open()).isEqualTo(5);
        assertThat(totals.late()).isEqualTo(1);
        assertThat(totals.closed()).isEqualTo(2);
        assertThat(totals.cases()).isEqualTo(3);
    }

    @Test
    void changesARowInItsPlace() {
        model.shown();
        morning.busy();
        var row = model.rows().getFirst();

        morning.receive(1, 40, 36);

        assertThat(model.rows().getFirst()).isSameAs(row);
        assertThat(row.facts().linesDone()).isEqualTo(39);
    }

    @Test
    void letsNewDeliveriesWaitUntilSomebodyAsks() {
        model.shown();
        morning.busy();
        morning.announce(8, "4799", "08:50");

        assertThat(codes()).doesNotContain("4799");
        assertThat(model.freshProperty().get()).isEqualTo(1);
        assertThat(model.totalsProperty().get().open())
                .as("sums are true all the same")
                .isEqualTo(6);

        model.showNew();

        assertThat(codes()).contains("4799");
        assertThat(model.freshProperty().get()).isZero();
    }

    @Test
    void keepsOtherDaysApart() {
        model.shown();
        morning.busy();
        var tomorrow = Instant.parse("2027-03-10T06:00:00Z");
        morning.view.change(
                900,
                List.of(new Delivery(
                        9,
                        "4800",
                        1,
                        List.of(),
                        tomorrow,
                        DeliveryState.EXPECTED,
                        List.of(),
                        List.of(),
                        Instant.EPOCH,
                        0)));

        assertThat(model.freshProperty().get()).isZero();
        assertThat(model.totalsProperty().get().later()).isEqualTo(1);
    }

    @Test
    void turnsLateByTimeAlone() {
        model.shown();
        morning.busy();
        assertThat(of("4716").phase()).isEqualTo(Phase.EXPECTED);

        morning.clock.forward(Duration.ofMinutes(50));
        morning.view.linked(morning.clock.live());

        assertThat(of("4716").phase()).isEqualTo(Phase.LATE);
    }

    @Test
    void saysSinceWhenNumbersAreOld() {
        model.shown();
        morning.busy();
        assertThat(model.staleSinceProperty().get()).isEmpty();

        morning.view.linked(morning.clock.offline(Duration.ofMinutes(3), "gone"));

        assertThat(model.staleSinceProperty().get()).contains(Morning.NOW.minus(Duration.ofMinutes(3)));
    }

    @Test
    void keepsItsRowsWhenTheStateComesAgain() {
        model.shown();
        morning.busy();
        var row = model.rows().getFirst();

        morning.busy();

        assertThat(model.rows().getFirst()).isSameAs(row);
        assertThat(model.rows()).hasSize(7);
    }

    @Test
    void releasesEverythingWhenHidden() {
        model.shown();
        morning.busy();
        model.hidden();
        morning.receive(1, 40, 36);

        assertThat(of("4711").linesDone()).isEqualTo(38);
    }

    @Test
    void givesEachOutcomeItsSignal() {
        assertThat(News.signal(Morning.received("1", "x", "A"))).isEqualTo(Signal.ACCEPTED);
        assertThat(News.signal(new Outcome.Asks("over-order", Map.of(), false))).isEqualTo(Signal.LOOK);
        assertThat(News.signal(new Outcome.Parked(7, Refusal.EXPIRED, Map.of())))
                .isEqualTo(Signal.LOOK);
        assertThat(News.signal(new Outcome.Refused(Refusal.EXPIRED, Map.of(), List.of())))
                .isEqualTo(Signal.STOP);
    }

    @Test
    void showsAnswersNewestFirstInAClerksWords() {
        model.shown();
        morning.busy();
        morning.answers();

        var newest = model.news().list().getFirst();
        assertThat(newest.sentence()).isEqualTo("12 of Oat drink barista 1 l received. Put it to A2-01.");
        assertThat(newest.from()).isEqualTo("Handheld 04");
        assertThat(model.news().list()).hasSize(8);
    }

    @Test
    void leavesHousekeepingOut() {
        model.shown();
        morning.busy();
        morning.view.news(List.of(
                Morning.answer(1, 1, "tick", new Outcome.Accepted("ticked", Map.of("count", "3"))),
                Morning.answer(2, 1001, "put-order", new Outcome.Accepted("order-put", Map.of())),
                Morning.answer(
                        3, 1001, "put-order", new Outcome.Refused(Refusal.UNKNOWN_VENDOR, Map.of(), List.of()))));

        assertThat(model.news().list()).extracting(Answered::number).containsExactly(3L);
    }

    @Test
    void doesNotPushTheListAwayUnderAReader() {
        model.shown();
        morning.busy();
        model.news().hold(true);
        morning.answers();

        assertThat(model.news().list()).isEmpty();
        assertThat(model.news().freshProperty().get()).isEqualTo(8);

        model.news().hold(false);

        assertThat(model.news().list()).hasSize(8);
    }

    @Test
    void keepsNoMoreAnswersThanAnybodyReads() {
        model.shown();
        morning.busy();
        List<Listed.Event> many = new ArrayList<>();
        for (int i = 1; i <= News.KEPT_MAX + 50; i++) {
            many.add(Morning.answer(i, 1004, "receive-goods", Morning.received("1", "x", "A")));
        }
        morning.view.news(many);

        assertThat(model.news().list()).hasSize(News.KEPT_MAX);
        assertThat(model.news().list().getFirst().number()).isEqualTo(News.KEPT_MAX + 50L);
    }
}
