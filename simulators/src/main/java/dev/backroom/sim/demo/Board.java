package dev.backroom.sim.demo;

import dev.backroom.sim.handheld.Answers;
import dev.backroom.sim.handheld.Crew;
import dev.backroom.sim.handheld.Handheld;
import dev.backroom.sim.handheld.Move;
import dev.backroom.sim.handheld.Tally;
import dev.backroom.sim.handheld.Work;
import dev.backroom.wire.Reply;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// What a person sees: deliveries with their progress, the last answers that were not plain, figures. On a terminal
/// it is
/// drawn in place, elsewhere a line a second.
final class Board {

    private static final int ANSWERS_SHOWN = 10;
    private static final int WIDTH = 118;
    private static final int BAR = 20;

    private final PrintStream out;
    private final boolean terminal;
    private final Map<String, Crew> crews;
    private final Tally tally;
    private final Deque<String> last = new ArrayDeque<>();
    private final AtomicLong answers = new AtomicLong();
    private long answersBefore;
    private long drawnNanos = System.nanoTime();

    Board(PrintStream out, boolean terminal, Map<String, Crew> crews, Tally tally) {
        this.out = out;
        this.terminal = terminal;
        this.crews = crews;
        this.tally = tally;
    }

    /// Figures from elsewhere.
    ///
    /// @param events in all logs
    /// @param lag events that Kafka has not acknowledged
    /// @param cases open on the desks
    record Figures(Duration since, long events, long lag, int cases, String rule, String erp) {}

    void answered(Handheld who, Move move, Reply reply, Duration took) {
        answers.incrementAndGet();
        String code = Answers.code(reply);
        if (!code.startsWith("accepted")) {
            synchronized (last) {
                last.addFirst("%-16s %-28s %s".formatted(who.name().replace("handheld ", ""), code, reply.detail()));
                while (last.size() > ANSWERS_SHOWN) {
                    last.removeLast();
                }
            }
        }
    }

    void draw(Figures figures) {
        long now = System.nanoTime();
        long count = answers.get();
        double perSecond = (count - answersBefore) * 1e9 / Math.max(1, now - drawnNanos);
        answersBefore = count;
        drawnNanos = now;
        String summary =
                "%3d s  %,d answers  %.0f/s  %d deliveries closed  %,d events  relay %,d behind  %,d open cases  %s"
                        .formatted(
                                figures.since().toSeconds(),
                                count,
                                perSecond,
                                tally.closed(),
                                figures.events(),
                                figures.lag(),
                                figures.cases(),
                                figures.erp());
        if (terminal) {
            picture(figures, summary);
        } else {
            out.println(summary + newest());
        }
    }

    private String newest() {
        synchronized (last) {
            return last.isEmpty() ? "" : "  | " + last.getFirst().strip().replaceAll("\\s+", " ");
        }
    }

    private void picture(Figures figures, String summary) {
        List<String> lines = new ArrayList<>();
        lines.add("Backroom: a morning of deliveries. " + summary);
        lines.add("rule: " + figures.rule());
        lines.add("");
        crews.forEach((store, crew) -> {
            lines.add(store + "  " + crew.waiting() + " at the gate");
            crew.works().forEach(work -> lines.add(progress(work)));
        });
        lines.add("");
        lines.add("asked back, refused, parked (newest first):");
        synchronized (last) {
            lines.addAll(last);
        }
        StringBuilder screen = new StringBuilder("\u001b[H");
        for (String line : lines) {
            screen.append(cut(line)).append("\u001b[K\n");
        }
        out.print(screen.append("\u001b[J"));
        out.flush();
    }

    private static String progress(Work work) {
        int all = work.script().unloading().size();
        int done = all - work.left();
        int filled = all == 0 ? BAR : done * BAR / all;
        return "  %-8s %-11s %s%s %2d of %2d steps"
                .formatted(
                        work.script().shipment().code(),
                        work.phase(),
                        "#".repeat(filled),
                        ".".repeat(BAR - filled),
                        done,
                        all);
    }

    private static String cut(String line) {
        return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 1) + "…";
    }
}
