package dev.backroom.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.client.BackroomClient;
import dev.backroom.client.ClientException;
import dev.backroom.client.Result;
import dev.backroom.console.feed.UiByHand;
import dev.backroom.console.signin.Door.Entered;
import dev.backroom.console.signin.SignInViewModel.Device;
import dev.backroom.console.signin.SignInViewModel.Known;
import dev.backroom.console.signin.SignInViewModel.Visit;
import dev.backroom.console.text.Texts;
import dev.backroom.store.MasterRow.Role;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Api;
import dev.backroom.wire.Reply;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Coming in, and what is said to those who do not.
class SignInViewModelTest {

    private static final URI GATEWAY = URI.create("http://127.0.0.1:8080");
    private static final StoreId STORE = StoreId.parse("0123");

    private final UiByHand ui = new UiByHand();
    private final List<Api.Credentials> tried = new ArrayList<>();
    private final List<Visit> visits = new ArrayList<>();

    private SignInViewModel model(Known known, Door door) {
        Door noted = credentials -> {
            tried.add(credentials);
            return door.enter(credentials);
        };
        return new SignInViewModel(known, noted, ui, Runnable::run, new Texts(Locale.ENGLISH), visits::add);
    }

    private static Known known() {
        return new Known(GATEWAY, Optional.of(STORE), Optional.empty());
    }

    private static Door opens(String... stores) {
        return credentials -> new Result.Ok<>(new Entered(
                BackroomClient.to(GATEWAY, credentials),
                new Api.Token("t", 600, 0, 7, Set.of(Role.SUPERVISOR), Set.of(stores))));
    }

    private static void type(SignInViewModel model, String badge, String pin) {
        model.badgeProperty().set(badge);
        model.pinProperty().set(pin);
    }

    @Test
    void letsAPersonInWithBadgeAndPin() {
        var model = model(known(), opens("0123"));
        type(model, "MK-07", "4711");

        model.signIn();
        ui.pulse();

        assertThat(tried).containsExactly(BackroomClient.person("MK-07", "4711"));
        assertThat(visits).singleElement().satisfies(visit -> {
            assertThat(visit.store()).isEqualTo(STORE);
            assertThat(visit.who()).isEqualTo("Badge MK-07");
        });
    }

    @Test
    void tellsThePersonAndTheDeviceTheySitAt() {
        var device = new Device(1004, "s3cret");
        var model = model(new Known(GATEWAY, Optional.of(STORE), Optional.of(device)), opens());
        type(model, "MK-07", "4711");

        model.signIn();

        assertThat(tried).containsExactly(BackroomClient.personAt(1004, "s3cret", "MK-07", "4711"));
    }

    @Test
    void comesInByItselfWithItsOwnCredential() {
        var device = new Device(1004, "s3cret");
        var model = model(new Known(GATEWAY, Optional.of(STORE), Optional.of(device)), opens());

        assertThat(model.knowsItself()).isTrue();
        model.enterAsDevice();
        ui.pulse();

        assertThat(tried).containsExactly(BackroomClient.device(1004, "s3cret"));
        assertThat(visits).singleElement().extracting(Visit::who).isEqualTo("Device 1004");
    }

    @Test
    void forgetsThePinAfterEachTry() {
        Door shut = _ -> new Result.Problem<>(problem("Badge or PIN is wrong. Try again."));
        var model = model(known(), shut);
        type(model, "MK-07", "0000");

        model.signIn();
        ui.pulse();

        assertThat(model.pinProperty().get()).isEmpty();
        assertThat(model.badgeProperty().get()).isEqualTo("MK-07");
        assertThat(model.problemProperty().get()).isEqualTo("Badge or PIN is wrong. Try again.");
        assertThat(model.busyProperty().get()).isFalse();
    }

    @Test
    void saysThatTheGatewayCannotBeReached() {
        Door gone = _ -> {
            throw new ClientException(ClientException.Kind.UNREACHABLE, "refused", null);
        };
        var model = model(known(), gone);
        type(model, "MK-07", "4711");

        model.signIn();
        ui.pulse();

        assertThat(model.problemProperty().get()).contains("http://127.0.0.1:8080", "cannot be reached");
    }

    @Test
    void doesNotShowAStoreThatIsNotTheirs() {
        var model = model(known(), opens("0007"));
        type(model, "MK-07", "4711");

        model.signIn();
        ui.pulse();

        assertThat(visits).isEmpty();
        assertThat(model.problemProperty().get()).contains("0123", "0007");
    }

    @Test
    void takesTheOnlyStoreWhereNoneIsNamed() {
        var model = model(new Known(GATEWAY, Optional.empty(), Optional.empty()), opens("0007"));
        type(model, "MK-07", "4711");

        model.signIn();
        ui.pulse();

        assertThat(visits).singleElement().extracting(Visit::store).isEqualTo(StoreId.parse("0007"));
    }

    @Test
    void asksForWhatIsMissingBeforeItAsksTheGateway() {
        var model = model(known(), opens());

        model.signIn();
        assertThat(model.problemProperty().get()).isEqualTo("Scan your badge first.");
        type(model, "MK-07", "");
        model.signIn();
        assertThat(model.problemProperty().get()).isEqualTo("Type your PIN.");
        type(model, "MK-07", "4711");
        model.storeProperty().set("12");
        model.signIn();
        assertThat(model.problemProperty().get()).contains("four to six digits");
        assertThat(tried).isEmpty();
    }

    @Test
    void triesOnceAtATime() {
        var model = model(known(), opens());
        type(model, "MK-07", "4711");
        model.signIn();
        type(model, "MK-07", "4711");
        model.signIn();

        assertThat(tried).hasSize(1);
        assertThat(model.busyProperty().get()).isTrue();
    }

    private static Reply problem(String detail) {
        return new Reply(
                "/problems/not-signed-in",
                401,
                "Not signed in",
                detail,
                Optional.empty(),
                0,
                Optional.empty(),
                0,
                false,
                Optional.empty(),
                Map.of());
    }
}
