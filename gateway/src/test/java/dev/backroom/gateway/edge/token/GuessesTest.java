package dev.backroom.gateway.edge.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.gateway.edge.problem.Problem;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class GuessesTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T00:00:00Z"));
    private final Guesses guesses = new Guesses(now::get);

    private static final String SUBJECT = "person:MK";

    /// Whether a try begins; it is given up at once.
    private boolean begins(String subject) {
        boolean begun = guesses.begin(subject).succeeded();
        if (begun) {
            guesses.givenUp(subject);
        }
        return begun;
    }

    private void wrong(int times) {
        for (int i = 0; i < times; i++) {
            guesses.failed(SUBJECT);
        }
    }

    @Test
    void fourWrongOnesAreFree() {
        wrong(4);

        assertThat(begins(SUBJECT)).isTrue();
    }

    @Test
    void theFifthMakesWaitAndEachFurtherTwiceAsLong() {
        wrong(5);
        assertThat(begins(SUBJECT)).isFalse();
        now.updateAndGet(instant -> instant.plusSeconds(1));
        assertThat(begins(SUBJECT)).isTrue();

        wrong(5);
        now.updateAndGet(instant -> instant.plusSeconds(31));
        assertThat(begins(SUBJECT)).isFalse();
        now.updateAndGet(instant -> instant.plusSeconds(1));
        assertThat(begins(SUBJECT)).isTrue();
    }

    @Test
    void nobodyWaitsLongerThanFiveMinutes() {
        wrong(1_000);
        now.updateAndGet(instant -> instant.plusSeconds(300));

        assertThat(begins(SUBJECT)).isTrue();
    }

    @Test
    void theRightOneForgetsTheWrongOnes() {
        wrong(10);
        guesses.right(SUBJECT);

        assertThat(begins(SUBJECT)).isTrue();
    }

    @Test
    void othersDoNotWait() {
        wrong(10);

        assertThat(begins("person:LS")).isTrue();
    }

    @Test
    void noMoreThanFiveAreUnderWayTogetherAndARightOneLetsTheNextIn() {
        List<Future<Void>> tries = begin(7);
        assertThat(tries.subList(0, 5)).allMatch(Future::succeeded);
        assertThat(tries.subList(5, 7)).noneMatch(Future::isComplete);

        guesses.right(SUBJECT);
        assertThat(tries.get(5).succeeded()).isTrue();
        assertThat(tries.get(6).isComplete()).isFalse();
    }

    @Test
    void whoStandsInLineIsTurnedAwayWhenThoseBeforeAreWrong() {
        List<Future<Void>> tries = begin(7);
        for (int i = 0; i < 4; i++) {
            guesses.failed(SUBJECT);
            assertThat(tries.get(5).isComplete()).isFalse();
        }
        guesses.failed(SUBJECT);

        assertThat(tries.subList(5, 7))
                .allSatisfy(late -> assertThat(late.cause()).isInstanceOf(Problem.class));
    }

    @Test
    void theLineIsShort() {
        List<Future<Void>> tries = begin(5 + 20 + 1);

        assertThat(tries.getLast().cause()).isInstanceOf(Problem.class);
        assertThat(tries.get(5 + 19).isComplete()).isFalse();
    }

    @Test
    void afterTheWaitOneIsUnderWayAtATime() {
        wrong(5);
        now.updateAndGet(instant -> instant.plusSeconds(1));

        List<Future<Void>> tries = begin(2);
        assertThat(tries.getFirst().succeeded()).isTrue();
        assertThat(tries.getLast().isComplete()).isFalse();
        guesses.givenUp(SUBJECT);
        assertThat(tries.getLast().succeeded()).isTrue();
    }

    private List<Future<Void>> begin(int tries) {
        List<Future<Void>> begun = new ArrayList<>();
        for (int i = 0; i < tries; i++) {
            begun.add(guesses.begin(SUBJECT));
        }
        return begun;
    }

    @Test
    void whatCouldNotBeToldCountsForNothing() {
        for (int i = 0; i < 20; i++) {
            int same = i;
            assertThat(begins(SUBJECT)).as("try %s", same).isTrue();
        }
    }
}
