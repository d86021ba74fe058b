package dev.backroom.sim.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two gateways on one database, with no routing: each request goes to any of them. One is stopped in the middle of
/// whatever it does, for longer than PostgreSQL waits for its transactions and statements, and then goes on as if
/// nothing had been. It takes a minute; `-Dfrozen.seconds=20` makes it shorter.
@Timeout(value = 4, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class FrozenIT {

    private static final int SECONDS = Integer.getInteger("frozen.seconds", 60);
    private static final List<String> GATEWAYS = List.of("one", "other");
    private static final int ONE = 0;
    private static final int OTHER = 1;
    private static final int ANSWERS_LEAST = 20;

    /// Longer than `statement_timeout` and `idle_in_transaction_session_timeout` of a lane.
    private static final Duration FROZEN = Duration.ofSeconds(Math.max(11, SECONDS / 3));
    private static final Duration BESIDE =
            Duration.ofSeconds(SECONDS).minus(FROZEN).dividedBy(2);

    private static final int TRIES = 20;
    private static final Duration PATIENCE = Duration.ofMillis(600);

    @TempDir
    private Path folder;

    @Test
    void aGatewayThatWakesAfterAllItsTimesAreOverHarmsNothing() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("frozen: seed " + seed + " (set it with -Dseed=)");
        try (Premises premises = Premises.open(folder)) {
            GatewayProcess one = premises.gateway(GATEWAYS.get(ONE), 0);
            GatewayProcess other = premises.gateway(GATEWAYS.get(OTHER), 0);
            List<Told> told;
            String figures;
            try (Shift shift = Shift.begin(premises.prepared(), List.of(one, other), PATIENCE, seed)) {
                shift.goOn(BESIDE);
                int outstanding = freezeWithRequests(one, shift);
                long before = shift.at(OTHER).answers.get();
                shift.goOn(FROZEN);
                long meanwhile = shift.at(OTHER).answers.get() - before;
                long asleep = shift.at(ONE).answers.get();
                one.thaw();
                shift.goOn(BESIDE);
                shift.until("it answers again", () -> shift.at(ONE).answers.get() > asleep + ANSWERS_LEAST);
                told = shift.end();
                figures = "outstanding=" + outstanding + " meanwhile=" + meanwhile + " given_up="
                        + shift.at(ONE).givenUp.get() + " answers_lost=" + shift.lost();
                assertThat(outstanding)
                        .as("requests at the gateway that is frozen")
                        .isPositive();
                assertThat(meanwhile).as("answers of the other one").isGreaterThan(ANSWERS_LEAST);
                shift.until("the relays have brought everything to Kafka", () -> Books.relayed(premises.database()));
                shift.until("the ERP was told everything", () -> Books.told(premises.database()));
            }
            one.close();
            other.close();
            Afterwards found = Afterwards.check(premises, told, GATEWAYS);
            System.out.println("frozen: seconds=" + SECONDS + " frozen=" + FROZEN.toSeconds() + " " + figures
                    + " answers=" + told.size() + " events=" + found.events() + " repetitions=" + found.repetitions());
        }
    }

    /// The last answer may go out between looking and freezing: then it is tried again.
    private static int freezeWithRequests(GatewayProcess gateway, Shift shift) throws Exception {
        int outstanding = 0;
        for (int tries = 0; outstanding == 0 && tries < TRIES; tries++) {
            shift.until(
                    "a request is under way", () -> shift.at(ONE).outstanding.get() > 0);
            gateway.freeze();
            outstanding = shift.at(ONE).outstanding.get();
            if (outstanding == 0) {
                gateway.thaw();
            }
        }
        return outstanding;
    }
}
