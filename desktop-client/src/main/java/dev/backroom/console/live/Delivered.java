package dev.backroom.console.live;

import dev.backroom.console.theme.Signal;
import java.time.Duration;
import java.time.Instant;

/// What there is to say about one delivery now. All quantities are base units.
///
/// @param vendor name, empty while it is not known
/// @param late by how much, zero unless [Phase#LATE]
/// @param lines different items that were announced, or ordered where nothing was announced
/// @param linesDone those of which all has come
/// @param received taken in, damaged goods included
/// @param damaged of those received
/// @param missing announced and not taken in
/// @param cases discrepancies that are open
public record Delivered(
        int id,
        String code,
        String vendor,
        Instant due,
        Phase phase,
        Duration late,
        int lines,
        int linesDone,
        long promised,
        long received,
        long damaged,
        long missing,
        int cases) {

    /// How far a delivery is, in the order in which it wants to be looked at.
    public enum Phase {
        RECEIVING(Signal.ACTIVE),
        ARRIVED(Signal.ACTIVE),
        LATE(Signal.LOOK),
        EXPECTED(Signal.QUIET),
        CLOSED(Signal.ACCEPTED),
        HANDED_BACK(Signal.STOP);

        private final Signal signal;

        Phase(Signal signal) {
            this.signal = signal;
        }

        public boolean isOpen() {
            return ordinal() < CLOSED.ordinal();
        }
    }

    public Signal signal() {
        return phase == Phase.CLOSED && missing > 0 ? Signal.LOOK : phase.signal;
    }

    /// From 0 to 1; more than announced is not more than all.
    public double progress() {
        return promised == 0 ? 0 : Math.min(1, (double) received / promised);
    }
}
