package dev.backroom.console.theme;

import java.util.Locale;

/// What an answer or a state means for whoever sees it. Never by colour alone: each has a shape and a word too.
public enum Signal {
    /// Nothing to do about it: structure, waiting, history.
    QUIET("mdomz-radio_button_unchecked"),
    /// Work goes on.
    ACTIVE("mdal-lens"),
    ACCEPTED("mdal-check_circle"),
    LOOK("mdomz-warning"),
    STOP("mdomz-report");

    private final String icon;

    Signal(String icon) {
        this.icon = icon;
    }

    /// Literal of the icon whose shape tells it without colour.
    public String icon() {
        return icon;
    }

    /// Its style class, such as `signal-look`.
    public String style() {
        return "signal-" + name().toLowerCase(Locale.ROOT);
    }

    /// Key of its word.
    public String key() {
        return "signal." + name().toLowerCase(Locale.ROOT);
    }
}
