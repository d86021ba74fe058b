package dev.backroom.workflow;

import static dev.backroom.workflow.Dockside.CARTON_A;
import static dev.backroom.workflow.Dockside.CARTON_B;
import static dev.backroom.workflow.Dockside.CHEESE;
import static dev.backroom.workflow.Dockside.CREAM;
import static dev.backroom.workflow.Dockside.MILK;
import static dev.backroom.workflow.Dockside.NOBODYS;
import static dev.backroom.workflow.Dockside.PALLET;
import static dev.backroom.workflow.Dockside.PHONE;
import static dev.backroom.workflow.Dockside.SOAP;
import static dev.backroom.workflow.Dockside.TODAY;
import static dev.backroom.workflow.Dockside.YOGHURT;
import static dev.backroom.workflow.Dockside.goods;
import static dev.backroom.workflow.Dockside.lot;
import static dev.backroom.workflow.Dockside.receive;
import static dev.backroom.workflow.Dockside.receiveUnit;
import static dev.backroom.workflow.Dockside.serial;
import static dev.backroom.workflow.World.BEN;
import static dev.backroom.workflow.World.BOSS;
import static dev.backroom.workflow.World.ERP;
import static dev.backroom.workflow.World.MIA;
import static dev.backroom.workflow.World.SUE;
import static dev.backroom.workflow.World.TOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.operation.CaseOperation.AssignCase;
import dev.backroom.operation.CaseOperation.ResolveCase;
import dev.backroom.operation.ChainOperation.ComponentData;
import dev.backroom.operation.ChainOperation.PutBundle;
import dev.backroom.operation.ChainOperation.PutDevice;
import dev.backroom.operation.ChainOperation.PutItems;
import dev.backroom.operation.ChainOperation.PutPerson;
import dev.backroom.operation.ChainOperation.PutPolicy;
import dev.backroom.operation.Envelope;
import dev.backroom.operation.LineOperation.CloseEra;
import dev.backroom.operation.LineOperation.Conflict;
import dev.backroom.operation.LineOperation.Misdirected;
import dev.backroom.operation.LineOperation.ParkPosting;
import dev.backroom.operation.LineOperation.Resume;
import dev.backroom.operation.LineOperation.TooDeep;
import dev.backroom.operation.LineOperation.Unreadable;
import dev.backroom.operation.Operation;
import dev.backroom.operation.Outcome;
import dev.backroom.operation.Principal;
import dev.backroom.operation.ReceivingOperation.CloseReceipt;
import dev.backroom.operation.ReceivingOperation.Document;
import dev.backroom.operation.ReceivingOperation.Goods;
import dev.backroom.operation.ReceivingOperation.HandBackDelivery;
import dev.backroom.operation.ReceivingOperation.OpenDirectDelivery;
import dev.backroom.operation.ReceivingOperation.OpenReceipt;
import dev.backroom.operation.ReceivingOperation.ReceiveGoods;
import dev.backroom.operation.ReceivingOperation.ReopenReceipt;
import dev.backroom.operation.Refusal;
import dev.backroom.operation.SetupOperation.OrderLineData;
import dev.backroom.operation.SetupOperation.PutNotice;
import dev.backroom.operation.SetupOperation.PutOrder;
import dev.backroom.operation.SetupOperation.UnitData;
import dev.backroom.operation.SetupOperation.UnitLineData;
import dev.backroom.operation.StockOperation.Reverse;
import dev.backroom.store.DocumentRow.Discrepancy;
import dev.backroom.store.DocumentRow.DiscrepancyKind;
import dev.backroom.store.DocumentRow.DiscrepancyState;
import dev.backroom.store.MasterRow.Role;
import dev.backroom.store.MasterRow.Tracking;
import dev.backroom.store.Resolution;
import dev.backroom.store.StoreId;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A tour past every answer that the rules can give. [World] looks at the words of each in both languages.
class EveryAnswerTest {

