package dev.backroom.gateway.edge.token;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.gateway.edge.problem.Problem;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class GuessesTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T00:00:00Z"));
    private final Guesses guesses = new Guesses(now::get);

    private static final String SUBJECT = "person:MK";

    /// Begins a try and gives it up.
    private void begins(String subject) {
        guesses.begin(subject);
        guesses.givenUp(subject);
    }

    private void wrong(int times) {
        for (int i = 0; i < times; i++) {
            guesses.failed(SUBJECT);
        }
    }

    @Test
    void fourWrongOnesAreFree() {
        wrong(4);

        assertThatCode(() -> begins(SUBJECT)).doesNotThrowAnyException();
    }

    @Test
    void theFifthMakesWaitAndEachFurtherTwiceAsLong() {
        wrong(5);
        assertThatThrownBy(() -> begins(SUBJECT)).isInstanceOf(Problem.class);
        now.updateAndGet(instant -> instant.plusSeconds(1));
        assertThatCode(() -> begins(SUBJECT)).doesNotThrowAnyException();

        wrong(5);
        now.updateAndGet(instant -> instant.plusSeconds(31));
        assertThatThrownBy(() -> begins(SUBJECT)).isInstanceOf(Problem.class);
        now.updateAndGet(instant -> instant.plusSeconds(1));
        assertThatCode(() -> begins(SUBJECT)).doesNotThrowAnyException();
    }

    @Test
    void nobodyWaitsLongerThanFiveMinutes() {
        wrong(1_000);
        now.updateAndGet(instant -> instant.plusSeconds(300));

        assertThatCode(() -> begins(SUBJECT)).doesNotThrowAnyException();
    }

    @Test
    void theRightOneForgetsTheWrongOnes() {
        wrong(10);
        guesses.right(SUBJECT);

        assertThatCode(() -> begins(SUBJECT)).doesNotThrowAnyException();
    }

    @Test
    void othersDoNotWait() {
        wrong(10);

        assertThatCode(() -> begins("person:LS")).doesNotThrowAnyException();
    }

    @Test
    void noMoreThanFiveAreUnderWayTogether() {
        for (int i = 0; i < 5; i++) {
            guesses.begin(SUBJECT);
        }
        assertThatThrownBy(() -> guesses.begin(SUBJECT)).isInstanceOf(Problem.class);

        guesses.right(SUBJECT);
        assertThatCode(() -> guesses.begin(SUBJECT))
                .as("the right one took itself back")
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> guesses.begin(SUBJECT)).isInstanceOf(Problem.class);
    }

    @Test
    void afterTheWaitOneIsUnderWayAtATime() {
        wrong(5);
        now.updateAndGet(instant -> instant.plusSeconds(1));

        guesses.begin(SUBJECT);
        assertThatThrownBy(() -> guesses.begin(SUBJECT)).isInstanceOf(Problem.class);
    }

    @Test
    void whatCouldNotBeToldCountsForNothing() {
        for (int i = 0; i < 20; i++) {
            int same = i;
            assertThatCode(() -> begins(SUBJECT)).as("try %s", same).doesNotThrowAnyException();
        }
    }
}
