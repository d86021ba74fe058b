package dev.backroom.sim.demo;

import dev.backroom.client.BackroomClient;
import dev.backroom.client.LiveFeed;
import dev.backroom.client.LiveFeed.Notice;
import dev.backroom.client.Mirror;
import dev.backroom.store.DocumentRow.Discrepancy;
import dev.backroom.store.DocumentRow.DiscrepancyKind;
import dev.backroom.store.DocumentRow.DiscrepancyState;
import dev.backroom.store.Index.Word;
import dev.backroom.store.RowKind;
import dev.backroom.store.StoreId;
import java.util.EnumMap;
import java.util.Map;

/// A desk that follows one store live, as the console does. Safe for many threads.
final class Desk implements AutoCloseable {

    private final Mirror mirror;
    private final LiveFeed feed;
    private int gaps;

    Desk(BackroomClient client, StoreId store) {
        mirror = new Mirror(store);
        feed = client.live(store, 0, "desk", this::on);
    }

    private synchronized void on(Notice notice) {
        if (notice instanceof Notice.Rows(var message)) {
            gaps += mirror.apply(message) == Mirror.Effect.GAP ? 1 : 0;
        }
    }

    StoreId store() {
        return mirror.store().id();
    }

    /// The number up to which the desk has seen everything.
    synchronized long at() {
        return mirror.at();
    }

    /// Changes that came with numbers left out; the feed must never let one through.
    synchronized int gaps() {
        return gaps;
    }

    /// Open cases by kind.
    synchronized Map<DiscrepancyKind, Integer> open() {
        Map<DiscrepancyKind, Integer> open = new EnumMap<>(DiscrepancyKind.class);
        for (Discrepancy one : mirror.store()
                .by(Discrepancy.class, Word.of(RowKind.DISCREPANCY, "state", DiscrepancyState.OPEN.name()))) {
            open.merge(one.kind(), 1, Integer::sum);
        }
        return open;
    }

    @Override
    public void close() {
        feed.close();
    }
}
