package dev.backroom.sim.bench;

import dev.backroom.sim.bench.LoadGenerator.Drive;
import dev.backroom.sim.bench.LoadGenerator.Kind;
import dev.backroom.sim.bench.LoadGenerator.Load;
import dev.backroom.sim.faults.GatewayProcess;
import dev.backroom.sim.faults.LocalPostgres;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;

/// All contenders in turns: one round each, then all over again.
final class Contest {

    private static final int[] CONNECTIONS = {256, 64, 16, 1};
    private static final int[] REFERENCE_CONNECTIONS = {4, 8, 16, 32};
    private static final int CEILING_CONNECTIONS = 2;
    private static final int BATCH_CONNECTIONS = 16;
    private static final int PACED_CONNECTIONS = 64;
    private static final Duration WARM_UP = Duration.ofSeconds(4);

    static final String REFERENCE = "reference: a transaction each";
    static final String CEILING = "ceiling: 500 in a transaction";
    static final String PACED = "half of peak, paced";
    static final String BATCH = "offline replay, batches of 500";
    static final String HOT = "one hot item in one store";

    private final Players players;
    private final BenchSettings settings;
    private final PrintStream out;
    private final Map<String, Rounds> rounds = new TreeMap<>();
    private final Map<String, Spent> spent = new TreeMap<>();
    private final Latencies seen = new Latencies();
    private final HttpClient http = HttpClient.newHttpClient();
    private int referenceConnections;

    /// Who takes part.
    ///
    /// @param handsets one for each connection there may be
    record Players(
            LocalPostgres postgres,
            GatewayProcess gateway,
            Reference reference,
            Ceiling ceiling,
            List<Handset> handsets,
            LogCheck log,
            FeedWatch feed,
            Disk disk) {}

    Contest(Players players, BenchSettings settings, PrintStream out) {
        this.players = players;
        this.settings = settings;
        this.out = out;
    }

    void run() throws TimeoutException {
        warmUp();
        for (int turn = 1; turn <= settings.rounds(); turn++) {
            out.println("turn " + turn + " of " + settings.rounds());
            plain(
                    REFERENCE,
                    referenceConnections,
                    () -> players.reference().run(referenceConnections, settings.round()));
            double peak = 0;
            for (int connections : CONNECTIONS) {
                double value = drive(Report.MIX, connections, Kind.MIX, 0);
                peak = Math.max(peak, value);
            }
            drive(PACED, PACED_CONNECTIONS, Kind.MIX, (int) Math.max(1, peak / 2));
            plain(CEILING, CEILING_CONNECTIONS, () -> players.ceiling().run(settings.round()));
            drive(BATCH, BATCH_CONNECTIONS, Kind.BATCH, 0);
            drive(HOT, CONNECTIONS[0], Kind.HOT, 0);
        }
    }

    /// Everybody gets warm, and the reference finds its best number of connections. On two busy cores it takes the
    /// gateway's compiler most of a minute to be done.
    private void warmUp() throws TimeoutException {
        generate(PACED_CONNECTIONS, new Drive(Kind.MIX, WARM_UP.multipliedBy(2), 0));
        generate(CONNECTIONS[0], new Drive(Kind.MIX, WARM_UP.multipliedBy(12), 0));
        players.ceiling().run(WARM_UP.dividedBy(2));
        players.reference().run(REFERENCE_CONNECTIONS[1], WARM_UP.dividedBy(2));
        double best = 0;
        for (int connections : REFERENCE_CONNECTIONS) {
            double value = players.reference()
                    .run(connections, settings.round().dividedBy(2))
                    .value();
            out.printf(Locale.ROOT, "reference with %d connections: %,.0f/s%n", connections, value);
            if (value > best) {
                best = value;
                referenceConnections = connections;
            }
        }
        generate(CONNECTIONS[0], new Drive(Kind.MIX, WARM_UP, 0));
        generate(BATCH_CONNECTIONS, new Drive(Kind.BATCH, WARM_UP.dividedBy(2), 0));
        players.feed().take();
    }

    /// Runs a contender that has nothing to do with a gateway.
    private interface Plain {
        Sample run() throws TimeoutException;
    }

