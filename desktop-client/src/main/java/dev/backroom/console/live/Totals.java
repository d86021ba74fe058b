package dev.backroom.console.live;

import java.util.Collection;

/// Sums over the deliveries of today.
///
/// @param later deliveries that are announced for another day
public record Totals(
        int open, int late, int closed, int lines, int linesDone, long promised, long received, int cases, int later) {

    static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0, 0, 0, 0);

    static Totals of(Collection<Delivered> deliveries, int later) {
        int open = 0;
        int late = 0;
        int lines = 0;
        int linesDone = 0;
        long promised = 0;
        long received = 0;
        int cases = 0;
        for (Delivered one : deliveries) {
            open += one.phase().isOpen() ? 1 : 0;
            late += one.phase() == Delivered.Phase.LATE ? 1 : 0;
            lines += one.lines();
            linesDone += one.linesDone();
            promised += one.promised();
            received += one.received();
            cases += one.cases();
        }
        return new Totals(open, late, deliveries.size() - open, lines, linesDone, promised, received, cases, later);
    }
}
