package dev.backroom.console.signin;

import dev.backroom.client.ClientException;
import dev.backroom.client.Result;
import dev.backroom.console.feed.Ui;
import dev.backroom.console.signin.Door.Entered;
import dev.backroom.console.text.Texts;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Api;
import java.net.URI;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Signs in. What went wrong is said with what to do about it; the PIN is forgotten after each try.
public final class SignInViewModel {

    /// Who came in, and where to.
    ///
    /// @param who how the frame calls them
    public record Visit(Entered entered, StoreId store, String who) {}

    /// What is known before anybody types.
    ///
    /// @param device this console's own credential, where it has one
    public record Known(URI gateway, Optional<StoreId> store, Optional<Device> device) {}

    /// @param number of the enrolment
    public record Device(int number, String secret) {
        @Override
        public String toString() {
            return "device " + number;
        }
    }

    private final Known known;
    private final Door door;
    private final Ui ui;
    private final Executor aside;
    private final Texts texts;
    private final Consumer<Visit> onVisit;
    private final StringProperty badge = new SimpleStringProperty("");
    private final StringProperty pin = new SimpleStringProperty("");
    private final StringProperty store = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    /// @param aside where waiting for the gateway is done
    /// @param onVisit is called on the window's thread
    public SignInViewModel(Known known, Door door, Ui ui, Executor aside, Texts texts, Consumer<Visit> onVisit) {
        this.known = known;
        this.door = door;
        this.ui = ui;
        this.aside = aside;
        this.texts = texts;
        this.onVisit = onVisit;
        known.store().ifPresent(id -> store.set(id.code()));
    }

    public StringProperty badgeProperty() {
        return badge;
    }

    public StringProperty pinProperty() {
        return pin;
    }

    public StringProperty storeProperty() {
        return store;
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// What is wrong and what to do; empty while nothing is.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public URI gateway() {
        return known.gateway();
    }

    /// Whether this console comes in by itself.
    public boolean knowsItself() {
        return known.device().isPresent() && known.store().isPresent();
    }

    /// Comes in with the console's own credential.
    public void enterAsDevice() {
        known.device()
                .ifPresent(device -> enter(
                        new Api.Credentials(
                                Optional.of(device.number()),
                                Optional.of(device.secret()),
                                Optional.empty(),
                                Optional.empty()),
                        texts.of("frame.who-device", Integer.toString(device.number()))));
    }

    /// Comes in as the person whose badge and PIN were given.
    public void signIn() {
        var who = badge.get().strip();
        if (who.isEmpty()) {
            problem.set(texts.of("signin.badge-missing"));
        } else if (pin.get().isEmpty()) {
            problem.set(texts.of("signin.pin-missing"));
        } else {
            var device = known.device();
            enter(
                    new Api.Credentials(
                            device.map(Device::number),
                            device.map(Device::secret),
                            Optional.of(who),
                            Optional.of(pin.get())),
                    texts.of("frame.who-badge", who));
        }
    }

    private void enter(Api.Credentials credentials, String who) {
        if (busy.get()) {
            return;
        }
        var asked = asked();
        if (asked.isEmpty() && !store.get().isBlank()) {
            problem.set(texts.of("signin.store-wrong"));
            return;
        }
        busy.set(true);
        problem.set("");
        pin.set("");
        aside.execute(() -> {
            Runnable answer = ask(credentials, asked, who);
            ui.later(() -> {
                busy.set(false);
                answer.run();
            });
        });
    }

    private Optional<StoreId> asked() {
        try {
            return Optional.of(StoreId.parse(store.get().strip()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Off the window's thread; what it answers is done on it.
    private Runnable ask(Api.Credentials credentials, Optional<StoreId> asked, String who) {
        try {
            return switch (door.enter(credentials)) {
                case Result.Ok<Entered>(Entered entered) -> () -> entered(entered, asked, who);
                case Result.Problem<Entered>(var reply) -> () -> problem.set(reply.detail());
            };
        } catch (ClientException e) {
            var gateway = known.gateway().toString();
            var says = e.kind() == ClientException.Kind.UNREACHABLE
                    ? texts.of("signin.unreachable", gateway)
                    : texts.of("signin.failed", String.valueOf(e.getMessage()));
            return () -> problem.set(says);
        }
    }

    private void entered(Entered entered, Optional<StoreId> asked, String who) {
        var allowed = new TreeSet<>(entered.token().stores());
        var wanted = asked.or(() -> allowed.stream().findFirst().map(StoreId::parse));
        if (wanted.isEmpty()) {
            entered.client().close();
            problem.set(texts.of("signin.store-wrong"));
        } else if (!allowed.isEmpty() && !allowed.contains(wanted.get().code())) {
            entered.client().close();
            problem.set(texts.of("signin.store-other", wanted.get().code(), String.join(", ", allowed)));
        } else {
            badge.set("");
            onVisit.accept(new Visit(entered, wanted.get(), who));
        }
    }
}
