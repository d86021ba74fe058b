package dev.backroom.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What the README tells a newcomer to type does what it says, from starting a gateway on. Only Maven is not asked to
/// compile again what is being tested.
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReadmeIT {

    private static final Pattern BLOCK = Pattern.compile("^```sh\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern READY = Pattern.compile("gateway: ready on (http://127\\.0\\.0\\.1:\\d+)");
    private static final Pattern CREDENTIAL = Pattern.compile("device=(\\d+)\nsecret=(\\S+)\n");
    private static final Pattern ENROLMENT = Pattern.compile("gateway/run device add (erp|dock)");
    private static final int SERVE = 0;
    /// Where changes are accepted nothing may be left out because a tool is missing.
    private static final boolean REQUIRED = "true".equals(System.getenv("BACKROOM_REQUIRE_TOOLS"));

    /// Answers what `gateway/run` asks of Maven: class path and Java are those of this test.
    private static final String MVNW = """
            #!/bin/sh
            for argument in "$@"; do
              case $argument in
                -Dmdep.outputFile=*) printf '%s' "$CLASS_PATH" >"${argument#*=}" ;;
                -v) echo "Java version: 25, vendor: any, runtime: $JAVA_HOME" ;;
              esac
            done
            """;

    @TempDir
    private Path clone;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void cloneWithoutSources() throws IOException {
        for (String module : List.of("shared-model", "gateway")) {
            Files.createDirectories(clone.resolve(module).resolve("src/main"));
            Files.createFile(clone.resolve(module).resolve("pom.xml"));
        }
        Files.createFile(clone.resolve("pom.xml"));
        for (String file : List.of("run", "java-options")) {
            Files.copy(Path.of(file), clone.resolve("gateway").resolve(file));
        }
        Files.writeString(clone.resolve("mvnw"), MVNW);
        assertThat(clone.resolve("mvnw").toFile().setExecutable(true)).isTrue();
        environment.put("CLASS_PATH", System.getProperty("java.class.path"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("BACKROOM_HTTP_PORT", "0");
    }

    @Test
    void itsCommandsWork() throws Exception {
        boolean tools = isThere("curl") && isThere("bash");
        assertThat(tools || !REQUIRED).as("curl and bash are on this machine").isTrue();
        assumeTrue(tools, "curl and bash are on this machine");
        List<String> blocks = blocks();
        assertThat(blocks).hasSizeGreaterThan(5);

        Process gateway = start("exec " + blocks.get(SERVE).strip());
        try (BufferedReader said = gateway.inputReader(StandardCharsets.UTF_8)) {
            environment.put("GATEWAY", ready(said));
            String output = typed(blocks.subList(SERVE + 1, blocks.size()));

            assertThat(output)
                    .contains("\"code\":\"order-put\"")
                    .contains("\"code\":\"notice-put\"")
                    .contains("\"code\":\"checked-in\"")
                    .contains("\"code\":\"receipt-opened\"")
                    .containsPattern("\"code\":\"received\"[^\n]*\n[^\n]*\"again\":true")
                    .contains("\"sku\":\"OAT-1L\"")
                    .contains("\"type\":\"snapshot\",\"store\":\"0123\"");
            assertThat(clone.resolve(".data/postgresql")).isDirectory();
        } finally {
            gateway.destroy();
            assertThat(gateway.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static String ready(BufferedReader said) throws IOException {
        StringBuilder before = new StringBuilder();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher found = READY.matcher(line);
            if (found.matches()) {
                return found.group(1);
            }
            before.append(line).append('\n');
        }
        throw new AssertionError("the gateway does not start: " + before);
    }

    /// Runs the blocks in order; what was said before an enrolment is said again behind it, which changes nothing,
    /// since
    /// a shell of its own knows nothing of the variables of the one before.
    private String typed(List<String> blocks) throws IOException, InterruptedException {
        List<String> said = new ArrayList<>();
        String output = "";
        for (String block : blocks) {
            Matcher enrolment = ENROLMENT.matcher(block);
            if (enrolment.find()) {
                output = said.isEmpty() ? output : run(String.join("\n", said));
                enrol(enrolment.group(1).toUpperCase(Locale.ROOT), block);
            } else {
                said.add(block);
            }
        }
        return output + run(String.join("\n", said));
    }

    /// As a person puts what was printed into variables.
    private void enrol(String name, String block) throws IOException, InterruptedException {
        String output = run(block);
        Matcher printed = CREDENTIAL.matcher(output);
        assertThat(printed.find()).as(output).isTrue();
        environment.put(name, printed.group(1));
        environment.put(name + "_SECRET", printed.group(2));
    }

    /// The shell blocks of the chapter, in order.
    private static List<String> blocks() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        int from = readme.indexOf("## Try the API");
        String chapter = readme.substring(from, readme.indexOf("\n## ", from + 1));
        List<String> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(chapter);
        while (matcher.find()) {
            blocks.add(matcher.group(1));
        }
        return blocks;
    }

    private static boolean isThere(String program) {
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private Process start(String script) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-euo", "pipefail", "-c", script);
        builder.environment().putAll(environment);
        return builder.directory(clone.toFile()).redirectErrorStream(true).start();
    }

    private String run(String script) throws IOException, InterruptedException {
        Process process = start(script);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