    /// Only the edge and the lane give these: a test of the edge meets them. Here they are handed to the line as
    /// unreadable, for their words' sake.
    private static final Set<Refusal> OF_OTHERS = EnumSet.of(
            Refusal.UNREADABLE,
            Refusal.UNKNOWN_FIELD,
            Refusal.WRONG_TYPE,
            Refusal.TOO_DEEP,
            Refusal.NUMBER_REUSED,
            Refusal.INTERNAL);

    private final Dockside dock = new Dockside();
    private final World world = dock.world;
    private final Set<String> seen = new HashSet<>();

    private World.Result go(Principal by, Operation operation) {
        World.Result result = dock.run(by, operation);
        note(result);
        return result;
    }

    private void note(World.Result result) {
        note(result.outcome());
        result.reactions().forEach(reaction -> note(reaction.outcome()));
    }

    private void note(Outcome outcome) {
        seen.add(
                switch (outcome) {
                    case Outcome.Accepted(String code, var _) -> code;
                    case Outcome.Asks(String question, var _, boolean _) -> question;
                    case Outcome.Refused(Refusal why, var _, var _) -> why.slug();
                    case Outcome.Parked(int _, Refusal why, var _) -> why.slug();
                });
    }

    private long lastEvent() {
        return world.store.head().number();
    }

    @Test
    void everyAnswerHasItsWordsAndItsArguments() {
        setUp();
        beforeTheTruck();
        goodsIn();
        labels();
        units();
        questions();
        moves();
        exceptions();
        ends();
        line();
        assertThat(seen)
                .containsAll(Arrays.stream(Done.values()).map(Done::code).toList());
        assertThat(seen)
                .containsAll(
                        Arrays.stream(Question.values()).map(Question::code).toList());
        assertThat(seen)
                .containsAll(EnumSet.complementOf(EnumSet.copyOf(OF_OTHERS)).stream()
                        .map(Refusal::slug)
                        .toList());
    }

    private void setUp() {
        world.outcomes().forEach(this::note);
        go(BOSS, new PutPerson("B-1", Set.of(Role.CLERK), Set.of(), true));
        go(BOSS, new PutDevice("Dock 1", Set.of(Role.CLERK), Set.of(), true, true));
        go(BOSS, new PutPolicy("over-receipt", "", Map.of("percent", "5", "units", "4")));
        go(BOSS, new PutPolicy("happiness", "", Map.of()));
        go(ERP, new PutItems(Collections.nCopies(1_001, World.item("X", MILK, Tracking.NONE, false, 0))));
        go(ERP, World.items(World.item("X", MILK, Tracking.NONE, false, 0)));
        go(ERP, Dockside.order("PO-1", 1, 100));
        go(ERP, Dockside.order("PO-1", 0, 100));
        go(
                ERP,
                new PutNotice(
                        "DEL-3",
                        "HARVEST",
                        List.of("PO-1"),
                        World.MORNING,
                        List.of(),
                        List.of(new UnitData(PALLET, Optional.empty(), List.of()))));
        go(
                ERP,
                new PutNotice(
                        "DEL-4",
                        "HARVEST",
                        List.of("PO-1"),
                        World.MORNING,
                        List.of(),
                        List.of(new UnitData(Dockside.sscc(40), Optional.empty(), List.of()))));
        waits();
        go(ERP, new PutBundle(Dockside.gtin(60), "Box", List.of(new ComponentData("NO-SUCH", 1))));
        Operation wrongLine = Dockside.order("PO-1", 9, 1);
        note(world.run(new Envelope(
                StoreId.CHAIN, ERP.device(), 900, true, ERP, world.time, false, 0, Optional.empty(), wrongLine, "d")));
    }

    private void waits() {
        go(ERP, new PutOrder("PO-8", 1, "HARVEST", TODAY, false, List.of(new OrderLineData(1, "RICE", 5, 1))));
        go(Principal.SYSTEM, new Resume(1));
        go(ERP, World.items(World.item("RICE", Dockside.gtin(80), Tracking.NONE, false, 0)));
        world.time = world.due();
        note(world.tick());
    }

