package dev.backroom.console.feed;

import dev.backroom.client.BackroomClient;
import dev.backroom.client.Listing;
import dev.backroom.client.LiveFeed;
import dev.backroom.console.feed.Followed.Part;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Api;
import dev.backroom.wire.Json;
import dev.backroom.wire.Listed;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// A store in view and what keeps it: the feeds of its own line and of the chain's, the journal, and the look at how
/// old it all is. Closing ends them; the client stays open.
public final class Connection implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(250);
    private static final String SCOPE = "desk";

    private final InView view;
    private final Subscriptions held = new Subscriptions();

    private Connection(InView view) {
        this.view = view;
    }

    /// Begins to follow a store. On the window's thread; nothing here waits for the gateway.
    public static Connection open(BackroomClient client, StoreId store, Ui ui, InstantSource clock) {
        InView view = new InView(store);
        Connection connection = new Connection(view);
        Journal journal = new Journal(
                (after, limit) -> events(client, store, after, limit), events -> ui.later(() -> view.news(events)));
        Followed chain = new Followed(ui, clock, part -> view.chain(part.whole(), part.to(), part.rows()));
        Followed line = new Followed(ui, clock, part -> apply(view, journal, part));
        LiveFeed ofChain = client.live(StoreId.CHAIN, 0, SCOPE, chain);
        LiveFeed ofStore = client.live(store, 0, SCOPE, line);
        connection.held.add(journal::close);
        connection.held.add(ofChain::close);
        connection.held.add(ofStore::close);
        connection.held.add(ui.every(LOOK, () -> view.linked(line.look(ofStore.age()))));
        return connection;
    }

    public InView view() {
        return view;
    }

    @Override
    public void close() {
        held.release();
    }

    private static void apply(InView view, Journal journal, Part part) {
        if (part.whole()) {
            view.replace(part.to(), part.rows());
        } else {
            view.change(part.to(), part.rows());
        }
        journal.reached(part.to());
    }

    /// One page, not the list to its end: what is further back than a page nobody looks at.
    private static List<Listed.Event> events(BackroomClient client, StoreId store, long after, int limit) {
        Api.Page page = client.page(
                        store, Listing.EVENTS, Map.of("after", Long.toString(after), "limit", Integer.toString(limit)))
                .orThrow();
        return page.items().stream()
                .map(node -> Json.tolerant().convertValue(node, Listed.Event.class))
                .toList();
    }
}
