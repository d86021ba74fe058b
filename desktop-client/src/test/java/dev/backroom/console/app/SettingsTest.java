package dev.backroom.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.console.theme.Theme;
import dev.backroom.store.StoreId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where settings come from, and what is said of wrong ones.
class SettingsTest {

    private static Settings.Read read(Map<String, String> environment, String... args) {
        return Settings.read(args, environment, Locale.FRANCE);
    }

    private static Settings ready(Settings.Read read) {
        assertThat(read).isInstanceOf(Settings.Read.Ready.class);
        return ((Settings.Read.Ready) read).settings();
    }

    @Test
    void needsNothing() {
        var settings = ready(read(Map.of()));

        assertThat(settings.gateway()).isEqualTo(URI.create("http://127.0.0.1:8080"));
        assertThat(settings.store()).isEmpty();
        assertThat(settings.language()).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void takesTheCommandLineBeforeTheEnvironmentBeforeTheFile(@TempDir Path folder) throws IOException {
        var file = folder.resolve("console.properties");
        Files.writeString(file, "store=0001\ntheme=dark\nlanguage=de\ndevice=1004\nsecret=s3cret\n");

        var settings = ready(read(
                Map.of(
                        "BACKROOM_CONSOLE_SETTINGS",
                        file.toString(),
                        "BACKROOM_CONSOLE_STORE",
                        "0002",
                        "BACKROOM_CONSOLE_THEME",
                        "contrast"),
                "--store=0003"));

        assertThat(settings.store()).contains(StoreId.parse("0003"));
        assertThat(settings.theme()).isEqualTo(Theme.CONTRAST);
        assertThat(settings.language()).isEqualTo(Locale.GERMAN);
        assertThat(settings.device())
                .hasValueSatisfying(device -> assertThat(device.number()).isEqualTo(1004));
    }

    @Test
    void neverPrintsTheSecret() {
        var settings = ready(read(Map.of("BACKROOM_CONSOLE_DEVICE", "1004", "BACKROOM_CONSOLE_SECRET", "s3cret")));

        assertThat(settings.toString()).contains("1004").doesNotContain("s3cret");
    }

    @Test
    void helpNamesEverySetting() {
        assertThat(read(Map.of(), "--help")).isInstanceOfSatisfying(Settings.Read.Help.class, help -> {
            for (Setting setting : Setting.values()) {
                assertThat(help.text()).contains(setting.variable());
            }
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --gateway=nowhere           | gateway must be an address
            --gateway=http://far.example| must begin with https
            --gateway=ftp://far.example | gateway must be an address
            --store=12                  | store: a store is written
            --device=7                  | device and secret go together
            --theme=pink                | theme must be light, dark or contrast
            --language=fr               | language must be en or de
            --secret=abc                | must not stand on the command line
            --colour=red                | There is no setting "colour"
            store                       | Write --name=value
            --settings=/nowhere.x       | cannot be read
            """)
    void saysWhatIsWrongAndWhatToWrite(String arg, String says) {
        assertThat(read(Map.of(), arg))
                .isInstanceOfSatisfying(
                        Settings.Read.Wrong.class,
                        wrong -> assertThat(wrong.sentence()).contains(says));
    }
}