    private void beforeTheTruck() {
        go(MIA, Dockside.checkIn("DEL-9"));
        go(MIA, receive(MILK, 1));
        go(BEN, Dockside.checkIn("DEL-1"));
        go(BEN, Dockside.checkIn("DEL-1"));
        go(MIA, receive(MILK, 1));
        go(BEN, Dockside.open("DEL-1"));
        go(MIA, Dockside.open("DEL-1"));
        go(MIA, new OpenReceipt(Document.NONE, "HARVEST"));
        go(MIA, new OpenReceipt(Document.NONE, "NOBODY"));
        go(MIA, new OpenReceipt(Document.ORDER, "PO-99"));
        go(ERP, receive(MILK, 1));
    }

    private void goodsIn() {
        go(MIA, receive(MILK, 20));
        for (String quantity : List.of("0", "0.5", "1000000001", "x")) {
            go(MIA, receive(goods(MILK, quantity)));
        }
        for (String barcode : List.of("9521234000011", "]C10195212", NOBODYS, SOAP, " ")) {
            go(MIA, receive(goods(barcode, "1")));
        }
        go(MIA, Dockside.quarantine(goods(SOAP, "1"), "wrong-product"));
        go(MIA, Dockside.quarantine(goods(NOBODYS, "1"), "unknown-barcode"));
        go(MIA, Dockside.handBack(goods(SOAP, "1"), "wrong-product"));
        go(MIA, Dockside.damage(goods(MILK, "1")));
        note(world.offline(MIA, receive(goods(NOBODYS, "1"))));
    }

    private void labels() {
        go(MIA, receive(goods(YOGHURT, "1")));
        go(MIA, receive(goods(CREAM, "1")));
        go(MIA, receive(goods(PHONE, "1")));
        go(MIA, receive(goods(CHEESE, "1")));
        go(MIA, receive(serial(PHONE, "S1")));
        go(MIA, receive(serial(PHONE, "S1")));
        serials();
        go(MIA, receive(lot(YOGHURT, "1", "L1", TODAY.plusDays(9))));
        go(MIA, receive(lot(YOGHURT, "1", "L1", TODAY.plusDays(8))));
        go(MIA, receive(lot(CREAM, "1", "", TODAY.minusDays(1))));
        go(BOSS, new PutPolicy("shelf-life", "", Map.of("minimum-days", "3")));
        go(MIA, receive(lot(CREAM, "1", "", TODAY.plusDays(1))));
        go(BOSS, new PutPolicy("shelf-life", "", Map.of("minimum-days", "0")));
    }

    private void serials() {
        go(
                ERP,
                new PutNotice(
                        "DEL-5",
                        "HARVEST",
                        List.of("PO-1"),
                        World.MORNING,
                        List.of(),
                        List.of(new UnitData(Dockside.sscc(50), Optional.empty(), List.of(listed("S8"))))));
        go(MIA, Dockside.open("DEL-5"));
        go(MIA, new ReceiveGoods("DEL-5", serial(PHONE, "S9"), Optional.empty()));
    }

    private static UnitLineData listed(String serial) {
        return new UnitLineData(
                Optional.of("PO-1"),
                4,
                "PHONE",
                1,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(serial));
    }

    private void questions() {
        Goods old = new Goods(
                CREAM,
                "1",
                Optional.empty(),
                Optional.empty(),
                Optional.of(TODAY.minusDays(1)),
                Optional.empty(),
                Optional.empty());
        go(MIA, receive(old));
        go(MIA, receive(Dockside.TEA, 38));
        go(SUE, receive(MILK, 1));
        World.Result asked = go(MIA, receive(Dockside.TEA, 60));
        note(world.confirm(MIA, receive(Dockside.TEA, 60), asked.number()));
        note(world.confirm(MIA, receive(Dockside.TEA, 60), asked.number(), Optional.of(SUE)));
        note(world.confirm(MIA, receive(Dockside.TEA, 60), 12_345));
        note(world.offline(MIA, receive(Dockside.TEA, 60)));
    }

    private void units() {
        go(MIA, receiveUnit(Dockside.sscc(41)));
        go(MIA, receiveUnit(Dockside.sscc(40)));
        go(MIA, receiveUnit(PALLET));
        go(MIA, receiveUnit(CARTON_A));
        go(MIA, receiveUnit(PALLET));
        go(MIA, Dockside.moveUnit(CARTON_B, "B-1"));
    }

