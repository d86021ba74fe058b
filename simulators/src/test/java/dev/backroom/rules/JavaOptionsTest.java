package dev.backroom.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The gateway's Java is started in the same way wherever it is, so what the bench measures is what runs.
final class JavaOptionsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path OPTIONS = ROOT.resolve("gateway/java-options");

    @Test
    void javaTakesThem() throws Exception {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@" + OPTIONS,
                        "-XX:+PrintFlagsFinal",
                        "-version")
                .redirectErrorStream(true)
                .start();
        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(java.waitFor()).as(said).isZero();
        assertThat(said.replaceAll(" +", " ")).contains("MaxGCPauseMillis = 25", "UseCompactObjectHeaders = true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gateway/run",
                "installers/deb/gateway",
                "installers/deb/build",
                "simulators/src/main/java/dev/backroom/sim/bench/Bench.java"
            })
    void standInOneFileThatAllNameAndNoneRepeats(String user) throws IOException {
        assertThat(Files.readString(ROOT.resolve(user)))
                .containsPattern("java-options\\b")
                .doesNotContain("-XX:", "--enable-native-access");
    }
}
