package dev.backroom.sim.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemperTest {

    private static final int MESSAGES = 10_000;

    private static Map<String, Optional<Mischief>> hits(Manners manners, List<String> keys) {
        Temper temper = new Temper(manners, () -> 0);
        Map<String, Optional<Mischief>> hits = new HashMap<>();
        keys.forEach(key -> hits.put(key, temper.next(key)));
        return hits;
    }

    private static List<String> keys() {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            keys.add("0123-" + i + "-1");
        }
        return keys;
    }

    @Test
    void hitsTheShareThatItWasTold() {
        Manners manners = Manners.GOOD.with(Mischief.FAILED, 0.33).with(Mischief.PAGE, 0.1);

        Map<String, Optional<Mischief>> hits = hits(manners, keys());

        assertThat(hits.values().stream()
                        .filter(Optional.of(Mischief.FAILED)::equals)
                        .count())
                .isBetween(3_100L, 3_500L);
        assertThat(hits.values().stream()
                        .filter(Optional.of(Mischief.PAGE)::equals)
                        .count())
                .isBetween(900L, 1_100L);
    }

    @Test
    void hitsTheSameMessagesInWhateverOrderTheyCome() {
        Manners manners = Manners.GOOD.with(Mischief.FAILED, 0.33);
        List<String> shuffled = keys();
        Collections.reverse(shuffled);

        assertThat(hits(manners, shuffled)).isEqualTo(hits(manners, keys()));
        assertThat(hits(manners.withSeed(2), keys())).isNotEqualTo(hits(manners, keys()));
    }

    @Test
    void decidesAnewWhenAMessageComesAgain() {
        Temper temper = new Temper(Manners.GOOD.with(Mischief.FAILED, 0.5), () -> 0);
        List<Optional<Mischief>> tries = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            tries.add(temper.next("0123-1-1"));
        }

        assertThat(tries).contains(Optional.empty(), Optional.of(Mischief.FAILED));
    }

    @Test
    void isBusyWhenMoreComeInOneSecondThanItTakes() {
        AtomicLong nanos = new AtomicLong(TimeUnit.SECONDS.toNanos(5));
        Temper temper = new Temper(Manners.GOOD.withPerSecond(2), nanos::get);

        assertThat(temper.next("a")).isEmpty();
        assertThat(temper.next("b")).isEmpty();
        assertThat(temper.next("c")).contains(Mischief.BUSY);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertThat(temper.next("c")).isEmpty();
    }

    @Test
    void readsFlags() {
        Manners manners = Manners.of(Map.of("failures", "0.33", "slow.ms", "5", "late.ms", "900", "drops", ""));

        assertThat(manners)
                .isEqualTo(Manners.GOOD
                        .with(Mischief.FAILED, 0.33)
                        .withSlow(Duration.ofMillis(5))
                        .withLate(Duration.ofMillis(900)));
        assertThat(Manners.of(Map.of())).isEqualTo(Manners.GOOD);
    }

    @ParameterizedTest
    @CsvSource({
        "failures, 1.1",
        "failures, -0.1",
        "failures, NaN",
        "failures, often",
        "slow.ms, soon",
        "slow.ms, -1",
        "per.second, -1",
        "kindness, 1"
    })
    void refusesFlagsThatCannotBe(String name, String value) {
        assertThatThrownBy(() -> Manners.of(Map.of(name, value))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesSharesThatAreMoreThanEverything() {
        Manners half = Manners.GOOD.with(Mischief.FAILED, 0.6);

        assertThatThrownBy(() -> half.with(Mischief.LATE, 0.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> half.with(Mischief.AWAY, 0.1)).isInstanceOf(IllegalArgumentException.class);
    }
}
