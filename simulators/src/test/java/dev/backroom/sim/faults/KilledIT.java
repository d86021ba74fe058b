package dev.backroom.sim.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A gateway and its PostgreSQL are killed over and over while clients work without a break.
@Timeout(value = 4, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class KilledIT {

    private static final int GATEWAY_KILLS = 20;
    private static final int POSTGRES_KILLS = 5;
    private static final int ANSWERS_BETWEEN_MAX = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String GATEWAY = "gateway";

    @TempDir
    private Path folder;

    private enum Victim {
        GATEWAY,
        POSTGRESQL
    }

    @Test
    void whatWasAnsweredIsThereOnceHoweverOftenGatewayAndDatabaseAreKilled() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        long began = System.nanoTime();
        System.out.println("killed: seed " + seed + " (set it with -Dseed=)");
        try (Premises premises = Premises.open(folder)) {
            Kills kills = new Kills(premises, seed);
            List<Told> told = kills.run();
            Afterwards found = Afterwards.check(premises, told, List.of(GATEWAY));
            System.out.println("killed: gateway_kills=" + GATEWAY_KILLS + " postgresql_kills=" + POSTGRES_KILLS + " "
                    + kills + " answers=" + told.size() + " events=" + found.events() + " repetitions="
                    + found.repetitions() + " seconds="
                    + Duration.ofNanos(System.nanoTime() - began).toSeconds());
        }
    }

    private static final class Kills {

        private final Premises premises;
        private final long seed;
        private final Random random;
        private int outstandingLeast = Integer.MAX_VALUE;
        private long cut;
        private long lost;

        Kills(Premises premises, long seed) {
            this.premises = premises;
            this.seed = seed;
            this.random = new Random(seed);
        }

        List<Told> run() throws Exception {
            GatewayProcess gateway = premises.gateway(GATEWAY, 0);
            try (Shift shift = Shift.begin(premises.prepared(), List.of(gateway), PATIENCE, seed)) {
                for (Victim victim : victims()) {
                    long wanted = shift.answers() + 20 + random.nextInt(ANSWERS_BETWEEN_MAX);
                    shift.until("work goes on", () -> shift.answers() >= wanted);
                    shift.until("a request is under way", () -> shift.outstanding() > 0);
                    gateway = kill(victim, gateway, shift);
                }
                long wanted = shift.answers() + ANSWERS_BETWEEN_MAX;
                shift.until("work goes on", () -> shift.answers() >= wanted);
                List<Told> told = shift.end();
                cut = shift.at(0).cut.get();
                lost = shift.lost();
                shift.until("the relay has brought everything to Kafka", () -> Books.relayed(premises.database()));
                shift.until("the ERP was told everything", () -> Books.told(premises.database()));
                gateway.close();
                return told;
            }
        }

        private List<Victim> victims() {
            List<Victim> victims = new ArrayList<>(Collections.nCopies(GATEWAY_KILLS, Victim.GATEWAY));
            victims.addAll(Collections.nCopies(POSTGRES_KILLS, Victim.POSTGRESQL));
            Collections.shuffle(victims, random);
            return victims;
        }

        private GatewayProcess kill(Victim victim, GatewayProcess gateway, Shift shift) throws InterruptedException {
            long cutBefore = shift.at(0).cut.get();
            int outstanding = shift.outstanding();
            outstandingLeast = Math.min(outstandingLeast, outstanding);
            assertThat(outstanding).as("requests without an answer").isPositive();
            switch (victim) {
                case GATEWAY -> {
                    gateway.kill();
                    shift.until("a request was cut off", () -> shift.at(0).cut.get() > cutBefore);
                    return premises.gateway(GATEWAY, gateway.port());
                }
                case POSTGRESQL -> {
                    premises.postgres().kill();
                    premises.postgres().restart();
                }
            }
            return gateway;
        }

        @Override
        public String toString() {
            return "outstanding_least=" + outstandingLeast + " cut=" + cut + " answers_lost=" + lost;
        }
    }
}
