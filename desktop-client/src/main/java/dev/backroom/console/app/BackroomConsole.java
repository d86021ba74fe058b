package dev.backroom.console.app;

import dev.backroom.client.BackroomClient;
import dev.backroom.client.Result;
import dev.backroom.console.feed.Connection;
import dev.backroom.console.feed.Subscriptions;
import dev.backroom.console.feed.Ui;
import dev.backroom.console.frame.Action;
import dev.backroom.console.frame.FrameView;
import dev.backroom.console.frame.FrameViewModel;
import dev.backroom.console.live.ReceivingTodayView;
import dev.backroom.console.live.ReceivingTodayViewModel;
import dev.backroom.console.signin.Door;
import dev.backroom.console.signin.SignInView;
import dev.backroom.console.signin.SignInViewModel;
import dev.backroom.console.signin.SignInViewModel.Known;
import dev.backroom.console.signin.SignInViewModel.Visit;
import dev.backroom.console.text.Texts;
import dev.backroom.console.theme.Theme;
import dev.backroom.wire.Api;
import java.time.InstantSource;
import java.util.List;
import javafx.application.Application;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// The window: sign-in first, then the frame with its screens. Everything is wired here, by hand; all of it is on the
/// window's thread.
final class BackroomConsole {

    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final double WIDTH_MIN = 1024;
    private static final double HEIGHT_MIN = 700;

    private final Settings settings;
    private final Stage stage;
    private final Ui ui;
    private final InstantSource clock;
    private final Texts texts;
    private final StackPane root = new StackPane();
    private final Scene scene = new Scene(root, WIDTH, HEIGHT);
    private final Subscriptions visit = new Subscriptions();
    private boolean deviceLeft;
    private Theme theme;

    BackroomConsole(Settings settings, Stage stage, Ui ui, InstantSource clock) {
        this.settings = settings;
        this.stage = stage;
        this.ui = ui;
        this.clock = clock;
        this.texts = new Texts(settings.language());
        this.theme = settings.theme();
    }

    void show() {
        paint(theme);
        stage.setTitle(texts.of("window.title"));
        stage.setMinWidth(WIDTH_MIN);
        stage.setMinHeight(HEIGHT_MIN);
        stage.setScene(scene);
        signIn();
        stage.show();
    }

    /// Ends what the window held. The window itself is closed by whoever closes it.
    void close() {
        visit.release();
    }

    private void signIn() {
        visit.release();
        stage.setTitle(texts.of("window.title"));
        var known = new Known(settings.gateway(), settings.store(), settings.device());
        var model = new SignInViewModel(
                known,
                this::enter,
                ui,
                work -> Thread.ofVirtual().name("sign-in").start(work),
                texts,
                this::enter);
        var view = new SignInView(model, texts);
        root.getChildren().setAll(view.node());
        view.shown(!deviceLeft);
    }

    private Result<Door.Entered> enter(Api.Credentials credentials) {
        var client = BackroomClient.to(settings.gateway(), credentials, clock);
        boolean in = false;
        try {
            var result = client.signIn().map(token -> new Door.Entered(client, token));
            in = result instanceof Result.Ok;
            return result;
        } finally {
            if (!in) {
                client.close();
            }
        }
    }

    private void enter(Visit visitor) {
        var connection = Connection.open(visitor.entered().client(), visitor.store(), ui, clock);
        var today = new ReceivingTodayView(new ReceivingTodayViewModel(connection.view(), texts, clock), texts);
        var frameModel = new FrameViewModel(connection.view(), texts);
        var frame = new FrameView(frameModel, texts, visitor.who(), List.of(today), always());
        visit.add(visitor.entered().client()::close);
        visit.add(connection::close);
        root.getChildren().setAll(frame.node());
        frame.shown(scene);
        visit.add(frame::hidden);
        visit.add(frameModel.storeProperty().subscribe(store -> stage.setTitle(texts.of("window.title-store", store))));
    }

    private List<Action> always() {
        var can = new SimpleBooleanProperty(true);
        return List.of(
                new Action(
                        "key.theme",
                        new KeyCodeCombination(KeyCode.T, KeyCombination.CONTROL_DOWN),
                        can,
                        () -> paint(theme.next())),
                new Action(
                        "key.fullscreen",
                        new KeyCodeCombination(KeyCode.F11),
                        can,
                        () -> stage.setFullScreen(!stage.isFullScreen())),
                new Action(
                        "key.signout",
                        new KeyCodeCombination(KeyCode.Q, KeyCombination.CONTROL_DOWN),
                        can,
                        this::leave));
    }

    /// Whoever signs out stays out: the console does not come back by itself.
    private void leave() {
        deviceLeft = true;
        signIn();
    }

    private void paint(Theme next) {
        theme = next;
        Application.setUserAgentStylesheet(next.base());
        scene.getStylesheets().setAll(next.sheets());
    }
}
