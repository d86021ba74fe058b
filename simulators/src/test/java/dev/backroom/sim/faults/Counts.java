package dev.backroom.sim.faults;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// What went to one gateway. Safe for many threads.
final class Counts {

    /// Requests that were sent and not answered so far.
    final AtomicInteger outstanding = new AtomicInteger();
    final AtomicLong answers = new AtomicLong();
    /// Requests whose connection broke.
    final AtomicLong cut = new AtomicLong();
    /// Requests that the client did not wait for any longer.
    final AtomicLong givenUp = new AtomicLong();
    /// Requests that were turned away: nobody there, or busy.
    final AtomicLong turnedAway = new AtomicLong();
}
