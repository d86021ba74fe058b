package dev.backroom.console.signin;

import dev.backroom.console.text.Texts;
import dev.backroom.console.theme.Shapes;
import dev.backroom.console.theme.Signal;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The nodes of the sign-in. A scanned badge ends with Enter, which leads to the PIN; Enter there signs in.
public final class SignInView {

    private final SignInViewModel model;
    private final Texts texts;
    private final StackPane root = new StackPane();
    private final TextField badge = new TextField();
    private final PasswordField pin = new PasswordField();
    private final TextField store = new TextField();

    public SignInView(SignInViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        var card = new VBox(
                Shapes.label(texts.of("signin.title"), "title"),
                Shapes.label(texts.of("signin.gateway", model.gateway().toString()), "quiet"),
                field("signin.badge", "signin.badge-hint", badge, model.badgeProperty()),
                field("signin.pin", "", pin, model.pinProperty()),
                field("signin.store", "signin.store-hint", store, model.storeProperty()),
                button(),
                problem());
        card.getStyleClass().add("sign-in-card");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        card.disableProperty().bind(model.busyProperty());
        badge.setOnAction(_ -> pin.requestFocus());
        pin.setOnAction(_ -> model.signIn());
        store.setOnAction(_ -> model.signIn());
        root.getStyleClass().add("sign-in");
        root.getChildren().add(card);
        // After a failed try the PIN has to come again; the badge is still there.
        model.busyProperty().subscribe(busy -> {
            if (!busy && !model.badgeProperty().get().isEmpty()) {
                pin.requestFocus();
            }
        });
    }

    public Region node() {
        return root;
    }

    /// @param byItself whether the console may come in with its own credential
    public void shown(boolean byItself) {
        badge.requestFocus();
        if (byItself && model.knowsItself()) {
            model.enterAsDevice();
        }
    }

    private VBox field(String name, String hint, TextField field, StringProperty value) {
        var label = Shapes.label(texts.of(name), "field-name");
        label.setLabelFor(field);
        field.setId(name.substring(name.indexOf('.') + 1));
        field.setAccessibleText(texts.of(name));
        if (!hint.isEmpty()) {
            field.setPromptText(texts.of(hint));
            field.setAccessibleHelp(texts.of(hint));
        }
        field.textProperty().bindBidirectional(value);
        return new VBox(label, field);
    }

    private Button button() {
        var button = new Button();
        button.setId("sign-in");
        button.getStyleClass().add("accent");
        button.setMaxWidth(Double.MAX_VALUE);
        button.textProperty().bind(model.busyProperty().map(busy -> texts.of(busy ? "signin.busy" : "signin.button")));
        button.setOnAction(_ -> model.signIn());
        return button;
    }

    private Label problem() {
        var says = Shapes.chip(Signal.STOP, "");
        says.setId("problem");
        says.getStyleClass().add("problem");
        says.setWrapText(true);
        says.textProperty().bind(model.problemProperty());
        says.visibleProperty().bind(model.problemProperty().isNotEmpty());
        says.managedProperty().bind(says.visibleProperty());
        return says;
    }
}
