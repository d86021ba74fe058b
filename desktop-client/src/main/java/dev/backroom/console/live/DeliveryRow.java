package dev.backroom.console.live;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// A delivery's place in the table. It stays the same object while what is in it changes, so that selection and
/// position survive.
public final class DeliveryRow {

    private final int id;
    private final ReadOnlyObjectWrapper<Delivered> facts;

    DeliveryRow(Delivered facts) {
        this.id = facts.id();
        this.facts = new ReadOnlyObjectWrapper<>(facts);
    }

    public int id() {
        return id;
    }

    public ReadOnlyObjectProperty<Delivered> factsProperty() {
        return facts.getReadOnlyProperty();
    }

    public Delivered facts() {
        return facts.get();
    }

    void update(Delivered now) {
        facts.set(now);
    }
}
