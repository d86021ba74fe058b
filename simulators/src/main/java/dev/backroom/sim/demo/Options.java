package dev.backroom.sim.demo;

import dev.backroom.sim.books.Manners;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How the demo runs.
///
/// @param time ends by itself after this, counted from ready; without, it runs until it is asked to end
/// @param headless no console window, even where there is a display
/// @param seed of everything that is left to chance
/// @param erp how the ERP behaves
/// @param erpAway whether the ERP is gone for the middle third of the time
record Options(Optional<Duration> time, boolean headless, long seed, Manners erp, boolean erpAway) {

    private static final String ERP = "demo.erp.";
    private static final String AWAY = "away";

    private static final long SEED = 20261124;

    /// From the properties `demo.seconds`, `demo.headless`, `demo.seed`, `demo.erp.away` and `demo.erp.…` as in
    /// [Manners#of], such as `demo.erp.failures=0.33`; empty ones count as not given.
    ///
    /// @throws IllegalArgumentException when one cannot be
    static Options read() {
        Optional<Long> seconds = number("demo.seconds");
        return new Options(
                seconds.map(Duration::ofSeconds),
                flag("demo.headless"),
                number("demo.seed").orElse(SEED),
                Manners.of(manners()),
                flag(ERP + AWAY));
    }

    private static boolean flag(String property) {
        return given(property).filter(text -> !text.equals("false")).isPresent();
    }

    private static Map<String, String> manners() {
        Map<String, String> flags = new HashMap<>();
        for (String name : System.getProperties().stringPropertyNames()) {
            if (name.startsWith(ERP) && !name.equals(ERP + AWAY)) {
                flags.put(name.substring(ERP.length()), System.getProperty(name));
            }
        }
        return flags;
    }

    private static Optional<Long> number(String property) {
        try {
            return given(property).map(Long::parseLong);
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException(
                    property + " must be a whole number, not " + given(property).orElse(""));
        }
    }

    private static Optional<String> given(String property) {
        return Optional.ofNullable(System.getProperty(property)).filter(text -> !text.isBlank());
    }
}
