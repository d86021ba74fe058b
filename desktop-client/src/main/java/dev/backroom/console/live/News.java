package dev.backroom.console.live;

import dev.backroom.console.feed.InView;
import dev.backroom.console.text.Texts;
import dev.backroom.console.theme.Signal;
import dev.backroom.operation.Outcome;
import dev.backroom.operation.Sentences;
import dev.backroom.store.Sources;
import dev.backroom.wire.Listed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The last answers, newest first. While somebody reads further down they wait, counted, instead of pushing the list
/// away under the reader's eyes.
public final class News {

    static final int KEPT_MAX = 200;

    /// What keeps the line going and is nothing to a reader of the dock.
    private static final Set<String> HOUSEKEEPING = Set.of("tick", "close-era", "resume");

    private final Texts texts;
    private final Sentences sentences;
    private final ObservableList<Answered> shown = FXCollections.observableArrayList();
    private final List<Answered> waiting = new ArrayList<>();
    private final ReadOnlyIntegerWrapper fresh = new ReadOnlyIntegerWrapper();
    private boolean holding;

    News(Texts texts) {
        this.texts = texts;
        this.sentences = new Sentences(texts.locale());
    }

    /// Newest first.
    public ObservableList<Answered> list() {
        return FXCollections.unmodifiableObservableList(shown);
    }

    /// How many wait.
    public ReadOnlyIntegerProperty freshProperty() {
        return fresh.getReadOnlyProperty();
    }

    /// Whether new ones wait from now on. Letting go shows them.
    public void hold(boolean hold) {
        holding = hold;
        if (!hold) {
            show();
        }
    }

    /// Shows what waits.
    public void show() {
        if (waiting.isEmpty()) {
            return;
        }
        shown.addAll(0, waiting.reversed());
        waiting.clear();
        if (shown.size() > KEPT_MAX) {
            shown.remove(KEPT_MAX, shown.size());
        }
        fresh.set(0);
    }

    void clear() {
        waiting.clear();
        shown.clear();
        fresh.set(0);
    }

    /// @param events oldest first
    void take(InView view, List<Listed.Event> events) {
        for (Listed.Event event : events) {
            event.outcome()
                    .filter(outcome -> isOfTheDock(event, outcome))
                    .ifPresent(outcome -> waiting.add(answered(view, event, outcome)));
        }
        if (waiting.size() > KEPT_MAX) {
            waiting.subList(0, waiting.size() - KEPT_MAX).clear();
        }
        fresh.set(waiting.size());
        if (!holding) {
            show();
        }
    }

    private static boolean isOfTheDock(Listed.Event event, Outcome outcome) {
        var type = event.type().orElse("");
        return !HOUSEKEEPING.contains(type) && !(type.startsWith("put-") && outcome instanceof Outcome.Accepted);
    }

    private Answered answered(InView view, Listed.Event event, Outcome outcome) {
        return new Answered(event.number(), event.time(), signal(outcome), from(view, event), sentence(outcome));
    }

    static Signal signal(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted _ -> Signal.ACCEPTED;
            case Outcome.Asks _, Outcome.Parked _ -> Signal.LOOK;
            case Outcome.Refused _ -> Signal.STOP;
        };
    }

    private String sentence(Outcome outcome) {
        var sentence = sentences.of(outcome);
        return sentence.isBlank() ? texts.of("live.unreadable") : sentence;
    }

    private String from(InView view, Listed.Event event) {
        if (event.source() < Sources.FIRST_ENROLMENT) {
            return "";
        }
        var device = view.master().devices().get(event.source());
        return device == null ? texts.of("live.device", Integer.toString(event.source())) : device.name();
    }
}
