package dev.backroom.sim.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/// How long and how large a bench is, from the system properties `bench.…`; what is missing or empty is as it comes.
///
/// @param round how long one round of one contender lasts (`bench.seconds`)
/// @param rounds how often each contender has its turn
/// @param jvm further arguments of the gateway's virtual machine, such as those of a profiler (`bench.jvm`)
/// @param output where the result is written
record BenchSettings(Duration round, int rounds, int stores, List<String> jvm, Path output) {

    private static final long MILLIS = 1_000;

    static BenchSettings of(Properties properties) {
        return new BenchSettings(
                Duration.ofMillis((long) (Double.parseDouble(text(properties, "bench.seconds", "4")) * MILLIS)),
                Integer.parseInt(text(properties, "bench.rounds", "3")),
                Integer.parseInt(text(properties, "bench.stores", "300")),
                Stream.of(text(properties, "bench.jvm", "").split(" "))
                        .filter(word -> !word.isEmpty())
                        .toList(),
                Path.of(text(properties, "bench.output", "target/bench.json")));
    }

    private static String text(Properties properties, String name, String otherwise) {
        String text = properties.getProperty(name, "").strip();
        return text.isEmpty() ? otherwise : text;
    }
}
