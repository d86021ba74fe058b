package dev.backroom.console.feed;

import dev.backroom.store.Head;
import dev.backroom.store.Master;
import dev.backroom.store.Row;
import dev.backroom.store.Store;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Listed;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

/// The store in view as the console knows it, and what the chain says about it. Belongs to the window's thread.
///
/// Only the feed writes here; screens look things up and are told after each change.
public final class InView {

    private final StoreId id;
    private Store store;
    private Master master = Master.EMPTY;
    private final ReadOnlyObjectWrapper<Link> link = new ReadOnlyObjectWrapper<>(Link.CONNECTING);
    private final List<Consumer<Change>> watchers = new ArrayList<>();
    private final List<Consumer<List<Listed.Event>>> listeners = new ArrayList<>();

    public InView(StoreId id) {
        this.id = id;
        this.store = new Store(id);
    }

    public StoreId id() {
        return id;
    }

    /// The state of the store. After [Change.Whole] it is another object.
    public Store store() {
        return store;
    }

    public Master master() {
        return master;
    }

    /// What the chain calls the store; empty while it is not known.
    public String name() {
        var site = master.sites().get(id.value());
        return site == null ? "" : site.name();
    }

    /// The zone of the store's clock, this machine's while it is not known.
    public ZoneId zone() {
        var site = master.sites().get(id.value());
        return site == null ? ZoneId.systemDefault() : site.zone();
    }

    public ReadOnlyObjectProperty<Link> linkProperty() {
        return link.getReadOnlyProperty();
    }

    public Link link() {
        return link.get();
    }

    /// Told after each change, once per pulse and message.
    public Subscription onChange(Consumer<Change> watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    /// Told of what the store's log has got, oldest first. Not everything: whoever reads a list sees the newest.
    public Subscription onNews(Consumer<List<Listed.Event>> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    public void linked(Link now) {
        link.set(now);
    }

    /// Replaces the state.
    ///
    /// @param at number of the event that the rows are as of
    public void replace(long at, List<Row> rows) {
        store = new Store(id);
        put(at, rows);
        tell(new Change.Whole());
    }

    /// Puts rows into the state.
    public void change(long to, List<Row> rows) {
        put(to, rows);
        tell(new Change.Rows(rows));
    }

    private void put(long to, List<Row> rows) {
        rows.forEach(row -> store.put(row, to));
        Head before = store.head();
        store.head(new Head(to, before.hash(), before.time(), before.era()));
    }

    /// Puts rows of the chain.
    public void chain(boolean whole, long to, List<Row> rows) {
        master = (whole ? Master.EMPTY : master).with(to, rows);
        tell(new Change.Chain());
    }

    public void news(List<Listed.Event> events) {
        List.copyOf(listeners).forEach(listener -> listener.accept(events));
    }

    private void tell(Change change) {
        List.copyOf(watchers).forEach(watcher -> watcher.accept(change));
    }
}
