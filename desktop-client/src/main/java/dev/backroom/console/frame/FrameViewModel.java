package dev.backroom.console.frame;

import dev.backroom.console.feed.InView;
import dev.backroom.console.feed.Link;
import dev.backroom.console.feed.Subscriptions;
import dev.backroom.console.text.Formats;
import dev.backroom.console.text.Texts;
import dev.backroom.console.theme.Signal;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// What the frame says: which store, and how old the data are. Never less than it knows: behind is said in amber,
/// offline across the top.
public final class FrameViewModel {

    private final InView view;
    private final Texts texts;
    private final ReadOnlyStringWrapper store = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper link = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Signal> signal = new ReadOnlyObjectWrapper<>(Signal.QUIET);
    private final ReadOnlyStringWrapper band = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper why = new ReadOnlyStringWrapper("");
    private final Subscriptions held = new Subscriptions();

    public FrameViewModel(InView view, Texts texts) {
        this.view = view;
        this.texts = texts;
        name();
        look(view.link());
    }

    /// Number and name of the store.
    public ReadOnlyStringProperty storeProperty() {
        return store.getReadOnlyProperty();
    }

    /// The state of the link with the age of the data.
    public ReadOnlyStringProperty linkProperty() {
        return link.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Signal> signalProperty() {
        return signal.getReadOnlyProperty();
    }

    /// What to say across the top; empty while all is well.
    public ReadOnlyStringProperty bandProperty() {
        return band.getReadOnlyProperty();
    }

    /// What ended the connection; empty where there is nothing to say.
    public ReadOnlyStringProperty whyProperty() {
        return why.getReadOnlyProperty();
    }

    public void shown() {
        held.add(view.onChange(_ -> name()));
        held.add(view.linkProperty().subscribe(this::look));
    }

    public void hidden() {
        held.release();
    }

    private void name() {
        store.set((view.id().code() + " " + view.name()).strip());
    }

    private void look(Link now) {
        var formats = new Formats(texts, view.zone());
        var age = formats.age(now.age());
        link.set(
                switch (now.state()) {
                    case CONNECTING -> texts.of("link.connecting");
                    case LIVE -> texts.of("link.live", age);
                    case BEHIND -> texts.of("link.behind", age);
                    case OFFLINE -> texts.of("link.offline", age);
                    case ENDED -> texts.of("link.ended");
                });
        signal.set(
                switch (now.state()) {
                    case CONNECTING -> Signal.QUIET;
                    case LIVE -> Signal.ACCEPTED;
                    case BEHIND -> Signal.LOOK;
                    case OFFLINE, ENDED -> Signal.STOP;
                });
        var then = now.current().map(formats::moment);
        band.set(
                switch (now.state()) {
                    case CONNECTING, LIVE -> "";
                    case BEHIND -> texts.of("band.behind", then.orElse(""), age);
                    case OFFLINE ->
                        then.map(time -> texts.of("band.offline", time, age))
                                .orElseGet(() -> texts.of("band.offline-empty"));
                    case ENDED ->
                        then.map(time -> texts.of("band.ended", time)).orElseGet(() -> texts.of("band.ended-empty"));
                });
        why.set(now.why().isEmpty() ? "" : texts.of("band.why", now.why()));
    }
}
