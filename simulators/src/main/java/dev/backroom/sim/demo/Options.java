package dev.backroom.sim.demo;

import java.time.Duration;
import java.util.Optional;

/// How the demo runs.
///
/// @param time ends by itself after this, counted from ready; without, it runs until it is asked to end
/// @param headless no console window, even where there is a display
/// @param seed of everything that is left to chance
record Options(Optional<Duration> time, boolean headless, long seed) {

    private static final long SEED = 20261124;

    /// From the properties `demo.seconds`, `demo.headless` and `demo.seed`; empty ones count as not given.
    ///
    /// @throws IllegalArgumentException when one is not a number
    static Options read() {
        Optional<Long> seconds = number("demo.seconds");
        return new Options(
                seconds.map(Duration::ofSeconds),
                given("demo.headless").filter(text -> !text.equals("false")).isPresent(),
                number("demo.seed").orElse(SEED));
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
