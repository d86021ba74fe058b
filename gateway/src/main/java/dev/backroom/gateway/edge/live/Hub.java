package dev.backroom.gateway.edge.live;

import dev.backroom.gateway.log.EventReader;
import dev.backroom.store.Event;
import dev.backroom.store.StoreId;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One store's newest changes and the feeds that follow them. What a commit brings is taken when it is next in line;
/// what is missing before it, or was committed elsewhere, is read from the log.
///
/// Belongs to the live feed's event loop.
final class Hub {

    private static final Logger LOG = LoggerFactory.getLogger(Hub.class);
    private static final int KEPT_EVENTS = 2_000;
    private static final int KEPT_ROWS = 40_000;
    private static final int READ_AT_ONCE = 500;
    private static final int SHARED_MAX = 16;

    private record Asked(long after, Scope.Viewer viewer) {}

    private final StoreId store;
    private final EventReader events;
    private final Deque<Change> newest = new ArrayDeque<>();
    private final Set<Feed> feeds = new LinkedHashSet<>();
    private final Map<Asked, Drawing.Drawn> drawn = new HashMap<>();
    private int keptRows;
    private long last = -1;
    private Optional<Future<Void>> refreshing = Optional.empty();

    Hub(StoreId store, EventReader events) {
        this.store = store;
        this.events = events;
    }

    StoreId store() {
        return store;
    }

    /// The newest number that is known, -1 before the first [#refresh].
    long last() {
        return last;
    }

    void add(Feed feed) {
        feeds.add(feed);
    }

    void remove(Feed feed) {
        feeds.remove(feed);
    }

    boolean isEmpty() {
        return feeds.isEmpty();
    }

    /// Takes in what this gateway has committed.
    void committed(List<Event> committed) {
        if (last < 0) {
            return;
        }
        for (Event event : committed) {
            if (event.number() == last + 1) {
                take(event);
            } else if (event.number() > last) {
                refresh().onFailure(e -> LOG.warn("the log of store {} cannot be read", store, e));
                return;
            }
        }
    }

    /// Catches up with the log, also with what nobody told us of. The first time it only finds out where the line
    /// ends.
    Future<Void> refresh() {
        if (refreshing.isPresent()) {
            return refreshing.get();
        }
        Future<Void> now = last < 0 ? findEnd() : readOn();
        if (!now.isComplete()) {
            refreshing = Optional.of(now);
        }
        return now.onComplete(_ -> refreshing = Optional.empty());
    }

    private Future<Void> findEnd() {
        return events.head(store).onSuccess(head -> last = head.number()).mapEmpty();
    }

    private Future<Void> readOn() {
        return events.after(store, last, READ_AT_ONCE).compose(this::found);
    }

    private Future<Void> found(List<Event> found) {
        for (Event event : found) {
            if (event.number() == last + 1) {
                take(event);
            }
        }
        if (!found.isEmpty()) {
            pump();
        }
        return found.size() == READ_AT_ONCE ? readOn() : Future.succeededFuture();
    }

    private void take(Event event) {
        Change change = Change.of(event);
        last = change.number();
        newest.addLast(change);
        keptRows += change.rows().size();
        while (newest.size() > KEPT_EVENTS || (keptRows > KEPT_ROWS && newest.size() > 1)) {
            keptRows -= newest.removeFirst().rows().size();
        }
        drawn.clear();
    }

    /// Lets each feed send what it has not sent yet.
    void pump() {
        List.copyOf(feeds).forEach(Feed::pump);
    }

    /// The message that goes on after a number; empty when the beginning is not kept here any more.
    Optional<Drawing.Drawn> after(long number, Scope.Viewer viewer) {
        if (newest.isEmpty() || newest.getFirst().number() > number + 1) {
            return Optional.empty();
        }
        Asked asked = new Asked(number, viewer.shared());
        Drawing.Drawn known = drawn.get(asked);
        if (known != null) {
            return Optional.of(known);
        }
        List<Change> changes = new ArrayList<>();
        for (Change change : newest) {
            if (change.number() > number) {
                changes.add(change);
            }
        }
        Drawing.Drawn fresh = Drawing.changes(store, changes, viewer);
        if (drawn.size() < SHARED_MAX) {
            drawn.put(asked, fresh);
        }
        return Optional.of(fresh);
    }
}
