package dev.backroom.sim.handheld;

import dev.backroom.operation.ReceivingOperation.CheckIn;
import dev.backroom.operation.ReceivingOperation.CloseReceipt;
import dev.backroom.operation.ReceivingOperation.Document;
import dev.backroom.operation.ReceivingOperation.Goods;
import dev.backroom.operation.ReceivingOperation.OpenReceipt;
import dev.backroom.operation.ReceivingOperation.ReceiveGoods;
import dev.backroom.operation.ReceivingOperation.ReceiveUnit;
import dev.backroom.operation.SetupOperation.UnitData;
import dev.backroom.sim.erp.Purchasing;
import dev.backroom.sim.erp.Shipment;
import dev.backroom.sim.erp.Shipment.Loose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What people do with one truck: arrive, unload in any order, close, and what comes after.
///
/// @param arrival made by the one who begins
/// @param unloading made by everybody who helps, in any order
/// @param closing made by the one who began, when all else is done
/// @param shortages how many the closing must find
public record Script(Shipment shipment, List<Step> arrival, List<Step> unloading, List<Step> closing, int shortages) {

    /// @param faults what is wrong with this truck
    public static Script of(Shipment shipment, Purchasing purchasing, Set<Fault> faults) {
        return new Writer(shipment, purchasing, faults).script();
    }

    /// The faults of a shipment, by turns, so that a few trucks have had every one.
    public static Set<Fault> faultsOf(int shipment, int each) {
        Set<Fault> faults = java.util.EnumSet.noneOf(Fault.class);
        for (int i = 0; i < each; i++) {
            faults.add(Fault.OF_DELIVERIES.get((shipment * each + i) % Fault.OF_DELIVERIES.size()));
        }
        return faults;
    }

    private static final class Writer {
        private final Shipment shipment;
        private final Set<Fault> faults;
        private final FaultSteps faulty;
        private final Cargo cargo;
        private final List<Step> unloading = new ArrayList<>();
        private int shortages;

        Writer(Shipment shipment, Purchasing purchasing, Set<Fault> faults) {
            this.shipment = shipment;
            this.faults = faults;
            this.cargo = new Cargo(shipment);
            this.faulty = new FaultSteps(shipment, purchasing, cargo);
        }

        Script script() {
            units();
            looseGoods();
            unloading.add(faulty.ratioPack());
            unloading.add(faulty.seasonal());
            for (Fault fault : faults) {
                faulty.unloading(fault).ifPresent(unloading::add);
            }
            return new Script(shipment, arrival(), List.copyOf(unloading), closing(), shortages);
        }

        private List<Step> arrival() {
            String code = shipment.code();
            int tops = shipment.topUnits().size();
            return List.of(
                    Step.plain(Move.send(new CheckIn(
                            code,
                            Optional.of("SEAL-" + shipment.number()),
                            tops,
                            Optional.of("4.2"),
                            false,
                            Optional.of("DRIVER-" + shipment.number() % 7)))),
                    Step.plain(Move.send(new OpenReceipt(Document.DELIVERY, code))));
        }

        /// The pallet goes in whole, each single carton by itself. Where one is short it is the last.
        private void units() {
            List<UnitData> tops = new ArrayList<>(shipment.topUnits());
            if (faults.contains(Fault.SHORTAGE)) {
                tops.removeLast();
                shortages++;
            }
            for (UnitData unit : tops) {
                if (!faulty.takesOver(unit, faults)) {
                    unloading.add(cargo.unit(unit));
                }
            }
        }

        private void looseGoods() {
            for (Loose line : shipment.loose()) {
                if (!faulty.takesOver(line, faults)) {
                    unloading.addAll(cargo.receive(line));
                }
            }
        }

        private List<Step> closing() {
            List<Step> closing = new ArrayList<>();
            Move close = Move.send(new CloseReceipt(shipment.code()), "accepted:receipt-closed");
            closing.add(shortages == 0 ? Step.plain(close) : Step.of(Fault.SHORTAGE, close));
            for (Fault fault : faults) {
                faulty.afterClosing(fault).ifPresent(closing::add);
            }
            return closing;
        }
    }

    static ReceiveGoods receive(Shipment shipment, Goods goods) {
        return new ReceiveGoods(shipment.code(), goods, Optional.empty());
    }

    static ReceiveUnit receive(Shipment shipment, UnitData unit) {
        return new ReceiveUnit(shipment.code(), unit.sscc(), Optional.empty());
    }
}
