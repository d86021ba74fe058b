package dev.backroom.gateway.lane;

import static dev.backroom.gateway.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.gateway.log.Overdue;
import dev.backroom.store.RowKind;
import dev.backroom.store.Sources;
import dev.backroom.store.StoreId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What only time brings about comes about in stores that nobody asks for.
final class OverdueIT {

    private static Lab lab;

    @BeforeAll
    static void open() {
        lab = new Lab();
    }

    @AfterAll
    static void close() {
        lab.close();
    }

    private static InstantSource later(Duration time) {
        return InstantSource.offset(InstantSource.system(), time);
    }

    private static long ofClock(StoreId store) {
        return lab.number("SELECT count(*) FROM event WHERE store = $1 AND source = $2", store.value(), Sources.CLOCK);
    }

    private static long rows(StoreId store, int kind) {
        return lab.number("SELECT count(*) FROM state_row WHERE store = $1 AND kind = $2", store.value(), kind);
    }

    @Test
    void aMessageThatWaitedTooLongBecomesACaseWithoutAnybodyAsking() {
        Lanes before = lab.gateway();
        StoreId store = lab.open(before);
        lab.accepted(before, store, Lab.notice("D2", "PO2"));
        lab.stop(before);
        assertThat(ofClock(store)).isZero();
        assertThat(rows(store, RowKind.WAITING.code())).isEqualTo(1);

        Lanes after = lab.gateway(Lab.LIMITS, later(Duration.ofHours(25)));
        lab.until("the clock has come", () -> ofClock(store) > 0);
        lab.until("nothing waits any more", () -> rows(store, RowKind.WAITING.code()) == 0);
        assertThat(rows(store, RowKind.DISCREPANCY.code())).isEqualTo(1);
        lab.stop(after);
    }

    @Test
    void anEraEndsInAStoreThatNobodyAsksFor() {
        Lanes before = lab.gateway();
        StoreId store = lab.open(before);
        lab.stop(before);

        Lanes after = lab.gateway(Lab.LIMITS.withEraLength(Duration.ofDays(31)), later(Duration.ofDays(40)));
        lab.until(
                "its era is closed",
                () -> lab.number("SELECT count(*) FROM state_row WHERE store = $1 AND kind = 43", store.value()) == 1);
        lab.stop(after);
    }

    @Test
    void aStoreWhoseTimeHasNotComeIsLeftAlone() {
        Lanes gateway = lab.gateway();
        StoreId store = lab.open(gateway);
        lab.accepted(gateway, store, Lab.notice("D2", "PO2"));
        Overdue overdue = new Overdue(lab.database.readers());
        Instant now = Instant.now();
        assertThat(await(overdue.stores(now.minusSeconds(2), now.minusSeconds(9_999))))
                .doesNotContain(store);
        assertThat(await(overdue.stores(now.plus(Duration.ofHours(1)), now.minusSeconds(9_999))))
                .contains(store);
        assertThat(await(overdue.stores(now.minusSeconds(99), now.plus(Duration.ofHours(1)))))
                .contains(store);
        lab.stop(gateway);
    }
}
