package dev.backroom.console.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.testfx.util.WaitForAsyncUtils.waitForFxEvents;

import dev.backroom.client.BackroomClient;
import dev.backroom.client.Result;
import dev.backroom.console.Shots;
import dev.backroom.console.feed.Ui;
import dev.backroom.console.text.Texts;
import dev.backroom.console.theme.Theme;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Api;
import dev.backroom.wire.Reply;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The sign-in as a scanner and a keyboard meet it.
@ExtendWith(ApplicationExtension.class)
class SignInViewTest {

    private final List<Api.Credentials> tried = new CopyOnWriteArrayList<>();
    private Shots shots;

    @Start
    void start(Stage stage) {
        shots = new Shots(stage);
    }

    private void shows(Locale language, Theme theme) {
        shots.show(theme, () -> {
            var known = new SignInViewModel.Known(
                    URI.create("http://127.0.0.1:8080"), Optional.of(StoreId.parse("0123")), Optional.empty());
            var texts = new Texts(language);
            var model = new SignInViewModel(known, this::refuse, Ui.ofToolkit(), Runnable::run, texts, _ -> {});
            var view = new SignInView(model, texts);
            return new Shots.Scenery(view.node(), _ -> view.shown(true));
        });
    }

    private Result<Door.Entered> refuse(Api.Credentials credentials) {
        tried.add(credentials);
        return new Result.Problem<>(new Reply(
                "/problems/not-signed-in",
                401,
                "Not signed in",
                "Badge or PIN is wrong. Check the badge and type the PIN again.",
                Optional.empty(),
                0,
                Optional.empty(),
                0,
                false,
                Optional.empty(),
                Map.of()));
    }

    @Test
    void goesFromTheScannedBadgeToThePinAndIn(FxRobot robot) {
        shows(Locale.ENGLISH, Theme.LIGHT);

        robot.write("mk07");
        robot.type(KeyCode.ENTER);
        robot.write("4711");
        robot.type(KeyCode.ENTER);
        waitForFxEvents();

        assertThat(tried).containsExactly(BackroomClient.person("mk07", "4711"));
        assertThat(shots.texts()).contains("Badge or PIN is wrong. Check the badge and type the PIN again.");
        assertThat(shots.find("#pin").isFocused()).isTrue();
        shots.take("sign-in-refused", 1024, 700);
    }

    @Test
    void fitsInGermanAndDark() {
        shows(Locale.GERMAN, Theme.DARK);

        shots.take("sign-in-german-dark", 1024, 700);
        assertThat(shots.cut()).isEmpty();
        assertThat(shots.nameless()).isEmpty();
    }
}
