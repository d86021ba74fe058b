package dev.backroom.console.app;

import dev.backroom.console.signin.SignInViewModel.Device;
import dev.backroom.console.text.Texts;
import dev.backroom.console.theme.Theme;
import dev.backroom.store.StoreId;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How the console runs. Read once, at the start.
///
/// @param device its own credential: with it and a store it comes in without a person
public record Settings(URI gateway, Optional<StoreId> store, Optional<Device> device, Theme theme, Locale language) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    /// What reading came to.
    sealed interface Read {
        record Ready(Settings settings) implements Read {}

        /// Help was asked for.
        record Help(String text) implements Read {}

        /// @param sentence what is wrong and what to write instead
        record Wrong(String sentence) implements Read {}
    }

    private static final class WrongSetting extends Exception {
        private static final long serialVersionUID = 1L;

        WrongSetting(String sentence) {
            super(sentence);
        }
    }

    /// Settings for a program that opens the console itself.
    public static Settings to(URI gateway, StoreId store) {
        return new Settings(gateway, Optional.of(store), Optional.empty(), Theme.LIGHT, Locale.ENGLISH);
    }

    /// The same, coming in by itself.
    public Settings as(int number, String secret) {
        return new Settings(gateway, store, Optional.of(new Device(number, secret)), theme, language);
    }

    public Settings in(Theme otherTheme, Locale otherLanguage) {
        return new Settings(gateway, store, device, otherTheme, otherLanguage);
    }

    /// @param machine the machine's language
    static Read read(String[] args, Map<String, String> environment, Locale machine) {
        if (Stream.of(args).anyMatch(Set.of("--help", "-h")::contains)) {
            return new Read.Help(help());
        }
        try {
            return new Read.Ready(of(values(flags(args), environment), machine));
        } catch (WrongSetting e) {
            return new Read.Wrong(String.valueOf(e.getMessage()));
        }
    }

    static String help() {
        return Stream.of(Setting.values())
                .map(Setting::line)
                .collect(Collectors.joining(
                        "\n",
                        "console – the supervisor's window on a store\n\n",
                        "\n\nThe command line goes before the" + " environment, the environment before the file.\n"));
    }

    private static Map<Setting, String> flags(String[] args) throws WrongSetting {
        Map<Setting, String> flags = new EnumMap<>(Setting.class);
        for (String arg : args) {
            var parts = arg.split("=", 2);
            if (!arg.startsWith("--") || parts.length < 2) {
                throw new WrongSetting(
                        "\"" + parts[0] + "\" is no setting. Write --name=value; --help lists the names.");
            }
            var setting = setting(parts[0].substring(2));
            if (setting == Setting.SECRET) {
                throw new WrongSetting("The secret must not stand on the command line, where others can read it. Put it"
                        + " into the settings file or into " + Setting.SECRET.variable() + ".");
            }
            flags.put(setting, parts[1]);
        }
        return flags;
    }

    private static Map<Setting, String> values(Map<Setting, String> flags, Map<String, String> environment)
            throws WrongSetting {
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            values.put(setting, setting.fallback());
        }
        var given = flags.getOrDefault(Setting.SETTINGS, environment.getOrDefault(Setting.SETTINGS.variable(), ""));
        if (!given.isEmpty()) {
            values.putAll(file(Path.of(given)));
        }
        for (Setting setting : Setting.values()) {
            var value = environment.get(setting.variable());
            if (value != null) {
                values.put(setting, value);
            }
        }
        values.putAll(flags);
        values.replaceAll((_, value) -> value.strip());
        return values;
    }

    private static Map<Setting, String> file(Path path) throws WrongSetting {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(path)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new WrongSetting("The settings file " + path + " cannot be read: " + e.getMessage());
        }
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        for (String name : properties.stringPropertyNames()) {
            values.put(setting(name), properties.getProperty(name));
        }
        return values;
    }

    private static Setting setting(String name) throws WrongSetting {
        for (Setting setting : Setting.values()) {
            if (setting.word().equals(name)) {
                return setting;
            }
        }
        throw new WrongSetting("There is no setting \"" + name + "\". --help lists the names.");
    }

    private static Settings of(Map<Setting, String> values, Locale machine) throws WrongSetting {
        return new Settings(
                gateway(values.getOrDefault(Setting.GATEWAY, "")),
                store(values.getOrDefault(Setting.STORE, "")),
                device(values.getOrDefault(Setting.DEVICE, ""), values.getOrDefault(Setting.SECRET, "")),
                theme(values.getOrDefault(Setting.THEME, "")),
                language(values.getOrDefault(Setting.LANGUAGE, ""), machine));
    }

    private static URI gateway(String text) throws WrongSetting {
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException _) {
            throw new WrongSetting("gateway must be an address such as https://gateway.example:8443, not " + text);
        }
        if (uri.getHost() == null || !Set.of("http", "https").contains(String.valueOf(uri.getScheme()))) {
            throw new WrongSetting("gateway must be an address such as https://gateway.example:8443, not " + text);
        }
        if (uri.getScheme().equals("http") && !LOOPBACK.contains(uri.getHost())) {
            throw new WrongSetting("gateway must begin with https://: PINs and secrets would cross the network"
                    + " unprotected. Plain http is for this machine alone.");
        }
        return uri;
    }

    private static Optional<StoreId> store(String text) throws WrongSetting {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(StoreId.parse(text));
        } catch (IllegalArgumentException e) {
            throw new WrongSetting("store: " + e.getMessage());
        }
    }

    private static Optional<Device> device(String number, String secret) throws WrongSetting {
        if (number.isEmpty() && secret.isEmpty()) {
            return Optional.empty();
        }
        if (number.isEmpty() || secret.isEmpty()) {
            throw new WrongSetting("device and secret go together: one of them is missing.");
        }
        if (!number.matches("[1-9][0-9]{0,8}")) {
            throw new WrongSetting("device must be the number of an enrolment, such as 1004, not " + number);
        }
        return Optional.of(new Device(Integer.parseInt(number), secret));
    }

    private static Theme theme(String text) throws WrongSetting {
        for (Theme theme : Theme.values()) {
            if (theme.word().equals(text)) {
                return theme;
            }
        }
        throw new WrongSetting("theme must be light, dark or contrast, not " + text);
    }

    private static Locale language(String text, Locale machine) throws WrongSetting {
        if (text.isEmpty()) {
            return Texts.LANGUAGES.contains(machine.getLanguage()) ? machine : Locale.ENGLISH;
        }
        if (!Texts.LANGUAGES.contains(text)) {
            throw new WrongSetting("language must be en or de, not " + text);
        }
        return Locale.of(text);
    }
}