    private void moves() {
        go(MIA, Dockside.move(goods(MILK, "1"), "STAGE", "B-1"));
        go(MIA, Dockside.move(goods(MILK, "1"), "STAGE", "STAGE"));
        go(MIA, Dockside.move(goods(MILK, "1"), "STAGE", "ZONE"));
        go(MIA, Dockside.move(goods(MILK, "1"), "STAGE", "NOWHERE"));
        go(MIA, Dockside.move(goods(MILK, "5000"), "STAGE", "B-1"));
    }

    private void exceptions() {
        go(BOSS, new PutPolicy("vendor-trust", "", Map.of("unseen-from", "3")));
        go(MIA, receiveUnit(Dockside.CARTON_C));
        go(MIA, Dockside.count(Dockside.CARTON_C));
        go(MIA, new Reverse(lastEvent(), Optional.empty()));
        go(MIA, Dockside.count(Dockside.CARTON_C, goods(Dockside.TEA, "10")));
        go(BEN, receive(MILK, 30));
        long event = lastEvent();
        go(BEN, Dockside.move(goods(MILK, "40"), "STAGE", "B-2"));
        go(BEN, new Reverse(event, Optional.empty()));
        go(BEN, Dockside.move(goods(MILK, "40"), "B-2", "STAGE"));
        go(BEN, new Reverse(event, Optional.empty()));
        go(BEN, new Reverse(event, Optional.empty()));
        go(BEN, new Reverse(9_999, Optional.empty()));
        go(BEN, new Reverse(1, Optional.empty()));
    }

    private void ends() {
        go(MIA, new HandBackDelivery("DEL-1", "damage"));
        go(MIA, Dockside.close());
        go(MIA, Dockside.close());
        go(MIA, new CloseReceipt("DEL-4"));
        go(MIA, new HandBackDelivery("DEL-4", "temperature"));
        go(ERP, Dockside.order("PO-7", 1, 10));
        go(MIA, Dockside.checkIn("PO-7"));
        go(SUE, new ReopenReceipt("PO-7", "found"));
        go(SUE, new ReopenReceipt("DEL-1", "found"));
    }

    private void cases() {
        int open = world.all(Discrepancy.class).stream()
                .filter(one -> one.kind() == DiscrepancyKind.DAMAGE && one.state() == DiscrepancyState.OPEN)
                .findFirst()
                .orElseThrow()
                .id();
        go(TOM, new AssignCase(open, Optional.of("B-1")));
        go(TOM, new AssignCase(open, Optional.empty()));
        go(BOSS, new PutPolicy("case-resolution", "", Map.of("approval-above", "0")));
        go(TOM, new ResolveCase(open, Resolution.WRITE_OFF, "crushed", Optional.empty()));
    }

    private void line() {
        go(BOSS, new PutPolicy("direct-delivery", "", Map.of("vendors", "OTHER")));
        go(MIA, new OpenReceipt(Document.NONE, "HARVEST"));
        go(MIA, new OpenDirectDelivery("HARVEST", "R-1", List.of(goods(MILK, "1")), Optional.empty()));
        go(Principal.SYSTEM, new Conflict(1001, 1, "d"));
        go(Principal.SYSTEM, new TooDeep(1));
        go(Principal.SYSTEM, new Misdirected(2, "DEL-9", "0124"));
        int parked = Integer.parseInt(go(Principal.SYSTEM, new ParkPosting("erp", "4-1", "DEL-1", "no such article"))
                .args()
                .get("case"));
        go(TOM, new ResolveCase(parked, Resolution.SKIP, "told by mail", Optional.empty()));
        go(TOM, new ResolveCase(parked, Resolution.SKIP, "told by mail", Optional.empty()));
        go(TOM, new ResolveCase(9_999, Resolution.SKIP, "told by mail", Optional.empty()));
        cases();
        go(Principal.SYSTEM, new CloseEra(1));
        for (Refusal refusal : OF_OTHERS) {
            go(MIA, new Unreadable(refusal.slug(), "field", "detail"));
        }
    }
}
