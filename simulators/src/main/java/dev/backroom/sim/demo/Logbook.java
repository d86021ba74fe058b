package dev.backroom.sim.demo;

import dev.backroom.gateway.log.EventReader;
import dev.backroom.operation.Outcome;
import dev.backroom.sim.handheld.Tally;
import dev.backroom.store.Event;
import dev.backroom.store.Head;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Body;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Compares what the handhelds were told with what the logs say they were told: each number once, with the same kind
/// of outcome. An answer that was given and not kept, or kept and not given, is found here.
final class Logbook {

    private static final int AT_ONCE = 1_000;
    private static final List<String> KINDS = List.of("accepted", "asks", "refused", "parked");

    private final EventReader events;
    private final Set<Integer> handhelds;
    private final Map<String, Long> kept = new TreeMap<>();

    /// @param handhelds sources of the numbers
    Logbook(EventReader events, Set<Integer> handhelds) {
        this.events = events;
        this.handhelds = handhelds;
    }

    /// What is wrong, in words.
    List<String> compare(Map<StoreId, Head> heads, Tally tally) throws TimeoutException {
        for (StoreId store : heads.keySet()) {
            read(store);
        }
        List<String> wrong = new ArrayList<>();
        for (String kind : KINDS) {
            long inLog = kept.getOrDefault(kind, 0L);
            if (inLog != tally.count(kind)) {
                wrong.add(
                        "the log has " + inLog + " numbers " + kind + ", the handhelds were told " + tally.count(kind));
            }
        }
        return wrong;
    }

    private void read(StoreId store) throws TimeoutException {
        long at = 0;
        List<Event> some;
        do {
            some = events.after(store, at, AT_ONCE).await(1, TimeUnit.MINUTES);
            for (Event event : some) {
                at = event.number();
                if (handhelds.contains(event.source())) {
                    Body body = Body.of(event);
                    // Equal refusals in a row share one event.
                    kept.merge(kind(body.out()), event.key() - body.first() + 1, Long::sum);
                }
            }
        } while (!some.isEmpty());
    }

    private static String kind(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted _ -> "accepted";
            case Outcome.Asks _ -> "asks";
            case Outcome.Refused _ -> "refused";
            case Outcome.Parked _ -> "parked";
        };
    }
}
