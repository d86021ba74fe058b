package dev.backroom.gateway.lane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.gateway.log.StateLoader.Loaded;
import dev.backroom.operation.LineOperation;
import dev.backroom.store.Master;
import dev.backroom.store.Store;
import dev.backroom.store.StoreId;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class TurnsTest {

    private final Turns turns = new Turns(Limits.DEFAULT);
    private final List<Slot> unready = new ArrayList<>();

    private static Slot slot(int store, int waiting) {
        Slot slot = new Slot(new StoreId(store));
        slot.loaded(new Loaded(new Store(slot.id()), 0, Instant.MAX));
        for (int number = 1; number <= waiting; number++) {
            slot.waiting.add(new Ask(
                    Lab.counted(slot.id(), 1000, number, new LineOperation.Tick(number)), Promise.promise(), 0, 0));
        }
        return slot;
    }

    private Batch next() {
        return turns.next(Master.EMPTY, unready::add);
    }

    private static List<Integer> sizes(Batch batch) {
        return batch.parts().stream().map(part -> part.asks().size()).toList();
    }

    @Test
    void aStoreAloneFillsTheBatch() {
        turns.add(slot(7, 5_000));
        assertThat(sizes(next())).containsExactly(500);
    }

    @Test
    void aHotStoreGetsItsShareWhileAnyOtherHasMoreWaiting() {
        turns.add(slot(7, 5_000));
        turns.add(slot(8, 3));
        turns.add(slot(6, 5_000));
        assertThat(sizes(next())).as("stores 6, 7, 8").containsExactly(64, 64, 3);
    }

    @Test
    void aBatchNeverHasMoreThanItsBoundAndTheOthersAreNext() {
        for (int store = 1; store <= 20; store++) {
            turns.add(slot(store, 100));
        }
        Batch first = next();
        assertThat(first.operations()).isEqualTo(500);
        List<Integer> served = new ArrayList<>(
                first.parts().stream().map(part -> part.slot().id().value()).toList());
        assertThat(served).isSorted().hasSize(8);
        next().parts().forEach(part -> served.add(part.slot().id().value()));
        assertThat(served).doesNotHaveDuplicates().hasSize(16);
    }

    @Test
    void aBatchIsSortedByStore() {
        for (int store : new int[] {5, 9, 1, 7, 3}) {
            turns.add(slot(store, 1));
        }
        assertThat(next().parts().stream().map(part -> part.slot().id().value()))
                .containsExactly(1, 3, 5, 7, 9);
    }

    @Test
    void whoseStateIsNotThereIsReportedAndKeepsItsPlaceInLine() {
        Slot forgotten = slot(7, 3);
        turns.add(forgotten);
        turns.add(slot(8, 1));
        forgotten.forget();
        assertThat(sizes(next())).containsExactly(1);
        assertThat(unready).containsExactly(forgotten);
        assertThat(forgotten.waiting).hasSize(3);
    }

    @Test
    void halvesComeInOrderAndGoBackInOrder() {
        Slot one = slot(7, 8);
        Slot two = slot(8, 8);
        turns.add(one);
        turns.add(two);
        Batch batch = next();
        turns.halve(batch, new IllegalStateException());
        Batch first = next();
        assertThat(first.parts()).extracting(Part::slot).containsExactly(one);
        turns.halve(first, new IllegalStateException());
        assertThat(numbers(next())).containsExactly(1L, 2L, 3L, 4L);

        one.forget();
        assertThat(next().isEmpty()).isTrue();
        assertThat(unready).containsExactlyInAnyOrder(one, two);
        assertThat(one.waiting.stream().map(ask -> ask.envelope().number())).containsExactly(5L, 6L, 7L, 8L);
        assertThat(two.waiting.stream().map(ask -> ask.envelope().number()))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 8).boxed().toList());
    }

    private static List<Long> numbers(Batch batch) {
        return batch.parts().stream()
                .flatMap(part -> part.asks().stream())
                .map(ask -> ask.envelope().number())
                .toList();
    }
}
