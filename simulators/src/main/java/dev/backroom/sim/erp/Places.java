package dev.backroom.sim.erp;

import dev.backroom.operation.SetupOperation.LocationData;
import dev.backroom.operation.SetupOperation.PutLocations;
import dev.backroom.store.DocumentRow.LocationKind;
import dev.backroom.store.MasterRow.Temperature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The places of a store; all stores are laid out alike.
public final class Places {

    public static final String STAGE = "STAGE-1";
    static final String CHILLED_STAGE = "STAGE-C";
    private static final int AISLES = 4;
    private static final int BAYS = 6;

    private Places() {}

    static PutLocations all() {
        List<LocationData> places = new ArrayList<>();
        places.add(place("BACK", "", LocationKind.AREA, Temperature.AMBIENT));
        places.add(place("COLD", "", LocationKind.AREA, Temperature.CHILLED));
        places.add(place("FLOOR", "", LocationKind.AREA, Temperature.AMBIENT));
        places.add(place("DOCK-1", "BACK", LocationKind.DOCK, Temperature.AMBIENT));
        places.add(place("DOCK-2", "BACK", LocationKind.DOCK, Temperature.AMBIENT));
        places.add(place(STAGE, "BACK", LocationKind.STAGE, Temperature.AMBIENT));
        places.add(place(CHILLED_STAGE, "COLD", LocationKind.STAGE, Temperature.CHILLED));
        places.add(place("QUARANTINE", "BACK", LocationKind.QUARANTINE, Temperature.AMBIENT));
        places.add(place("RETURNS", "FLOOR", LocationKind.RETURNS_DESK, Temperature.AMBIENT));
        places.add(place("PICKUP", "FLOOR", LocationKind.PICKUP_HOLD, Temperature.AMBIENT));
        for (int aisle = 1; aisle <= AISLES; aisle++) {
            places.add(place("A" + aisle, "BACK", LocationKind.AREA, Temperature.AMBIENT));
            for (int bay = 1; bay <= BAYS; bay++) {
                places.add(place(bin(aisle, bay), "A" + aisle, LocationKind.BIN, Temperature.AMBIENT));
            }
        }
        for (int bay = 1; bay <= BAYS; bay++) {
            places.add(place(chilledBin(bay), "COLD", LocationKind.BIN, Temperature.CHILLED));
            places.add(place("S-%02d".formatted(bay), "FLOOR", LocationKind.SHELF, Temperature.AMBIENT));
        }
        return new PutLocations(places);
    }

    /// A bin for the `n`-th time somebody asks for one.
    public static String bin(int n) {
        return bin(1 + n % AISLES, 1 + n / AISLES % BAYS);
    }

    private static String bin(int aisle, int bay) {
        return "A%d-%02d".formatted(aisle, bay);
    }

    /// A chilled bin, likewise.
    public static String chilledBin(int n) {
        return "C1-%02d".formatted(1 + n % BAYS);
    }

    public static boolean isChilled(Ware ware) {
        return ware.chilled();
    }

    private static LocationData place(String code, String parent, LocationKind kind, Temperature temperature) {
        return new LocationData(code, parent.isEmpty() ? Optional.empty() : Optional.of(parent), kind, temperature);
    }
}
