package dev.backroom.workflow.receiving;

import static dev.backroom.workflow.Dockside.CARTON_A;
import static dev.backroom.workflow.Dockside.CARTON_B;
import static dev.backroom.workflow.Dockside.CARTON_C;
import static dev.backroom.workflow.Dockside.MILK;
import static dev.backroom.workflow.Dockside.PALLET;
import static dev.backroom.workflow.Dockside.TEA;
import static dev.backroom.workflow.Dockside.close;
import static dev.backroom.workflow.Dockside.count;
import static dev.backroom.workflow.Dockside.damage;
import static dev.backroom.workflow.Dockside.goods;
import static dev.backroom.workflow.Dockside.ok;
import static dev.backroom.workflow.Dockside.receive;
import static dev.backroom.workflow.Dockside.receiveUnit;
import static dev.backroom.workflow.Dockside.reopen;
import static dev.backroom.workflow.World.BOSS;
import static dev.backroom.workflow.World.MIA;
import static dev.backroom.workflow.World.TOM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backroom.operation.ChainOperation.PutPolicy;
import dev.backroom.store.DocumentRow.Discrepancy;
import dev.backroom.store.DocumentRow.Receipt;
import dev.backroom.store.DocumentRow.Unit;
import dev.backroom.store.Place;
import dev.backroom.store.Status;
import dev.backroom.store.TrustRow.SampleKey;
import dev.backroom.store.TrustRow.VendorTrust;
import dev.backroom.workflow.Dockside;
import dev.backroom.workflow.World.Result;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TrustTest {

    private final Dockside dock = new Dockside();

    private void policy(String unseenFrom, String samplePercent) {
        ok(dock.run(
                BOSS,
                new PutPolicy(
                        "vendor-trust",
                        "vendor:HARVEST",
                        Map.of("unseen-from", unseenFrom, "sample-percent", samplePercent))));
    }

    private int level() {
        return dock.world.all(VendorTrust.class).stream()
                .mapToInt(VendorTrust::level)
                .findFirst()
                .orElse(0);
    }

    private void allAsAnnounced() {
        ok(dock.run(MIA, receive(MILK, 60)));
        ok(dock.run(MIA, receiveUnit(PALLET)));
        ok(dock.run(MIA, receiveUnit(CARTON_C)));
    }

    @Test
    void aDeliveryWithoutFaultRaisesTrustOnceHoweverOftenItIsClosed() {
        dock.opened();
        allAsAnnounced();
        ok(dock.run(MIA, close()));
        assertThat(level()).isEqualTo(1);
        ok(dock.run(TOM, reopen()));
        ok(dock.run(MIA, close()));
        assertThat(level()).isEqualTo(1);
    }

    @Test
    void aFaultTakesHalfOfIt() {
        dock.opened();
        dock.world.store.put(new VendorTrust(vendor(), 9, 0, 0), 1);
        ok(dock.run(MIA, receive(MILK, 60)));
        ok(dock.run(MIA, damage(goods(MILK, "1"))));
        ok(dock.run(MIA, close()));
        assertThat(level()).isEqualTo(4);
    }

    private int vendor() {
        return dock.world.master.vendor("HARVEST").orElseThrow().id();
    }

    @Test
    void unitsOfAVendorThatIsNotTrustedYetAreOpenedAndCounted() {
        policy("2", "0");
        dock.opened();
        Result refused = dock.run(MIA, receiveUnit(CARTON_C));
        assertThat(refused.code()).isEqualTo("refused count-needed");
        assertThat(refused.args()).containsEntry("sscc", CARTON_C);
        assertThat(dock.run(MIA, receiveUnit(PALLET)).args()).containsEntry("sscc", CARTON_A);

        assertThat(dock.run(MIA, count(CARTON_C, goods(TEA, "4"), goods(TEA, "6")))
                        .code())
                .isEqualTo("unit-counted");
        assertThat(dock.there("TEA", unit(CARTON_C), Status.AVAILABLE)).isEqualTo(10);
        assertThat(dock.run(MIA, receiveUnit(CARTON_C)).code()).isEqualTo("refused unit-already-here");
    }

    private int unit(String sscc) {
        return Place.unit(dock.world.all(Unit.class).stream()
                .filter(unit -> unit.sscc().equals(sscc))
                .findFirst()
                .orElseThrow()
                .id());
    }

    @Test
    void unitsOfATrustedVendorAreReceivedUnseenButForSamples() {
        dock.world.store.put(new VendorTrust(vendor(), 2, 0, 0), 1);
        policy("2", "0");
        dock.opened();
        assertThat(dock.run(MIA, receiveUnit(CARTON_C)).code()).isEqualTo("unit-received");
        policy("2", "100");
        assertThat(dock.run(MIA, receiveUnit(CARTON_A)).code()).isEqualTo("refused count-needed");
        assertThat(dock.world.offline(MIA, receiveUnit(CARTON_A)).code())
                .as("what came in without a connection is here")
                .isEqualTo("unit-received");
    }

    @Test
    void aFailedSampleOpensTheWholeDeliveryAndTakesAllTrust() {
        dock.world.store.put(new VendorTrust(vendor(), 9, 0, 0), 1);
        dock.opened();
        Result failed = dock.run(MIA, count(CARTON_B, goods(TEA, "3")));
        assertThat(failed.code()).isEqualTo("sample-failed");
        assertThat(failed.only(Receipt.class).openAll()).isTrue();
        assertThat(level()).isZero();
        assertThat(dock.there("TEA", unit(CARTON_B), Status.AVAILABLE)).isEqualTo(3);

        assertThat(dock.run(MIA, receiveUnit(CARTON_C)).code()).isEqualTo("refused count-needed");
        assertThat(dock.run(MIA, count(CARTON_C, goods(TEA, "10"))).code()).isEqualTo("unit-counted");
        ok(dock.run(MIA, count(CARTON_A, goods(MILK, "10"))));
        ok(dock.run(MIA, receive(MILK, 60)));
        Result closed = ok(dock.run(MIA, close()));
        assertThat(closed.only(Discrepancy.class).quantity())
                .as("one tea is short")
                .isEqualTo(1);
        assertThat(level()).isZero();
    }

    @Test
    void aUnitThatIsEmptyIsCountedToo() {
        dock.opened();
        assertThat(dock.run(MIA, count(CARTON_B)).code()).isEqualTo("sample-failed");
        assertThat(dock.run(MIA, count(CARTON_B)).code()).isEqualTo("refused unit-already-here");
    }

    @Test
    void whichUnitsAreSamplesFollowsFromASecretAndTheSsccAlone() {
        dock.opened();
        String secret = dock.world.all(SampleKey.class).getFirst().secret();
        assertThat(Trust.draw(secret, CARTON_A)).isEqualTo(Trust.draw(secret, CARTON_A));
        long sampled = LongStream.range(0, 10_000)
                .filter(n -> Trust.draw(secret, Dockside.sscc(n)) < 500)
                .count();
        assertThat(sampled).as("five of a hundred").isCloseTo(500, within(100L));
        String other = secret.substring(2) + "00";
        assertThat(LongStream.range(0, 100))
                .as("another store has others")
                .anyMatch(n -> Trust.draw(secret, Dockside.sscc(n)) != Trust.draw(other, Dockside.sscc(n)));
    }
}
