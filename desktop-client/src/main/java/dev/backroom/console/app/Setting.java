package dev.backroom.console.app;

import java.util.Locale;

/// Each thing that can be set, with its meaning. From the weakest to the strongest: what is written here, the
/// properties file, the environment, the command line.
enum Setting {
    SETTINGS("", "properties file with these settings, without the leading --"),
    GATEWAY("http://127.0.0.1:8080", "address of the gateway; plain http only on this machine"),
    STORE("", "store to show, four to six digits"),
    DEVICE("", "number of this console's enrolment; with a secret it signs in by itself"),
    SECRET("", "secret of the enrolment; never on the command line, where others can read it"),
    THEME("light", "light, dark or contrast"),
    LANGUAGE("", "en or de; otherwise the machine's language, or English");

    private final String fallback;
    private final String meaning;

    Setting(String fallback, String meaning) {
        this.fallback = fallback;
        this.meaning = meaning;
    }

    String fallback() {
        return fallback;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String variable() {
        return "BACKROOM_CONSOLE_" + name();
    }

    /// Its line in the help.
    String line() {
        var value = fallback.isEmpty() ? "" : " [" + fallback + "]";
        var flag = this == SECRET ? "" : "--" + word() + "=…";
        return "  %-15s %-26s %s%s".formatted(flag, variable(), meaning, value);
    }
}
