package dev.backroom.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.backroom.store.MasterRow.Role;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What the README tells an integrator to type does what it says.
@ExtendWith(RunningGateway.Given.class)
class ReadmeIT {

    private static final Pattern BLOCK = Pattern.compile("^```sh\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    /// Where changes are accepted nothing may be left out because a tool is missing.
    private static final boolean REQUIRED = "true".equals(System.getenv("BACKROOM_REQUIRE_TOOLS"));

    private final RunningGateway gateway;

    ReadmeIT(RunningGateway gateway) {
        this.gateway = gateway;
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

    @Test
    void itsCommandsWork() throws IOException, InterruptedException {
        boolean tools = isThere("curl") && isThere("bash");
        assertThat(tools || !REQUIRED).as("curl and bash are on this machine").isTrue();
        assumeTrue(tools, "curl and bash are on this machine");
        List<String> blocks = blocks();
        assertThat(blocks).hasSizeGreaterThan(4);
        assertThat(blocks.getFirst()).as("enrolments are made by hand here").startsWith("gateway device add");
        int erp = gateway.device("erp", Set.of(Role.INTEGRATOR, Role.ADMINISTRATOR), Set.of(), false);
        int dock = gateway.device("dock-1", Set.of(Role.CLERK), Set.of("0123"), true);

        String output = run(
                String.join("\n", blocks.subList(1, blocks.size())),
                Map.of(
                        "GATEWAY",
                        "http://127.0.0.1:" + gateway.port(),
                        "ERP",
                        Integer.toString(erp),
                        "ERP_SECRET",
                        RunningGateway.SECRET,
                        "DOCK",
                        Integer.toString(dock),
                        "DOCK_SECRET",
                        RunningGateway.SECRET));

        assertThat(output)
                .contains("\"code\":\"order-put\"")
                .contains("\"code\":\"notice-put\"")
                .contains("\"code\":\"checked-in\"")
                .contains("\"code\":\"receipt-opened\"")
                .containsPattern("\"code\":\"received\"[^\n]*\n[^\n]*\"again\":true")
                .contains("\"sku\":\"OAT-1L\"")
                .contains("\"type\":\"snapshot\",\"store\":\"0123\"");
    }

    private static String run(String script, Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-euo", "pipefail", "-c", script);
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
