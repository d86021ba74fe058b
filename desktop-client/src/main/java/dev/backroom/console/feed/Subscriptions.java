package dev.backroom.console.feed;

import java.util.ArrayList;
import java.util.List;
import javafx.util.Subscription;

/// A bag of what has to be released together: what a screen subscribes when it is shown goes when it is hidden.
public final class Subscriptions {

    private final List<Subscription> held = new ArrayList<>();

    public void add(Subscription subscription) {
        held.add(subscription);
    }

    /// Releases all, the newest first. The bag can be filled again.
    public void release() {
        for (int i = held.size() - 1; i >= 0; i--) {
            held.get(i).unsubscribe();
        }
        held.clear();
    }

    /// How much is held now.
    public int size() {
        return held.size();
    }
}
