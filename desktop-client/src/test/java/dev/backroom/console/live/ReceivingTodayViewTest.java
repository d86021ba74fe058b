package dev.backroom.console.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.testfx.util.WaitForAsyncUtils.waitForFxEvents;

import dev.backroom.console.Shots;
import dev.backroom.console.frame.Action;
import dev.backroom.console.frame.FrameView;
import dev.backroom.console.frame.FrameViewModel;
import dev.backroom.console.text.Texts;
import dev.backroom.console.theme.Theme;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// "Receiving today" in its frame, as people see it.
@ExtendWith(ApplicationExtension.class)
class ReceivingTodayViewTest {

    private Shots shots;

    @Start
    void start(Stage stage) {
        shots = new Shots(stage);
    }

    private FrameView screen(Morning morning, Locale language) {
        var texts = new Texts(language);
        var view = new ReceivingTodayView(new ReceivingTodayViewModel(morning.view, texts, morning.clock), texts);
        List<Action> always = List.of(
                action("key.theme", KeyCode.T),
                new Action("key.fullscreen", new KeyCodeCombination(KeyCode.F11), yes(), () -> {}),
                action("key.signout", KeyCode.Q));
        return new FrameView(
                new FrameViewModel(morning.view, texts),
                texts,
                texts.of("frame.who-badge", "MK-07"),
                List.of(view),
                always);
    }

    private static Action action(String text, KeyCode key) {
        return new Action(text, new KeyCodeCombination(key, KeyCombination.CONTROL_DOWN), yes(), () -> {});
    }

    private static SimpleBooleanProperty yes() {
        return new SimpleBooleanProperty(true);
    }

    /// Shows the morning; what `then` does comes after the screen is up.
    private void shows(Morning morning, Locale language, Theme theme, Runnable then) {
        shots.show(theme, () -> {
            var frame = screen(morning, language);
            return new Shots.Scenery(frame.node(), frame::shown);
        });
        shots.run(then);
    }

    @Test
    void showsDeliveriesAndAnswersInLight() {
        var morning = new Morning().busy();
        shows(morning, Locale.ENGLISH, Theme.LIGHT, morning::answers);

        assertThat(shots.take("receiving-light", 1440, 900).contrast()).isGreaterThan(50);
        assertThat(table().getItems()).hasSize(7);
        assertThat(news().getItems()).hasSize(8);
    }

    @Test
    void showsTheSameInDark() {
        var morning = new Morning().busy();
        shows(morning, Locale.ENGLISH, Theme.DARK, morning::answers);

        shots.take("receiving-dark", 1440, 900);
        assertThat(table().getItems()).hasSize(7);
    }

    @Test
    void showsTheSameInHighContrast() {
        var morning = new Morning().busy();
        shows(morning, Locale.ENGLISH, Theme.CONTRAST, morning::answers);

        shots.take("receiving-contrast", 1440, 900);
        assertThat(table().getItems()).hasSize(7);
    }

    @Test
    void fitsGermanIntoTheSmallestWindow() {
        var morning = new Morning().busy();
        shows(morning, Locale.GERMAN, Theme.LIGHT, morning::answers);

        shots.take("receiving-german-small", 1024, 700);
        assertThat(shots.cut()).as("texts that do not fit").isEmpty();
    }

    @Test
    void saysWhatWillAppearWhereThereIsNothing() {
        shows(new Morning().quiet(), Locale.ENGLISH, Theme.LIGHT, () -> {});

        shots.take("receiving-empty", 1280, 800);
        assertThat(shots.texts()).contains(new Texts(Locale.ENGLISH).of("live.empty-hint"));
    }

    @Test
    void doesNotCallAStoreEmptyBeforeItsStateHasCome() {
        shows(new Morning(), Locale.ENGLISH, Theme.LIGHT, () -> {});

        shots.take("receiving-loading", 1280, 800);
        assertThat(shots.texts()).contains("Loading store 0123 …").doesNotContain("No deliveries today");
    }

    @Test
    void neverShowsOldNumbersAsCurrent() {
        var morning = new Morning().busy();
        shows(morning, Locale.ENGLISH, Theme.LIGHT, () -> {
            morning.answers();
            morning.view.linked(morning.clock.offline(
                    Duration.ofMinutes(3), "the gateway at http://127.0.0.1:8080 cannot be reached"));
        });

        shots.take("receiving-offline", 1440, 900);
        assertThat(shots.texts())
                .contains("as of 08:39:07", "Offline, 3 min")
                .anyMatch(text -> text.startsWith("Offline. What you see is as of 08:39:07"));
        assertThat(shots.find("#band").isVisible()).isTrue();
    }

    @Test
    void turnsAmberWithTheAgeWhenBehind() {
        var morning = new Morning().busy();
        shows(morning, Locale.ENGLISH, Theme.DARK, () -> {
            morning.answers();
            morning.view.linked(morning.clock.behind(Duration.ofMillis(6_400)));
        });

        shots.take("receiving-behind", 1440, 900);
        assertThat(shots.find("#link").getStyleClass()).contains("signal-look");
        assertThat(shots.texts()).contains("Behind, 6.4 s");
    }

    @Test
    void carriesAThousandRows() {
        var morning = new Morning().crowded(1_000);
        shows(morning, Locale.ENGLISH, Theme.LIGHT, morning::answers);

        shots.take("receiving-1000", 1440, 900);
        assertThat(table().getItems()).hasSize(1_000);
        assertThat(table().lookupAll(".table-row-cell").size())
                .as("rows are drawn only where they are seen")
                .isLessThan(40);
    }

    @Test
    void keepsSelectionAndPlaceWhileRowsChange() {
        var morning = new Morning().busy();
        shows(morning, Locale.ENGLISH, Theme.LIGHT, () -> {});
        shots.run(() -> table().getSelectionModel().select(1));
        var selected = table().getItems().get(1);

        shots.run(() -> {
            morning.receive(1, 52, 36);
            morning.announce(8, "4799", "08:50");
        });

        assertThat(table().getSelectionModel().getSelectedItem()).isSameAs(selected);
        assertThat(table().getItems()).hasSize(7);
        shots.take("receiving-new", 1280, 800);
        assertThat(shots.texts()).contains("1 new");
    }

    @Test
    void showsWhatIsNewByKey(FxRobot robot) {
        var morning = new Morning().busy();
        shows(morning, Locale.ENGLISH, Theme.LIGHT, () -> morning.announce(8, "4799", "08:50"));

        robot.press(KeyCode.CONTROL, KeyCode.HOME).release(KeyCode.HOME, KeyCode.CONTROL);
        waitForFxEvents();

        assertThat(table().getItems()).hasSize(8);
    }

    @Test
    void givesEveryControlANameToReadAloud() {
        var morning = new Morning().busy();
        shows(morning, Locale.ENGLISH, Theme.LIGHT, morning::answers);

        assertThat(shots.nameless()).isEmpty();
    }

    @Test
    void isReachedByTabAlone(FxRobot robot) {
        var morning = new Morning().busy();
        shows(morning, Locale.ENGLISH, Theme.LIGHT, morning::answers);

        var reached = shots.walk(() -> {
            robot.press(KeyCode.TAB).release(KeyCode.TAB);
            waitForFxEvents();
        });

        assertThat(reached).contains("Deliveries of today", "Last answers", "Receiving today, 1", "Sign out, Ctrl+Q");
    }

    @SuppressWarnings("unchecked")
    private TableView<DeliveryRow> table() {
        return (TableView<DeliveryRow>) shots.find("#deliveries");
    }

    private ListView<?> news() {
        return (ListView<?>) shots.find("#news");
    }
}
