package dev.backroom.sim.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// The demo from start to end, as a person at a terminal meets it.
@Timeout(300)
class DemoIT {

    private static final int CTRL_C = 130;
    private static final Duration GONE_MAX = Duration.ofSeconds(10);
    private static final List<String> COUNTS = List.of(
            "deliveries",
            "operations",
            "accepted",
            "asked",
            "refused",
            "parked",
            "discrepancies",
            "events",
            "relayed",
            "signed",
            "faults",
            "postings",
            "cases_open",
            "cases_resolved");
    private static final List<String> CHECKS = List.of(
            "conservation",
            "chain",
            "heads",
            "tables",
            "kafka",
            "answers",
            "faults_equal",
            "cases",
            "resolving",
            "feed",
            "surprises",
            "finished",
            "tolerance_changed");

    /// Starts a program at the head of a process group, with Ctrl-C as it is at a terminal.
    private static final List<String> OWN_GROUP = List.of("setsid", "env", "--default-signal=INT");
    /// Where changes are accepted nothing may be left out because a tool is missing.
    private static final boolean REQUIRED = "true".equals(System.getenv("BACKROOM_REQUIRE_TOOLS"));

    @TempDir(cleanup = CleanupMode.ALWAYS)
    private Path folder;

    @Test
    void endsByItselfWhenItsTimeIsOverAndEverythingHeld() throws Exception {
        try (var demo = RunningDemo.start(
                folder, List.of(), "-Ddemo.seconds=8", "-Ddemo.erp.failures=0.1", "-Ddemo.erp.away=true")) {
            assertThat(demo.until("demo: ready")).as("%s", demo.told()).isPresent();
            int exit = demo.end();

            assertThat(exit).as("%s", demo.told()).isZero();
            Map<String, String> result = result(demo.lines().getLast());
            assertThat(result).containsKeys(COUNTS.toArray(String[]::new));
            COUNTS.forEach(key -> assertThat(Long.parseLong(result.getOrDefault(key, "")))
                    .as(key)
                    .isPositive());
            CHECKS.forEach(key -> assertThat(result).containsEntry(key, "ok"));
            assertThat(result).containsEntry("erp", "equal").containsEntry("postings_parked", "0");
            assertThat(result.get("relayed")).isEqualTo(result.get("events"));
            nothingIsLeft(demo);
        }
    }

    @Test
    void leavesNothingBehindWhenItIsEndedInTheMiddle() throws Exception {
        boolean grouped = works(OWN_GROUP);
        assertThat(grouped || !REQUIRED).as("setsid to make a process group").isTrue();
        assumeTrue(grouped, "there is no setsid here to make a process group");
        try (var demo = RunningDemo.start(folder, OWN_GROUP)) {
            assertThat(demo.until("demo: ready")).as("%s", demo.told()).isPresent();
            assertThat(demo.until("  "))
                    .as("the first figures: %s", demo.told())
                    .isPresent();

            // What a terminal does: everything of the group gets it.
            assertThat(works(List.of("kill", "-INT", "--", "-" + demo.pid()))).isTrue();

            assertThat(demo.end()).as("%s", demo.told()).isEqualTo(CTRL_C);
            assertThat(demo.lines()).noneMatch(line -> line.contains("BROKEN"));
            nothingIsLeft(demo);
        }
    }

    private static void nothingIsLeft(RunningDemo demo) throws IOException {
        assertThat(demo.started()).as("it has a database").isNotEmpty();
        for (ProcessHandle one : demo.started()) {
            // Its last processes may need a moment until the system has taken them off its list.
            assertThat(one.onExit()).as("%s of %s", one, demo.told()).succeedsWithin(GONE_MAX);
        }
        assertThat(demo.left()).as("%s", demo.told()).isEmpty();
    }

    private static Map<String, String> result(String line) {
        assertThat(line).startsWith("demo: ");
        return Arrays.stream(line.substring("demo: ".length()).split(" "))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    /// Whether a command ends well; of one that starts others, that it is there.
    private static boolean works(List<String> command) throws InterruptedException {
        try {
            List<String> whole = command.equals(OWN_GROUP)
                    ? List.of(command.getFirst(), command.get(1), command.get(2), "true")
                    : command;
            return new ProcessBuilder(whole).start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        }
    }
}
