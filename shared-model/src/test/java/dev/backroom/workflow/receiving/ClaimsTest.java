package dev.backroom.workflow.receiving;

import static dev.backroom.workflow.Dockside.MILK;
import static dev.backroom.workflow.Dockside.close;
import static dev.backroom.workflow.Dockside.damage;
import static dev.backroom.workflow.Dockside.goods;
import static dev.backroom.workflow.Dockside.ok;
import static dev.backroom.workflow.Dockside.open;
import static dev.backroom.workflow.Dockside.quarantine;
import static dev.backroom.workflow.World.BEN;
import static dev.backroom.workflow.World.BOSS;
import static dev.backroom.workflow.World.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.operation.ChainOperation.PutPolicy;
import dev.backroom.operation.ReceivingOperation.CheckIn;
import dev.backroom.operation.ReceivingOperation.HandBackDelivery;
import dev.backroom.store.DocumentRow.Discrepancy;
import dev.backroom.workflow.Dockside;
import dev.backroom.workflow.World;
import dev.backroom.workflow.World.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The truck comes at 06:00 UTC; everything is found a day later.
class ClaimsTest {

    private static final Instant FIVE_DAYS = Instant.parse("2026-03-08T06:00:00Z");

    private final Dockside dock = new Dockside();

    private static void isDue(Result result, String fault, String noted, Instant due) {
        assertThat(result.only(Discrepancy.class)).satisfies(found -> {
            assertThat(found.due()).isEqualTo(due);
            assertThat(found.facts())
                    .containsEntry("fault", fault)
                    .containsEntry("noted", noted)
                    .containsEntry("arrived", World.MORNING.toString());
        });
    }

    private void aDayLater() {
        dock.world.time = World.MORNING.plus(Duration.ofDays(1));
    }

    @Test
    void damageNotedWithTheDriverIsTheCarriers() {
        CheckIn damaged = new CheckIn("DEL-1", Optional.empty(), 4, Optional.empty(), true, Optional.of("D. Driver"));
        isDue(dock.run(BEN, damaged), "carrier", "door", FIVE_DAYS);
    }

    @Test
    void damageFoundLaterIsTheVendorsAndItsTimeRunsFromTheArrival() {
        dock.opened();
        aDayLater();
        isDue(dock.run(MIA, damage(goods(MILK, "3"))), "vendor", "later", FIVE_DAYS);
        isDue(dock.run(MIA, damage(goods(Dockside.CARTON_C, ""))), "vendor", "later", FIVE_DAYS);
        isDue(dock.run(MIA, quarantine(goods(MILK, "3"), "expired")), "vendor", "later", FIVE_DAYS);
    }

    @Test
    void aTruckThatNobodyCheckedInArrivedWhenItsReceiptWasOpened() {
        ok(dock.run(MIA, open("DEL-1")));
        aDayLater();
        isDue(dock.run(MIA, damage(goods(MILK, "3"))), "vendor", "later", FIVE_DAYS);
    }

    @Test
    void policySaysHowManyDaysThereAre() {
        ok(dock.run(BOSS, new PutPolicy("claim-days", "vendor:HARVEST", Map.of("days", "2"))));
        dock.opened();
        aDayLater();
        Result result = dock.run(MIA, damage(goods(MILK, "3")));
        isDue(result, "vendor", "later", Instant.parse("2026-03-05T06:00:00Z"));
        assertThat(result.only(Discrepancy.class).facts()).containsEntry("claimDays", "2");
    }

    @Test
    void daysAreThoseOfTheStoresClock() {
        ok(dock.run(BOSS, new PutPolicy("claim-days", "", Map.of("days", "27"))));
        dock.opened();
        assertThat(dock.run(MIA, damage(goods(MILK, "3")))
                        .only(Discrepancy.class)
                        .due())
                .as("07:00 in winter, 07:00 in summer")
                .isEqualTo(Instant.parse("2026-03-30T05:00:00Z"));
    }

    @Test
    void shortagesAndTrucksThatWereSentAwayAreDueFromTheArrivalToo() {
        dock.opened();
        aDayLater();
        assertThat(ok(dock.run(MIA, close())).rows(Discrepancy.class))
                .hasSize(2)
                .allMatch(found -> found.due().equals(FIVE_DAYS));

        Dockside other = new Dockside();
        ok(other.run(BEN, Dockside.checkIn("DEL-1")));
        other.world.time = World.MORNING.plus(Duration.ofHours(1));
        isDue(other.run(MIA, new HandBackDelivery("DEL-1", "expired")), "vendor", "door", FIVE_DAYS);
    }

    @Test
    void whatNobodyPaysForIsDueTomorrow() {
        dock.opened();
        aDayLater();
        assertThat(dock.run(MIA, quarantine(goods(Dockside.SOAP, "3"), "wrong-product"))
                        .only(Discrepancy.class)
                        .due())
                .isEqualTo(dock.world.time.plus(Duration.ofDays(1)));
    }
}
