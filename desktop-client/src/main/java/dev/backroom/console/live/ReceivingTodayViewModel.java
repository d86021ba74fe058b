package dev.backroom.console.live;

import dev.backroom.console.feed.Change;
import dev.backroom.console.feed.InView;
import dev.backroom.console.feed.Link;
import dev.backroom.console.feed.Subscriptions;
import dev.backroom.console.text.Texts;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What "Receiving today" shows. Rows keep their place whatever happens to them; new deliveries wait, counted, until
/// somebody asks for them.
public final class ReceivingTodayViewModel {

    private static final Comparator<Delivered> ORDER =
            Comparator.comparing(Delivered::phase).thenComparing(Delivered::due).thenComparing(Delivered::code);

    private final InView view;
    private final InstantSource clock;
    private final News news;
    private final Subscriptions held = new Subscriptions();
    private final ObservableList<DeliveryRow> rows = FXCollections.observableArrayList();
    private final Map<Integer, DeliveryRow> shown = new HashMap<>();
    private final Map<Integer, Delivered> waiting = new LinkedHashMap<>();
    private final ReadOnlyIntegerWrapper fresh = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Totals> totals = new ReadOnlyObjectWrapper<>(Totals.NONE);
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Instant>> staleSince = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Instant minute = Instant.EPOCH;

    public ReceivingTodayViewModel(InView view, Texts texts, InstantSource clock) {
        this.view = view;
        this.clock = clock;
        this.news = new News(texts);
    }

    public InView view() {
        return view;
    }

    public News news() {
        return news;
    }

    /// Deliveries in the order in which they were first shown.
    public ObservableList<DeliveryRow> rows() {
        return rows;
    }

    /// How many deliveries wait to be shown.
    public ReadOnlyIntegerProperty freshProperty() {
        return fresh.getReadOnlyProperty();
    }

    /// Sums over all of today, those that wait included.
    public ReadOnlyObjectProperty<Totals> totalsProperty() {
        return totals.getReadOnlyProperty();
    }

    /// Whether the store's state has come. Before it nothing may be called empty.
    public ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    /// Empty while the numbers are current; else what they are as of.
    public ReadOnlyObjectProperty<Optional<Instant>> staleSinceProperty() {
        return staleSince.getReadOnlyProperty();
    }

    public void shown() {
        held.add(view.onChange(this::changed));
        held.add(view.onNews(events -> news.take(view, events)));
        held.add(view.linkProperty().subscribe(this::linked));
        if (view.store().head().number() > 0) {
            whole();
        }
    }

    public void hidden() {
        held.release();
    }

    /// Shows the deliveries that wait, and puts all in order again.
    public void showNew() {
        waiting.values().forEach(facts -> shown.put(facts.id(), new DeliveryRow(facts)));
        waiting.clear();
        fresh.set(0);
        rows.setAll(shown.values().stream()
                .sorted(Comparator.comparing(DeliveryRow::facts, ORDER))
                .toList());
    }

    private void changed(Change change) {
        switch (change) {
            case Change.Whole _ -> whole();
            case Change.Rows(List<dev.backroom.store.Row> changed) ->
                update(deliveries(), deliveries().touched(changed));
            case Change.Chain _ -> all();
        }
    }

    private void whole() {
        boolean first = !loaded.get();
        loaded.set(true);
        all();
        if (first) {
            showNew();
        }
    }

    private void all() {
        if (loaded.get()) {
            var ids = deliveries().all();
            ids.addAll(shown.keySet());
            ids.addAll(waiting.keySet());
            update(deliveries(), ids);
        }
    }

    private Deliveries deliveries() {
        return Deliveries.of(view, clock.instant());
    }

    private void update(Deliveries now, Set<Integer> ids) {
        for (int id : ids) {
            now.today(id).ifPresentOrElse(this::put, () -> drop(id));
        }
        fresh.set(waiting.size());
        sum(now);
    }

    private void put(Delivered facts) {
        DeliveryRow row = shown.get(facts.id());
        if (row == null) {
            waiting.put(facts.id(), facts);
        } else if (!row.facts().equals(facts)) {
            row.update(facts);
        }
    }

    private void drop(int id) {
        waiting.remove(id);
        DeliveryRow row = shown.remove(id);
        if (row != null) {
            rows.remove(row);
        }
    }

    private void sum(Deliveries now) {
        var today = new java.util.ArrayList<>(waiting.values());
        shown.values().forEach(row -> today.add(row.facts()));
        int later = (int) now.all().stream().filter(now::isLater).count();
        totals.set(Totals.of(today, later));
    }

    private void linked(Link link) {
        staleSince.set(link.isCurrent() ? Optional.empty() : link.current());
        // Lateness comes with time alone.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        if (!now.equals(minute)) {
            minute = now;
            all();
        }
    }
}
