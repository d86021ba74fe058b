package dev.backroom.workflow.stock;

import static dev.backroom.workflow.Dockside.CARTON_A;
import static dev.backroom.workflow.Dockside.MILK;
import static dev.backroom.workflow.Dockside.NOBODYS;
import static dev.backroom.workflow.Dockside.PALLET;
import static dev.backroom.workflow.Dockside.close;
import static dev.backroom.workflow.Dockside.damage;
import static dev.backroom.workflow.Dockside.goods;
import static dev.backroom.workflow.Dockside.move;
import static dev.backroom.workflow.Dockside.ok;
import static dev.backroom.workflow.Dockside.quarantine;
import static dev.backroom.workflow.Dockside.receive;
import static dev.backroom.workflow.Dockside.receiveUnit;
import static dev.backroom.workflow.World.BEN;
import static dev.backroom.workflow.World.MIA;
import static dev.backroom.workflow.World.SUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.operation.StockOperation.Reverse;
import dev.backroom.store.Balance;
import dev.backroom.store.DocumentRow.Discrepancy;
import dev.backroom.store.DocumentRow.DiscrepancyState;
import dev.backroom.store.DocumentRow.Entry;
import dev.backroom.store.DocumentRow.Unit;
import dev.backroom.store.DocumentRow.UnitState;
import dev.backroom.store.Index.Word;
import dev.backroom.store.RowKind;
import dev.backroom.workflow.Dockside;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReverseTest {

    private final Dockside dock = new Dockside().opened();

    private Reverse last() {
        return new Reverse(dock.world.store.head().number(), Optional.of("scanned twice"));
    }

    @Test
    void aReceiptIsTakenBackByTheOppositeMovement() {
        ok(dock.run(MIA, receive(MILK, 30)));
        Reverse reverse = last();
        assertThat(dock.run(MIA, reverse).code()).isEqualTo("reversed");
        assertThat(dock.world.store.balances()).extracting(Balance::quantity).containsOnly(0L);
        assertThat(dock.world.all(Entry.class))
                .singleElement()
                .extracting(Entry::reversed)
                .isEqualTo(dock.world.store.head().number());
        assertThat(dock.run(MIA, receive(MILK, 100)).code()).isEqualTo("received");
    }

    @Test
    void nothingIsTakenBackTwice() {
        ok(dock.run(MIA, receive(MILK, 30)));
        Reverse reverse = last();
        ok(dock.run(MIA, reverse));
        assertThat(dock.run(MIA, reverse).code()).isEqualTo("refused already-reversed");
        assertThat(dock.run(MIA, last()).code()).isEqualTo("refused not-reversible");
    }

    @Test
    void whatWasMovedSinceMustComeBackFirst() {
        ok(dock.run(MIA, receive(MILK, 30)));
        Reverse reverse = last();
        ok(dock.run(MIA, move(goods(MILK, "1"), "STAGE", "B-1")));
        assertThat(dock.run(MIA, reverse).code()).isEqualTo("refused moved-since");
        ok(dock.run(MIA, move(goods(MILK, "1"), "B-1", "STAGE")));
        assertThat(dock.run(MIA, reverse).code()).isEqualTo("reversed");
    }

    @Test
    void aPalletGoesBackWithItsChildren() {
        ok(dock.run(MIA, receiveUnit(PALLET)));
        Reverse reverse = last();
        assertThat(dock.run(MIA, reverse).code()).isEqualTo("reversed");
        assertThat(dock.world.all(Unit.class)).extracting(Unit::state).containsOnly(UnitState.EXPECTED);
        assertThat(dock.run(MIA, receiveUnit(CARTON_A)).code()).isEqualTo("unit-received");
    }

    @Test
    void aUnitThatSomethingWasPutIntoStays() {
        ok(dock.run(MIA, receive(MILK, 5)));
        ok(dock.run(MIA, receiveUnit(CARTON_A)));
        Reverse reverse = last();
        ok(dock.run(MIA, move(goods(MILK, "5"), "STAGE", CARTON_A)));
        assertThat(dock.run(MIA, reverse).code()).isEqualTo("refused moved-since");
        assertThat(dock.world.store.one(Unit.class, Word.code(RowKind.UNIT, CARTON_A)))
                .get()
                .extracting(Unit::state)
                .isEqualTo(UnitState.RECEIVED);
    }

    @Test
    void theCaseThatAnEventOpenedIsAboutNothingAnyMore() {
        ok(dock.run(MIA, damage(goods(MILK, "5"))));
        ok(dock.run(MIA, last()));
        assertThat(dock.world.all(Discrepancy.class)).singleElement().satisfies(found -> {
            assertThat(found.state()).isEqualTo(DiscrepancyState.RESOLVED);
            assertThat(found.facts()).containsEntry("resolved", "reversed");
        });
        ok(dock.run(MIA, quarantine(goods(NOBODYS, "5"), "unknown-barcode")));
        assertThat(dock.run(MIA, last()).code()).isEqualTo("reversed");
    }

    @Test
    void clerksTakeBackTheirOwnAndSupervisorsEverybodys() {
        ok(dock.run(MIA, receive(MILK, 5)));
        Reverse reverse = last();
        assertThat(dock.run(BEN, reverse).code()).isEqualTo("refused forbidden");
        assertThat(dock.run(SUE, reverse).code()).isEqualTo("reversed");
    }

    @Test
    void afterTheCloseNothingIsTakenBack() {
        ok(dock.run(MIA, receive(MILK, 5)));
        Reverse reverse = last();
        ok(dock.run(MIA, close()));
        assertThat(dock.run(MIA, reverse).code()).isEqualTo("refused not-reversible");
    }

    @Test
    void whatNeverHappenedCannotBeTakenBack() {
        assertThat(dock.run(MIA, new Reverse(0, Optional.empty())).code()).isEqualTo("refused unknown-event");
        assertThat(dock.run(MIA, new Reverse(99, Optional.empty())).code()).isEqualTo("refused unknown-event");
        assertThat(dock.run(MIA, new Reverse(1, Optional.empty())).code()).isEqualTo("refused not-reversible");
    }
}
