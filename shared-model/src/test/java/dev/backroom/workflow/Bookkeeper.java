package dev.backroom.workflow;

import dev.backroom.store.Balance;
import dev.backroom.store.DocumentRow.Unit;
import dev.backroom.store.Index.Word;
import dev.backroom.store.Place;
import dev.backroom.store.RowKind;
import dev.backroom.store.Status;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// An independent, naive account of a store: it knows what was answered, and keeps quantities by item, place and
/// status in a map. It knows no orders, no lots and none of the rules.
final class Bookkeeper {

    /// @param place a location's code or a unit's plate
    record Spot(String sku, String place, Status status) implements Comparable<Spot> {
        @Override
        public int compareTo(Spot other) {
            return toString().compareTo(other.toString());
        }
    }

    private static final Map<String, Map<String, Long>> HOLDS = Map.of(
            Dockside.PALLET, Map.of(),
            Dockside.CARTON_A, Map.of("MILK", 10L),
            Dockside.CARTON_B, Map.of("TEA", 4L),
            Dockside.CARTON_C, Map.of("TEA", 10L));

    private final TreeMap<Spot, Long> spots = new TreeMap<>();
    private final Map<Long, Map<Spot, Long>> cameByEvent = new HashMap<>();
    private final Map<Long, Long> gramsByEvent = new HashMap<>();
    private final Map<Long, Set<String>> unitsByEvent = new HashMap<>();
    private final Set<String> unitsHere = new HashSet<>();
    private final Set<String> onPallet = new HashSet<>(Set.of(Dockside.CARTON_A, Dockside.CARTON_B));

    /// Books what an accepted act did.
    ///
    /// @param event its number
    /// @param code of the acceptance
    void book(Act act, long event, String code) {
        switch (code) {
            case "received" -> came(event, act, act.toName(), Status.AVAILABLE);
            case "damage-noted" -> {
                if (act.kind() == Act.Kind.DAMAGE) {
                    came(event, act, "QUARANTINE", Status.DAMAGED);
                } else {
                    unitDamaged(event, act.plate());
                }
            }
            case "quarantined" -> came(event, act, "QUARANTINE", Status.QUARANTINED);
            case "unit-counted" -> unitCame(event, act.plate(), Status.AVAILABLE);
            case "unit-received" -> unitsCame(event, act.plate(), Status.AVAILABLE);
            case "moved" -> {
                add(new Spot(act.skuName(), act.fromName(), Status.AVAILABLE), -act.units());
                add(new Spot(act.skuName(), act.toName(), Status.AVAILABLE), act.units());
            }
            case "unit-moved" -> onPallet.remove(act.plate());
            default -> {}
        }
    }

    void reversed(long event) {
        Map<Spot, Long> came = cameByEvent.remove(event);
        if (came != null) {
            came.forEach((spot, quantity) -> add(spot, -quantity));
        }
        gramsByEvent.remove(event);
        Set<String> units = unitsByEvent.remove(event);
        if (units != null) {
            unitsHere.removeAll(units);
        }
    }

    private void came(long event, Act act, String place, Status status) {
        Spot spot = new Spot(act.skuName(), place, status);
        add(spot, act.units());
        gramsByEvent.put(event, act.grams());
        cameByEvent.computeIfAbsent(event, _ -> new HashMap<>()).merge(spot, act.units(), Long::sum);
    }

    private void unitCame(long event, String plate, Status status) {
        if (!unitsHere.add(plate)) {
            throw new AssertionError("unit " + plate + " came twice");
        }
        unitsByEvent.computeIfAbsent(event, _ -> new HashSet<>()).add(plate);
        HOLDS.getOrDefault(plate, Map.of()).forEach((sku, quantity) -> {
            Spot spot = new Spot(sku, plate, status);
            add(spot, quantity);
            cameByEvent.computeIfAbsent(event, _ -> new HashMap<>()).merge(spot, quantity, Long::sum);
        });
    }

    private void unitsCame(long event, String plate, Status status) {
        unitCame(event, plate, status);
        if (plate.equals(Dockside.PALLET)) {
            onPallet.stream()
                    .filter(child -> !unitsHere.contains(child))
                    .toList()
                    .forEach(child -> unitsCame(event, child, status));
        }
    }

    /// A damaged unit that is here changes its status where it is, with what stands on it; one that is not comes in.
    private void unitDamaged(long event, String plate) {
        if (!unitsHere.contains(plate)) {
            unitsCame(event, plate, Status.DAMAGED);
        } else {
            statusChanges(plate);
            if (plate.equals(Dockside.PALLET)) {
                onPallet.stream().filter(unitsHere::contains).forEach(this::statusChanges);
            }
        }
        onPallet.remove(plate);
    }

    private void statusChanges(String plate) {
        HOLDS.getOrDefault(plate, Map.of()).keySet().forEach(sku -> {
            Long there = spots.remove(new Spot(sku, plate, Status.AVAILABLE));
            if (there != null) {
                add(new Spot(sku, plate, Status.DAMAGED), there);
            }
        });
    }

    private void add(Spot spot, long quantity) {
        spots.merge(spot, quantity, (a, b) -> a + b == 0 ? null : a + b);
    }

    Map<Spot, Long> spots() {
        return spots;
    }

    /// What all goods that came and were not taken back weigh, where they are sold by weight.
    long grams() {
        return gramsByEvent.values().stream().mapToLong(Long::longValue).sum();
    }

    /// The same account read from a store's balances.
    static Map<Spot, Long> read(Dockside dock) {
        TreeMap<Spot, Long> spots = new TreeMap<>();
        Map<Integer, String> names = new HashMap<>();
        Act.SKUS.forEach(sku -> names.put(dock.item(sku), sku));
        Map<Integer, String> places = new HashMap<>();
        Act.PLACES.forEach(place -> places.put(dock.place(place), place));
        for (String plate : Act.UNITS) {
            Unit unit = dock.world
                    .store
                    .one(Unit.class, Word.code(RowKind.UNIT, plate))
                    .orElseThrow();
            places.put(Place.unit(unit.id()), plate);
        }
        for (Balance balance : dock.world.store.balances()) {
            if (Place.isReal(balance.stock().place()) && balance.quantity() != 0) {
                spots.merge(
                        new Spot(
                                names.getOrDefault(balance.stock().item(), "?"),
                                places.getOrDefault(balance.stock().place(), "?"),
                                balance.stock().status()),
                        balance.quantity(),
                        Long::sum);
            }
        }
        return spots;
    }
}
