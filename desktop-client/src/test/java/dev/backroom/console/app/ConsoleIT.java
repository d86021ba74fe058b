package dev.backroom.console.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.testfx.util.WaitForAsyncUtils.waitForFxEvents;

import dev.backroom.console.Shots;
import dev.backroom.console.feed.Ui;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The whole console on a real gateway: somebody signs in and sees the dock at work.
@ExtendWith(ApplicationExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleIT {

    private static final long PATIENCE_SECONDS = 30;

    private Dock dock;
    private Stage stage;
    private Shots shots;
    private @Nullable BackroomConsole console;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException, TimeoutException {
        dock = Dock.open(folder);
    }

    @AfterAll
    void close() throws IOException {
        dock.close();
    }

    @Start
    void start(Stage stage) {
        this.stage = stage;
        this.shots = new Shots(stage);
    }

    @AfterEach
    void leave() {
        var open = console;
        if (open != null) {
            shots.run(open::close);
        }
    }

    private void shows(Settings settings) {
        shots.run(() -> {
            var fresh = new BackroomConsole(settings, stage, Ui.ofToolkit(), InstantSource.system());
            console = fresh;
            fresh.show();
        });
    }

    private void await(String what, BooleanSupplier condition) throws TimeoutException {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> {
                boolean[] holds = new boolean[1];
                shots.run(() -> holds[0] = condition.getAsBoolean());
                return holds[0];
            });
        } catch (TimeoutException e) {
            shots.take("it-" + what.replaceAll("\\W+", "-"), 1280, 800);
            throw new AssertionError(what + " did not happen; seen: " + shots.texts(), e);
        }
    }

    private void awaitText(String text) throws TimeoutException {
        await(text, () -> shots.texts().contains(text));
    }

    @Test
    void showsTheDockAtWorkAndTheGatewayGoingAndComingBack(FxRobot robot) throws Exception {
        shows(Settings.to(dock.address(), Dock.STORE));
        robot.write(Dock.BADGE);
        robot.type(KeyCode.ENTER);
        robot.write(Dock.PIN);
        robot.type(KeyCode.ENTER);

        awaitText("Harvest Foods");
        awaitText("0123 Leeds Briggate");
        awaitText("0 of 48");
        await("live", () -> shots.texts().stream().anyMatch(text -> text.startsWith("Live, ")));

        dock.checkInAndOpen();
        awaitText("Receiving");
        assertThat(dock.scan(Dock.GTIN, 12).accepted()).isTrue();
        awaitText("12 of 48");
        awaitText("12 of Oat drink 1 l received. Put it to STAGE.");

        assertThat(dock.scan("9521234000017", 1).accepted()).isFalse();
        await("the refusal", () -> shots.texts().stream().anyMatch(text -> text.startsWith("The check digit of")));
        shots.take("console-on-a-gateway", 1280, 800);

        dock.stop();
        await("the band", () -> shots.find("#band").isVisible());
        assertThat(shots.texts()).anyMatch(text -> text.startsWith("as of "));
        dock.restart();
        await("live again", () -> !shots.find("#band").isVisible());
        dock.scan(Dock.GTIN, 36);
        awaitText("48 of 48");
    }

    @Test
    void comesInByItselfAsADeskAndLeavesForGood(FxRobot robot) throws Exception {
        shows(Settings.to(dock.address(), Dock.STORE)
                .as(dock.desk().id(), dock.desk().secret()));

        awaitText("Harvest Foods");
        awaitText("Device " + dock.desk().id());

        robot.press(KeyCode.CONTROL, KeyCode.Q).release(KeyCode.Q, KeyCode.CONTROL);
        waitForFxEvents();
        awaitText("Sign in");
        assertThat(shots.find("#badge").isFocused()).isTrue();
    }

    @Test
    void saysThatThePinIsWrong(FxRobot robot) throws Exception {
        shows(Settings.to(dock.address(), Dock.STORE));
        robot.write(Dock.BADGE);
        robot.type(KeyCode.ENTER);
        robot.write("000000");
        robot.type(KeyCode.ENTER);

        await("the problem", () -> shots.find("#problem").isVisible());
        assertThat(shots.texts()).doesNotContain("Receiving today");
    }
}
