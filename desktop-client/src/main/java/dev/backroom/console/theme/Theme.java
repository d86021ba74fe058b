package dev.backroom.console.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// One of the looks. Each is AtlantaFX underneath, then our colours, then what is the same in all of them.
public enum Theme {
    LIGHT,
    DARK,
    CONTRAST;

    /// The stylesheet of controls, for the whole program.
    public String base() {
        return this == LIGHT ? new PrimerLight().getUserAgentStylesheet() : new PrimerDark().getUserAgentStylesheet();
    }

    /// Our stylesheets, for a scene; windows that belong to it take them over.
    public List<String> sheets() {
        return List.of(sheet("tokens-" + word() + ".css"), sheet("controls.css"), sheet("console.css"));
    }

    /// The next one, for whoever tries them in turn.
    public Theme next() {
        return values()[(ordinal() + 1) % values().length];
    }

    /// Its name in settings: `light`, `dark`, `contrast`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String sheet(String name) {
        URL found = Theme.class.getResource("/dev/backroom/console/theme/" + name);
        return Objects.requireNonNull(found, name).toExternalForm();
    }
}
