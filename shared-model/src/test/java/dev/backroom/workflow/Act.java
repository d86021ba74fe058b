package dev.backroom.workflow;

import static dev.backroom.workflow.Dockside.goods;
import static dev.backroom.workflow.Dockside.lot;
import static dev.backroom.workflow.Dockside.serial;
import static dev.backroom.workflow.Dockside.weighed;

import dev.backroom.operation.Operation;
import dev.backroom.operation.Principal;
import dev.backroom.operation.ReceivingOperation.CheckIn;
import dev.backroom.operation.ReceivingOperation.CloseReceipt;
import dev.backroom.operation.ReceivingOperation.CountUnit;
import dev.backroom.operation.ReceivingOperation.Document;
import dev.backroom.operation.ReceivingOperation.Goods;
import dev.backroom.operation.ReceivingOperation.HandBack;
import dev.backroom.operation.ReceivingOperation.HandBackDelivery;
import dev.backroom.operation.ReceivingOperation.OpenReceipt;
import dev.backroom.operation.ReceivingOperation.QuarantineGoods;
import dev.backroom.operation.ReceivingOperation.ReceiveGoods;
import dev.backroom.operation.ReceivingOperation.ReceiveUnit;
import dev.backroom.operation.ReceivingOperation.ReopenReceipt;
import dev.backroom.operation.ReceivingOperation.ReportDamage;
import dev.backroom.operation.StockOperation.MoveGoods;
import dev.backroom.operation.StockOperation.MoveUnit;
import dev.backroom.operation.StockOperation.Reverse;
import dev.backroom.store.Status;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/// What a clerk may do at any moment of a random history, sensible or not.
///
/// @param sku index into [#SKUS]; `unit` into [#UNITS]; `from` and `to` into [#PLACES]
/// @param back how many events before the last one a reversal goes
/// @param answer what happens when the operation is asked back: 0 nothing, 1 confirmed, 2 confirmed and approved
public record Act(
        Kind kind, int clerk, int delivery, int sku, int unit, int quantity, int from, int to, int back, int answer) {

    public enum Kind {
        CHECK_IN,
        OPEN,
        RECEIVE,
        RECEIVE_UNIT,
        COUNT_UNIT,
        DAMAGE,
        DAMAGE_UNIT,
        QUARANTINE,
        HAND_BACK,
        HAND_BACK_ALL,
        CLOSE,
        REOPEN,
        MOVE,
        MOVE_UNIT,
        REVERSE
    }

    public static final List<String> SKUS = List.of("MILK", "YOGHURT", "CREAM", "PHONE", "CHEESE", "TEA", "SOAP");
    static final List<String> UNITS = List.of(Dockside.PALLET, Dockside.CARTON_A, Dockside.CARTON_B, Dockside.CARTON_C);
    static final List<String> PLACES = List.of("STAGE", "B-1", "B-2", "QUARANTINE");
    static final List<String> DELIVERIES = List.of("DEL-1", "DEL-2");
    static final List<Principal> CLERKS = List.of(World.MIA, World.BEN, World.SUE);

    private static final long GRAMS_EACH = 250;

    /// Histories mostly receive; closing is rare, or little would happen.
    public static Arbitrary<Act> any() {
        Arbitrary<Kind> kinds = Arbitraries.frequency(
                Tuple.of(2, Kind.CHECK_IN),
                Tuple.of(4, Kind.OPEN),
                Tuple.of(40, Kind.RECEIVE),
                Tuple.of(12, Kind.RECEIVE_UNIT),
                Tuple.of(4, Kind.COUNT_UNIT),
                Tuple.of(6, Kind.DAMAGE),
                Tuple.of(4, Kind.DAMAGE_UNIT),
                Tuple.of(5, Kind.QUARANTINE),
                Tuple.of(3, Kind.HAND_BACK),
                Tuple.of(1, Kind.HAND_BACK_ALL),
                Tuple.of(1, Kind.CLOSE),
                Tuple.of(2, Kind.REOPEN),
                Tuple.of(25, Kind.MOVE),
                Tuple.of(7, Kind.MOVE_UNIT),
                Tuple.of(16, Kind.REVERSE));
        Arbitrary<int[]> choices = Combinators.combine(
                        Arbitraries.integers().between(0, CLERKS.size() - 1),
                        Arbitraries.integers().between(0, 3).map(n -> n == 3 ? 1 : 0),
                        Arbitraries.integers().between(0, SKUS.size() - 1),
                        Arbitraries.integers().between(0, UNITS.size() - 1),
                        Arbitraries.integers().between(1, 60))
                .as((clerk, delivery, sku, unit, quantity) -> new int[] {clerk, delivery, sku, unit, quantity});
        return Combinators.combine(
                        kinds,
                        choices,
                        Arbitraries.integers().between(0, PLACES.size() - 1),
                        Arbitraries.integers().between(0, PLACES.size() - 1),
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(0, 2))
                .as((kind, choice, from, to, back, answer) ->
                        new Act(kind, choice[0], choice[1], choice[2], choice[3], choice[4], from, to, back, answer));
    }

    public Principal by() {
        return CLERKS.get(clerk);
    }

    public String skuName() {
        return SKUS.get(sku);
    }

    public String plate() {
        return UNITS.get(unit);
    }

    public String fromName() {
        return PLACES.get(from);
    }

    public String toName() {
        return PLACES.get(to);
    }

    /// Base units of what is scanned. Moves are small, so that many succeed.
    public long units() {
        return skuName().equals("PHONE") ? 1 : kind == Kind.MOVE ? quantity % 5 + 1 : quantity;
    }

    public long grams() {
        return skuName().equals("CHEESE") ? GRAMS_EACH * units() : 0;
    }

    private Goods scanned() {
        String packs = Long.toString(units());
        if (kind == Kind.MOVE && !skuName().equals("PHONE") && !skuName().equals("CHEESE")) {
            return goods(skuName(), packs);
        }
        return switch (skuName()) {
            case "YOGHURT" ->
                lot(Dockside.YOGHURT, packs, "L" + quantity % 3, Dockside.TODAY.plusDays(10 + quantity % 3));
            case "CREAM" -> lot(Dockside.CREAM, packs, "", Dockside.TODAY.plusDays(10 + quantity % 3));
            case "PHONE" -> serial(Dockside.PHONE, "S" + quantity % 8);
            case "CHEESE" -> weighed(Dockside.CHEESE, packs, grams());
            case "MILK" -> goods(Dockside.MILK, packs);
            case "TEA" -> goods(Dockside.TEA, packs);
            default -> goods(Dockside.SOAP, packs);
        };
    }

    private List<Goods> counted() {
        if (plate().equals(Dockside.PALLET)) {
            return List.of();
        }
        boolean milk = plate().equals(Dockside.CARTON_A);
        String quantity = milk || plate().equals(Dockside.CARTON_C) ? "10" : "4";
        return List.of(goods(milk ? Dockside.MILK : Dockside.TEA, quantity));
    }

    /// @param lastEvent number of the last event, which reversals count from
    public Operation operation(long lastEvent) {
        String code = DELIVERIES.get(delivery);
        Optional<String> place = Optional.of(toName()).filter(name -> !name.equals("STAGE"));
        Goods unitLabel = goods(plate(), "1");
        return switch (kind) {
            case CHECK_IN -> new CheckIn(code, Optional.empty(), quantity, Optional.empty(), false, Optional.empty());
            case OPEN -> new OpenReceipt(Document.DELIVERY, code);
            case RECEIVE -> new ReceiveGoods(code, scanned(), place);
            case RECEIVE_UNIT -> new ReceiveUnit(code, plate(), place);
            case COUNT_UNIT -> new CountUnit(code, plate(), counted(), place);
            case DAMAGE -> new ReportDamage(code, scanned(), "wet", List.of());
            case DAMAGE_UNIT -> new ReportDamage(code, unitLabel, "wet", List.of());
            case QUARANTINE -> new QuarantineGoods(code, scanned(), "wrong-product");
            case HAND_BACK -> new HandBack(code, scanned(), "expired");
            case HAND_BACK_ALL -> new HandBackDelivery(code, "damage");
            case CLOSE -> new CloseReceipt(code);
            case REOPEN -> new ReopenReceipt(code, "found");
            case MOVE -> new MoveGoods(scanned(), Status.AVAILABLE, fromName(), toName());
            case MOVE_UNIT -> new MoveUnit(plate(), toName());
            case REVERSE -> new Reverse(Math.max(1, lastEvent - back), Optional.empty());
        };
    }
}
