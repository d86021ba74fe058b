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

    private void wrong(int times) {
        for (int i = 0; i < times; i++) {
            guesses.failed("person:MK");
        }
    }

    @Test
    void fourWrongOnesAreFree() {
        wrong(4);

        assertThatCode(() -> guesses.check("person:MK")).doesNotThrowAnyException();
    }

    @Test
    void theFifthMakesWaitAndEachFurtherTwiceAsLong() {
        wrong(5);
        assertThatThrownBy(() -> guesses.check("person:MK")).isInstanceOf(Problem.class);
        now.updateAndGet(instant -> instant.plusSeconds(1));
        assertThatCode(() -> guesses.check("person:MK")).doesNotThrowAnyException();

        wrong(5);
        now.updateAndGet(instant -> instant.plusSeconds(31));
        assertThatThrownBy(() -> guesses.check("person:MK")).isInstanceOf(Problem.class);
        now.updateAndGet(instant -> instant.plusSeconds(1));
        assertThatCode(() -> guesses.check("person:MK")).doesNotThrowAnyException();
    }

    @Test
    void nobodyWaitsLongerThanFiveMinutes() {
        wrong(1_000);
        now.updateAndGet(instant -> instant.plusSeconds(300));

        assertThatCode(() -> guesses.check("person:MK")).doesNotThrowAnyException();
    }

    @Test
    void theRightOneForgetsTheWrongOnes() {
        wrong(10);
        guesses.right("person:MK");

        assertThatCode(() -> guesses.check("person:MK")).doesNotThrowAnyException();
    }

    @Test
    void othersDoNotWait() {
        wrong(10);

        assertThatCode(() -> guesses.check("person:LS")).doesNotThrowAnyException();
    }
}
