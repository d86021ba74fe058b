package dev.backroom.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What starts the build, on a machine without Maven.
@DisabledOnOs(OS.WINDOWS)
final class MvnwTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern VERSION = Pattern.compile("(?i)maven_version=([0-9.]+)");
    private static final Pattern SHA512 = Pattern.compile("(?i)maven_sha512=([0-9a-f]{128})");

    /// All that the script uses: a path with these alone has no Maven.
    private static final List<String> TOOLS = List.of(
            "sh",
            "sed",
            "head",
            "cut",
            "dirname",
            "mkdir",
            "mktemp",
            "rm",
            "mv",
            "tar",
            "gzip",
            "curl",
            "sha512sum",
            "shasum");

    @TempDir
    private Path folder;

    private Path tools = Path.of("");

    private record Ended(int code, String said) {}

    @BeforeEach
    void linkTools() throws IOException {
        tools = Files.createDirectory(folder.resolve("tools"));
        for (String tool : TOOLS) {
            Optional<Path> found = Pattern.compile(File.pathSeparator)
                    .splitAsStream(System.getenv("PATH"))
                    .map(place -> Path.of(place, tool))
                    .filter(Files::isExecutable)
                    .findFirst();
            if (found.isPresent()) {
                Files.createSymbolicLink(tools.resolve(tool), found.get());
            }
        }
    }

    @Test
    void withoutMavenAndWithoutARepositoryItSaysWhatToDo() throws Exception {
        Ended ended = mvnw(Map.of());

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.said().lines())
                .singleElement()
                .asString()
                .startsWith("mvnw: no Maven 3.8.6 or newer found: install one")
                .contains("set MVNW_REPOURL to the address of your Maven repository");
    }

    @Test
    void aMavenThatIsNotTheOneWeKnowIsNotStarted() throws Exception {
        String version = only(VERSION, "mvnw");
        Path there = folder.resolve("repository/org/apache/maven/apache-maven/" + version);
        Files.createDirectories(there);
        Files.writeString(there.resolve("apache-maven-" + version + "-bin.tar.gz"), "another one");

        Ended ended =
                mvnw(Map.of("MVNW_REPOURL", folder.resolve("repository").toUri().toString()));

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.said()).contains("its SHA-512 differs");
        try (var kept = Files.list(folder.resolve("maven"))) {
            assertThat(kept).isEmpty();
        }
    }

    @Test
    void bothScriptsFetchTheSame() throws Exception {
        assertThat(only(VERSION, "mvnw.cmd")).isEqualTo(only(VERSION, "mvnw"));
        assertThat(only(SHA512, "mvnw.cmd")).isEqualTo(only(SHA512, "mvnw"));
    }

    /// It cannot be run here; these are what cmd.exe is known to stumble over.
    @Test
    void theScriptForWindowsAvoidsWhatCmdStumblesOver() throws Exception {
        String script = Files.readString(ROOT.resolve("mvnw.cmd"));
        assertThat(script.replace("\r\n", "")).as("labels are lost without CR").doesNotContain("\n", "\r");
        assertThat(script)
                .as("an exclamation mark in an argument would be lost")
                .contains("DisableDelayedExpansion")
                .doesNotContainPattern("![A-Za-z0-9_]+[:!]");
        assertThat(script)
                .as("a script that is found on the path does not know its own folder")
                .doesNotContain("MAVEN=mvn\"");
        Set<String> labels = found("(?m)^:(\\w+)", script);
        assertThat(found("call :(\\w+)", script)).isEqualTo(labels);
    }

    private static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String only(Pattern pattern, String script) throws IOException {
        return pattern.matcher(Files.readString(ROOT.resolve(script)))
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    private Ended mvnw(Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                tools.resolve("sh").toString(), ROOT.resolve("mvnw").toString(), "-v");
        builder.environment().keySet().removeAll(List.of("MVNW_REPOURL", "MAVEN_DIST_URL"));
        builder.environment().put("PATH", tools.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("BACKROOM_MAVEN_HOME", folder.resolve("maven").toString());
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }
}
