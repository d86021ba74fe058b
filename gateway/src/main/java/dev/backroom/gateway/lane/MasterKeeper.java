package dev.backroom.gateway.lane;

import dev.backroom.store.Event;
import dev.backroom.store.Held;
import dev.backroom.store.Kept;
import dev.backroom.store.Master;
import dev.backroom.store.Store;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Body;
import io.vertx.core.Future;
import java.util.List;

/// Keeps the newest committed snapshot of the chain's rows, from this gateway's own commits and from those of others.
final class MasterKeeper {

    private static final int REFRESH_MAX = 500;

    private final LogView log;
    private volatile Master master = Master.EMPTY;

    MasterKeeper(LogView log) {
        this.log = log;
    }

    Master master() {
        return master;
    }

    Future<Void> load() {
        return log.loader().load(StoreId.CHAIN).map(loaded -> {
            put(loaded.store());
            return null;
        });
    }

    private synchronized void put(Store chain) {
        List<Kept> rows = chain.rows().stream().map(Held::row).toList();
        if (chain.head().number() > master.version()) {
            master = Master.EMPTY.with(chain.head().number(), rows);
        }
    }

    /// Takes in committed events of the chain that are next; others are found by [#refresh].
    synchronized void apply(List<Event> events) {
        for (Event event : events) {
            if (event.number() == master.version() + 1) {
                master = master.with(event.number(), Body.of(event).decodedRows());
            }
        }
    }

    /// Reads what other gateways have committed to the chain's line.
    Future<Void> refresh() {
        return log.events().after(StoreId.CHAIN, master.version(), REFRESH_MAX).compose(events -> {
            apply(events);
            return events.size() < REFRESH_MAX ? Future.succeededFuture() : refresh();
        });
    }
}
