package dev.backroom.sim.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Sends requests over many kept-alive connections from one thread, one request at a time on each. It copies bytes
/// that were written beforehand and looks at nothing but the status and the length of an answer.
final class LoadGenerator {

    private static final int REQUEST_BYTES = 4_096;
    private static final int ANSWER_BYTES = 16_384;
    private static final int ANSWER_BYTES_MAX = 16 << 20;
    private static final long DRAIN_NANOS = Duration.ofSeconds(30).toNanos();
    private static final byte[] DECIDED = "\"event\":".getBytes(StandardCharsets.US_ASCII);

    private final InetSocketAddress gateway;

    LoadGenerator(int port) {
        this.gateway = new InetSocketAddress("127.0.0.1", port);
    }

    /// What is sent.
    enum Kind {
        /// Single operations, among all stores.
        MIX,
        /// Single operations, all of one article in one store.
        HOT,
        /// Many operations in a request.
        BATCH
    }

    /// How a round is driven.
    ///
    /// @param rate operations a second over all connections; 0 for as many as there can be
    record Drive(Kind kind, Duration time, int rate) {}

    /// What came of it.
    ///
    /// @param operations answered within the time
    /// @param statuses how often each HTTP status came, of requests
    /// @param trouble an answer that decided nothing, for people; empty when there was none
    /// @param cpuNanos processor time of the generator itself
    record Load(
            long operations,
            double seconds,
            Map<Integer, Long> statuses,
            Latencies latencies,
            String trouble,
            long cpuNanos) {
        double perSecond() {
            return operations / seconds;
        }
    }

    /// Drives a round with one connection for each handset, and waits for the last answers.
    Load run(List<Handset> handsets, Drive drive) {
        try (Selector selector = Selector.open()) {
            return new Round(selector, drive).run(handsets);
        } catch (IOException e) {
            throw new UncheckedIOException("a connection to the gateway failed", e);
        }
    }

    /// One kept-alive connection and what is under way on it.
    private static final class Line {
        final Handset handset;
        final SocketChannel channel;
        ByteBuffer out = ByteBuffer.allocate(REQUEST_BYTES);
        byte[] in = new byte[ANSWER_BYTES];
        int filled;
        long sentNanos;
        List<Work.Scan> scans = List.of();

        Line(Handset handset, SocketChannel channel) {
            this.handset = handset;
            this.channel = channel;
        }
    }

    private final class Round {
        private static final int BATCH = 500;

        private final Selector selector;
        private final Drive drive;
        private final Latencies latencies = new Latencies();
        private final Map<Integer, Long> statuses = new TreeMap<>();
        private final Deque<Line> idle = new ArrayDeque<>();
        private long operations;
        private long scheduled;
        private int open;
        private String trouble = "";
        private long began;
        private long until;

        Round(Selector selector, Drive drive) {
            this.selector = selector;
            this.drive = drive;
        }

        Load run(List<Handset> handsets) throws IOException {
            List<Line> lines = new ArrayList<>();
            for (Handset handset : handsets) {
                SocketChannel channel = SocketChannel.open(gateway);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.configureBlocking(false);
                Line line = new Line(handset, channel);
                channel.register(selector, SelectionKey.OP_READ, line);
                lines.add(line);
            }
            long cpu = threadCpu();
            began = System.nanoTime();
            until = began + drive.time().toNanos();
            idle.addAll(lines);
            drive();
            long used = threadCpu() - cpu;
            for (Line line : lines) {
                line.channel.close();
            }
            return new Load(operations, drive.time().toNanos() / 1e9, statuses, latencies, trouble, used);
        }

        private void drive() throws IOException {
            boolean paced = drive.rate() > 0;
            while (true) {
                long now = System.nanoTime();
                if (now < until) {
                    sendIdle(now);
                } else if (open == 0 || now > until + DRAIN_NANOS) {
                    break;
                }
                if (paced && now < until) {
                    selector.select(this::ready, 1);
                } else {
                    selector.select(this::ready, 100);
                }
            }
            if (open > 0) {
                trouble = open + " requests were never answered";
            }
        }