    private void plain(String name, int connections, Plain contender) throws TimeoutException {
        double before = players.disk().fsyncMillis();
        Sample sample = contender.run();
        double after = players.disk().fsyncMillis();
        rounds(name, connections).add(sample, before, after, "");
        out.printf(
                Locale.ROOT,
                "  %-34s %3d  %,9.0f/s  fsync %.2f/%.2f ms%n",
                name,
                connections,
                sample.value(),
                before,
                after);
    }

    private double drive(String name, int connections, Kind kind, int rate) throws TimeoutException {
        double before = players.disk().fsyncMillis();
        Metrics metrics = metrics();
        Cpu cpu = cpu();
        Load load = generate(connections, new Drive(kind, settings.round(), rate));
        Cpu used = cpu().since(cpu);
        Metrics after = metrics();
        double fsync = players.disk().fsyncMillis();
        Spent where = Spent.of(metrics, after, used, load);
        String trouble = load.trouble().isEmpty() ? players.log().problem().orElse("") : load.trouble();
        rounds(name, connections).add(new Sample(load.perSecond(), load.latencies()), before, fsync, trouble);
        spent.put(key(name, connections), where);
        Latencies ages = players.feed().take();
        if (rate > 0) {
            seen.add(ages);
        }
        out.printf(
                Locale.ROOT,
                "  %-34s %3d  %,9.0f/s  fsync %.2f/%.2f ms  behind at the end: relay %.0f  %s %s%n      %s%n",
                name,
                connections,
                load.perSecond(),
                before,
                fsync,
                after.get("backroom_relay_lag"),
                load.statuses(),
                trouble,
                where);
        return load.perSecond();
    }

    private Metrics metrics() {
        return Metrics.of(http, players.gateway().port());
    }

    private Cpu cpu() {
        return Cpu.now(players.gateway().handle(), players.postgres().postmaster());
    }

    private Load generate(int connections, Drive drive) {
        List<Handset> some = players.handsets().subList(0, connections);
        for (int i = 0; i < some.size(); i++) {
            if (drive.kind() == Kind.HOT) {
                some.get(i).standAt(0);
            } else {
                some.get(i).wander(i * 7);
            }
        }
        return new LoadGenerator(players.gateway().port()).run(some, drive);
    }

    private Rounds rounds(String name, int connections) {
        return rounds.computeIfAbsent(key(name, connections), _ -> new Rounds(name, connections));
    }

    private static String key(String name, int connections) {
        return name + " " + connections;
    }

    /// Ages of what the live feed's reader saw while the gateway was at half of its peak.
    Latencies seen() {
        return seen;
    }

    /// One row for each contender.
    List<Row> rows() {
        double usual = Rounds.median(rounds.values().stream()
                .flatMap(one -> one.fsyncMillis().stream())
                .toList());
        double reference = rounds(REFERENCE, referenceConnections).value(usual);
        List<Row> rows = new ArrayList<>();
        rows.add(rounds(REFERENCE, referenceConnections).row(usual, reference, "op/s"));
        rows.add(rounds(CEILING, CEILING_CONNECTIONS).row(usual, reference, "op/s"));
        for (int connections : CONNECTIONS) {
            rows.add(rounds(Report.MIX, connections).row(usual, reference, "op/s"));
        }
        rows.add(rounds(PACED, PACED_CONNECTIONS).row(usual, 0, "op/s"));
        rows.add(rounds(BATCH, BATCH_CONNECTIONS).row(usual, reference, "op/s"));
        double spread = rounds(Report.MIX, CONNECTIONS[0]).value(usual);
        Row hot = rounds(HOT, CONNECTIONS[0]).row(usual, reference, "op/s");
        rows.add(hot);
        rows.add(Row.of("hot item / spread load", spread == 0 ? 0 : hot.value() / spread, "x"));
        rounds.forEach((name, one) -> {
            if (one.dropped(usual) > 0) {
                out.println("dropped " + one.dropped(usual) + " rounds of " + name + ": the disk moved");
            }
        });
        return rows;
    }
}
