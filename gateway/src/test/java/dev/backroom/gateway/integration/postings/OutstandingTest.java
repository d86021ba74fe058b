package dev.backroom.gateway.integration.postings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.gateway.log.Outbox;
import dev.backroom.gateway.log.Unsent;
import dev.backroom.gateway.log.Unsent.State;
import dev.backroom.store.StoreId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutstandingTest {

    private static final Instant NOW = Instant.parse("2026-03-03T06:00:00Z");
    private static final StoreId STORE = new StoreId(123);

    private final Outstanding outstanding = new Outstanding();

    private static Unsent row(long event, String document) {
        return new Unsent(new Unsent.Key(STORE, event, 1), document, State.HELD, 0, NOW, NOW, "");
    }

    private static Unsent failed(long event, String document) {
        return row(event, document).again(1, NOW.plusSeconds(1), "500");
    }

    @Test
    void theFirstOfADocumentIsTriedAndTheOthersWaitBehindIt() {
        outstanding.add(failed(1, "A"));
        assertThat(outstanding.add(row(2, "A")).put()).extracting(Unsent::state).containsExactly(State.HELD);
        assertThat(outstanding.holds(STORE, "A")).isTrue();
        assertThat(outstanding.holds(STORE, "B")).isFalse();
        assertThat(outstanding.next(NOW)).isEmpty();
        Unsent first = outstanding.next(NOW.plusSeconds(1)).orElseThrow();
        assertThat(first.key().event()).isEqualTo(1);
        assertThat(outstanding.next(NOW.plusSeconds(9))).isEmpty();

        Outbox.Change change = outstanding.taken(first, NOW);
        assertThat(change.removed()).containsExactly(first.key());
        assertThat(change.put()).extracting(Unsent::state).containsExactly(State.RETRYING);
        assertThat(outstanding.next(NOW).orElseThrow().key().event()).isEqualTo(2);
    }

    @Test
    void theLongestDueComesFirstWhateverItsDocument() {
        outstanding.add(row(1, "A").again(1, NOW.plusSeconds(5), "500"));
        outstanding.add(row(2, "B").again(1, NOW.plusSeconds(3), "500"));
        assertThat(outstanding.next(NOW.plusSeconds(9)).orElseThrow().document())
                .isEqualTo("B");
        assertThat(outstanding.next(NOW.plusSeconds(9)).orElseThrow().document())
                .isEqualTo("A");
    }

    @Test
    void whatIsParkedMovesOnlyWhenAPersonSaysSo() {
        Unsent.Key key = row(1, "A").key();
        outstanding.add(failed(1, "A"));
        outstanding.add(row(2, "A"));
        assertThat(outstanding.retry(key, NOW)).as("it is not parked").isEmpty();
        outstanding.parked(outstanding.claim(key).orElseThrow(), "422");
        assertThat(outstanding.parked()).isEqualTo(1);
        assertThat(outstanding.next(NOW.plus(Duration.ofDays(9)))).isEmpty();
        assertThat(outstanding.retry(row(2, "A").key(), NOW))
                .as("it waits behind the parked one")
                .isEmpty();

        assertThat(outstanding.retry(key, NOW).orElseThrow().put().getFirst().attempts())
                .isZero();
        assertThat(outstanding.parked()).isZero();
        outstanding.parked(outstanding.next(NOW).orElseThrow(), "422");
        Outbox.Change skipped = outstanding.skip(key, NOW).orElseThrow();
        assertThat(skipped.put()).extracting(Unsent::state).containsExactly(State.SKIPPED, State.RETRYING);
        assertThat(outstanding.has(key))
                .as("a skipped one is never sent beside")
                .isTrue();
        assertThat(outstanding.parked()).isZero();
    }

    @Test
    void whatTheTableHoldsIsTakenUpAsItWas() {
        outstanding.load(List.of(
                row(1, "A").skipped(), failed(2, "A"), row(3, "A"), row(4, "B").parked("422"), row(5, "B")));
        assertThat(outstanding.size()).isEqualTo(4);
        assertThat(outstanding.parked()).isEqualTo(1);
        assertThat(outstanding.has(row(1, "A").key())).isTrue();
        assertThat(outstanding.next(NOW.plusSeconds(9)).orElseThrow().key().event())
                .isEqualTo(2);
        assertThat(outstanding.next(NOW.plusSeconds(9))).isEmpty();
    }

    @Test
    void whatIsNotTheFirstOfItsDocumentCannotBeDoneWith() {
        outstanding.add(failed(1, "A"));
        outstanding.add(row(2, "A"));
        assertThatThrownBy(() -> outstanding.taken(row(2, "A"), NOW)).isInstanceOf(IllegalStateException.class);
    }
}