        private void sendIdle(long now) throws IOException {
            while (!idle.isEmpty()) {
                long due = drive.rate() == 0 ? now : began + scheduled * 1_000_000_000L / drive.rate();
                if (due > now) {
                    return;
                }
                scheduled++;
                send(idle.poll(), due);
            }
        }

        private void send(Line line, long sentNanos) throws IOException {
            Work work = line.handset.work();
            if (drive.kind() == Kind.BATCH) {
                List<Work.Scan> scans = new ArrayList<>(BATCH);
                for (int i = 0; i < BATCH; i++) {
                    scans.add(work.next());
                }
                line.scans = scans;
                line.out = line.handset.batch(scans);
            } else {
                Work.Scan scan = drive.kind() == Kind.HOT ? work.same() : work.next();
                line.scans = List.of(scan);
                line.out.clear();
                line.handset.put(scan, line.out);
            }
            line.out.flip();
            line.sentNanos = sentNanos;
            open++;
            write(line);
        }

        private void write(Line line) throws IOException {
            line.channel.write(line.out);
            SelectionKey key = line.channel.keyFor(selector);
            int wanted = line.out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
            if (key.interestOps() != wanted) {
                key.interestOps(wanted);
            }
        }

        private void ready(SelectionKey key) {
            Line line = (Line) key.attachment();
            try {
                if (key.isWritable()) {
                    write(line);
                }
                if (key.isReadable()) {
                    read(line);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("a connection to the gateway failed", e);
            }
        }

        private void read(Line line) throws IOException {
            int got = line.channel.read(ByteBuffer.wrap(line.in, line.filled, line.in.length - line.filled));
            if (got < 0) {
                throw new IOException("the gateway closed a connection");
            }
            line.filled += got;
            Answer answer = Answer.in(line.in, line.filled);
            if (answer.complete()) {
                answered(line, answer);
            } else if (line.filled == line.in.length) {
                grow(line);
            }
        }

        private static void grow(Line line) throws IOException {
            if (line.in.length >= ANSWER_BYTES_MAX) {
                throw new IOException("an answer is too large");
            }
            line.in = Arrays.copyOf(line.in, line.in.length * 4);
        }

        private void answered(Line line, Answer answer) throws IOException {
            long now = System.nanoTime();
            open--;
            statuses.merge(answer.status(), 1L, Long::sum);
            note(line, answer);
            if (now < until) {
                operations += line.scans.size();
                latencies.record(now - line.sentNanos);
            }
            line.filled = 0;
            line.handset.answered();
            if (now >= until) {
                return;
            }
            if (drive.rate() == 0) {
                send(line, now);
            } else {
                idle.add(line);
            }
        }

        private void note(Line line, Answer answer) {
            if (drive.kind() == Kind.BATCH) {
                int lines = count(line.in, answer, (byte) '\n');
                if (answer.status() != 200 || lines != line.scans.size()) {
                    trouble = text(line.in, answer);
                }
                line.scans.stream().filter(Work.Scan::accepted).forEach(line.handset.work()::accepted);
                return;
            }
            Work.Scan scan = line.scans.getFirst();
            boolean accepted = answer.status() == 200;
            if (accepted) {
                line.handset.work().accepted(scan);
            }
            if (!accepted && (scan.accepted() || !decided(line.in, answer))) {
                trouble = text(line.in, answer);
            }
        }

        private static int count(byte[] bytes, Answer answer, byte wanted) {
            int found = 0;
            for (int i = answer.body(); i < answer.end(); i++) {
                found += bytes[i] == wanted ? 1 : 0;
            }
            return found;
        }

        /// Whether the answer names the event that holds it.
        private static boolean decided(byte[] bytes, Answer answer) {
            for (int i = answer.body(); i <= answer.end() - DECIDED.length; i++) {
                if (Arrays.equals(bytes, i, i + DECIDED.length, DECIDED, 0, DECIDED.length)) {
                    return true;
                }
            }
            return false;
        }

        private static String text(byte[] bytes, Answer answer) {
            int length = Math.min(300, answer.end() - answer.body());
            return answer.status() + " " + new String(bytes, answer.body(), length, StandardCharsets.UTF_8);
        }
    }

    private static long threadCpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
