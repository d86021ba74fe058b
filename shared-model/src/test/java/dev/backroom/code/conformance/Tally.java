package dev.backroom.code.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Counts the cases of one file. A case passes when everything that is asked of it holds; those that are known not to
/// pass are named with their reason, and it is an error when one of them does pass.
final class Tally {
    private final String file;
    private final Vectors vectors;
    private final Map<String, String> knownFailures;
    private final Map<String, String> failures = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private final List<String> without = new ArrayList<>();
    private int total;

    Tally(String file, Vectors vectors, Map<String, String> knownFailures) {
        this.file = file;
        this.vectors = vectors;
        this.knownFailures = knownFailures;
    }

    /// Runs one case; `checks` calls [#same] for everything that must hold.
    void run(String name, Runnable checks) {
        total++;
        wrong.clear();
        try {
            checks.run();
        } catch (RuntimeException e) {
            wrong.add("threw " + e);
        }
        if (!wrong.isEmpty()) {
            failures.put(name, String.join("; ", wrong));
        }
    }

    /// Leaves out a case that has no counterpart in Backroom; the output says how many there were.
    void without(String name) {
        without.add(name);
    }

    /// Asks that something is as the file says.
    void same(String what, @Nullable Object expected, @Nullable Object actual) {
        if (!Objects.equals(expected, actual)) {
            wrong.add(what + " should be " + expected + " but is " + actual);
        }
    }

    /// Prints the line and fails the test unless exactly the known failures have failed.
    void finish() {
        String left = without.isEmpty() ? "" : ", " + without.size() + " without counterpart: " + without;
        System.out.println(
                "conformance " + file + " " + (total - failures.size()) + "/" + total + vectors.describe() + left);
        assertThat(total).as("cases in " + file).isPositive();
        Map<String, String> unexpected = new TreeMap<>(failures);
        unexpected.keySet().removeAll(knownFailures.keySet());
        assertThat(unexpected).as("cases of " + file + " that do not pass").isEmpty();
        if (vectors.describe().isEmpty()) {
            assertThat(failures.keySet())
                    .as("known failures of " + file + " that pass by now")
                    .containsAll(knownFailures.keySet());
        }
    }
}
