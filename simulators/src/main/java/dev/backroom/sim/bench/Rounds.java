package dev.backroom.sim.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The rounds of one contender: repeated in turns with the others, summed up by their medians. A round beside which
/// the
/// disk was much slower than it usually is does not count.
final class Rounds {

    /// How far the disk may be from its usual time: as much as that itself, and always this, in milliseconds.
    private static final double STIR = 1.0;

    /// One round.
    ///
    /// @param fsyncMillis of the disk, right before and right after
    /// @param trouble why it does not count, empty when it does
    private record Round(Sample sample, double[] fsyncMillis, String trouble) {}

    private final String name;
    private final int connections;
    private final List<Round> rounds = new ArrayList<>();

    Rounds(String name, int connections) {
        this.name = name;
        this.connections = connections;
    }

    void add(Sample sample, double before, double after, String trouble) {
        rounds.add(new Round(sample, new double[] {before, after}, trouble));
    }

    /// All times of the disk that were taken beside these rounds.
    List<Double> fsyncMillis() {
        return rounds.stream()
                .flatMap(round -> Arrays.stream(round.fsyncMillis()).boxed())
                .toList();
    }

    private List<Round> steady(double usual) {
        return rounds.stream()
                .filter(round -> Arrays.stream(round.fsyncMillis())
                        .allMatch(time -> Math.abs(time - usual) <= Math.max(usual, STIR)))
                .toList();
    }

    /// How many rounds were dropped because the disk moved.
    int dropped(double usual) {
        return rounds.size() - steady(usual).size();
    }

    /// The median of the rounds that count.
    ///
    /// @param usual time of the disk over the whole run, in milliseconds
    double value(double usual) {
        return median(kept(usual).stream().map(round -> round.sample().value()).toList());
    }

    private List<Round> kept(double usual) {
        List<Round> steady = steady(usual);
        return steady.isEmpty() ? rounds : steady;
    }

    /// @param reference value to compare with, 0 for none
    Row row(double usual, double reference, String unit) {
        List<Round> kept = kept(usual);
        Latencies latencies = new Latencies();
        kept.forEach(round -> latencies.add(round.sample().latencies()));
        double fsync = median(kept.stream()
                .flatMap(round -> Arrays.stream(round.fsyncMillis()).boxed())
                .toList());
        String trouble = rounds.stream()
                .map(Round::trouble)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(steady(usual).isEmpty() ? "the disk was never steady" : "");
        double value = value(usual);
        return new Row(
                name,
                connections,
                value,
                unit,
                reference,
                reference == 0 ? 0 : value / reference,
                latencies.millis(0.5),
                latencies.millis(0.99),
                fsync,
                trouble);
    }

    static double median(List<Double> values) {
        if (values.isEmpty()) {
            return 0;
        }
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
