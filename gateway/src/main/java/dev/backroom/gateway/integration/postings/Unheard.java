package dev.backroom.gateway.integration.postings;

/// Tells a message that its target chokes on from a target that is away: nobody answered it several times, while
/// others
/// were answered in between. Where there are no others nobody can tell.
final class Unheard {

    private static final int TIMES_MAX = 3;
    private static final int TIMES_ALONE_MAX = 4;

    private int times;
    private long answersBefore;

    /// Nobody answered once more.
    ///
    /// @param answers that the target has given to any message by now
    void again(long answers) {
        if (times == 0) {
            answersBefore = answers;
        }
        times++;
    }

    /// Whether it must be the message.
    boolean isTheMessage(long answers) {
        return times >= TIMES_MAX && answers > answersBefore;
    }

    /// Whether others should be tried first.
    boolean isDoubtful() {
        return times >= TIMES_ALONE_MAX;
    }

    void answered() {
        times = 0;
    }
}
