package dev.backroom.gateway.app;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/// All settings of a gateway, read once: from a properties file, from the environment, else as they come.
public final class Settings {

    /// A setting cannot be used; the message says which and what to do.
    public static final class BadSetting extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BadSetting(String message) {
            super(message);
        }
    }

    private record Value(String text, String origin) {}

    private final Map<Setting, Value> values;

    private Settings(Map<Setting, Value> values) {
        this.values = values;
    }

    /// @throws BadSetting when the file cannot be read or names a setting that does not exist
    public static Settings read(Optional<Path> file, Map<String, String> environment) {
        Properties lines = file.map(Settings::lines).orElseGet(Properties::new);
        refuseUnknown(lines.stringPropertyNames(), file);
        Map<Setting, Value> values = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            String variable = environment.get(setting.variable());
            String line = lines.getProperty(setting.key());
            if (variable != null) {
                values.put(setting, new Value(variable.strip(), "environment " + setting.variable()));
            } else if (line != null) {
                values.put(
                        setting,
                        new Value(
                                line.strip(), "file " + file.map(Path::toString).orElse("")));
            } else {
                values.put(setting, new Value(setting.initial(), "as it comes"));
            }
        }
        return new Settings(values);
    }

    /// Settings given by key, the others as they come: for programs that start a gateway inside.
    public static Settings of(Map<String, String> given) {
        refuseUnknown(given.keySet(), Optional.empty());
        Map<Setting, Value> values = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            String text = given.get(setting.key());
            values.put(
                    setting, text == null ? new Value(setting.initial(), "as it comes") : new Value(text, "program"));
        }
        return new Settings(values);
    }

    private static Properties lines(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new BadSetting("the settings file " + file + " cannot be read: " + Cause.sentence(e));
        }
        return properties;
    }

    private static void refuseUnknown(Set<String> given, Optional<Path> file) {
        Set<String> unknown = new TreeSet<>(given);
        for (Setting setting : Setting.values()) {
            unknown.remove(setting.key());
        }
        if (!unknown.isEmpty()) {
            throw new BadSetting("there is no setting " + String.join(", ", unknown)
                    + file.map(f -> " (in " + f + ")").orElse("") + "; `gateway settings` lists all");
        }
    }

    /// Each setting with its meaning, value and origin, for people. Secrets are not shown.
    public List<String> describe() {
        return values.entrySet().stream()
                .map(entry -> describe(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static String describe(Setting setting, Value value) {
        String shown = setting.secret() && !value.text.isEmpty() ? "(set)" : value.text;
        return "# " + setting.meaning() + "\n# " + value.origin + "; variable " + setting.variable() + "\n"
                + setting.key() + "=" + shown;
    }

    Path dataFolder() {
        return Path.of(text(Setting.DATA_FOLDER)).toAbsolutePath();
    }

    String text(Setting setting) {
        Value value = values.get(setting);
        return value == null ? setting.initial() : value.text();
    }

    Optional<String> optional(Setting setting) {
        return Optional.of(text(setting)).filter(text -> !text.isEmpty());
    }

    boolean flag(Setting setting) {
        return switch (text(setting)) {
            case "true" -> true;
            case "false" -> false;
            case String other -> throw new BadSetting(setting.key() + " must be true or false, not " + other);
        };
    }

    /// A whole number within bounds.
    int number(Setting setting, int least, int most) {
        try {
            int number = Integer.parseInt(text(setting));
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // answered below
        }
        throw new BadSetting(
                setting.key() + " must be a whole number from " + least + " to " + most + ", not " + text(setting));
    }

    Set<String> words(Setting setting) {
        Set<String> words = new LinkedHashSet<>(List.of(text(setting).split("\\s*,\\s*")));
        words.remove("");
        return words;
    }

    Duration headsEvery() {
        return Duration.ofSeconds(number(Setting.HEADS_SECONDS, 1, 86_400));
    }

    Duration eraLength() {
        return optional(Setting.ERA_SECONDS).isPresent()
                ? Duration.ofSeconds(number(Setting.ERA_SECONDS, 1, Integer.MAX_VALUE))
                : Duration.ofDays(number(Setting.ERA_DAYS, 1, 3_660));
    }
}
