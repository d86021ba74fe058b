package dev.backroom.sim.demo;

import dev.backroom.sim.handheld.Fault;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The result: counts, and checks that held or did not, on one line that programs can read.
final class Checks {

    private static final String HELD = "ok";
    private static final String BROKEN = "BROKEN";

    private final PrintStream out;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();

    Checks(PrintStream out) {
        this.out = out;
    }

    void count(String key, long value) {
        values.put(key, Long.toString(value));
    }

    /// @param wrong what is wrong, in words; nothing when the check held
    void hold(String key, List<String> wrong) {
        values.put(key, wrong.isEmpty() ? HELD : BROKEN);
        wrong.forEach(what -> faults.add(key + ": " + what));
    }

    /// Two books must say the same.
    ///
    /// @param differences in words
    void equal(String key, List<String> differences) {
        hold(key, differences);
        values.put(key, differences.isEmpty() ? "equal" : "DIFFERENT");
    }

    /// Each kind of fault must have been put in, and met with the answer it deserves each time.
    void faults(Map<Fault, Integer> injected, Map<Fault, Integer> seen) {
        List<String> wrong = new ArrayList<>();
        for (Fault fault : Fault.values()) {
            int in = injected.getOrDefault(fault, 0);
            int out = seen.getOrDefault(fault, 0);
            if (in == 0) {
                wrong.add(fault + " never happened");
            } else if (in != out) {
                wrong.add(fault + " happened " + in + " times and was found " + out + " times");
            }
        }
        count("faults", injected.values().stream().mapToInt(Integer::intValue).sum());
        count("faults_seen", seen.values().stream().mapToInt(Integer::intValue).sum());
        hold("faults_equal", wrong);
    }

    /// Prints the result and answers whether everything held.
    boolean print() {
        faults.forEach(fault -> out.println("! " + fault));
        StringBuilder line = new StringBuilder("demo:");
        values.forEach((key, value) -> line.append(' ').append(key).append('=').append(value));
        out.println(line);
        return faults.isEmpty();
    }
}
