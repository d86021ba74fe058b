package dev.backroom.sim.erp;

import dev.backroom.operation.ChainOperation.PutSite;
import dev.backroom.store.StoreId;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/// A store with its time zone and its places.
public record Site(StoreId store, String name, ZoneId zone) {

    private static final LocalTime DAY_CUT = LocalTime.of(4, 0);

    /// Three stores in three time zones.
    public static List<Site> three() {
        return List.of(
                new Site(new StoreId(101), "Leeds Briggate", ZoneId.of("Europe/London")),
                new Site(new StoreId(102), "Hamburg Altona", ZoneId.of("Europe/Berlin")),
                new Site(new StoreId(103), "Boston Back Bay", ZoneId.of("America/New_York")));
    }

    PutSite message() {
        return new PutSite(store.code(), name, zone.getId(), DAY_CUT);
    }
}
