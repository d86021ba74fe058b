package dev.backroom.store;

/// Who may number operations without being an enrolment. Enrolments (devices, people's desks, systems) count from
/// 1000.
public final class Sources {

    /// The gateway's own reports, such as a number that came twice with other content.
    public static final int GATEWAY = 0;
    /// What only time brings about.
    public static final int CLOCK = 1;
    /// What an event called for, numbered by [#reactionKey].
    public static final int REACTION = 2;
    /// Operators at the command line.
    public static final int OPERATOR = 3;
    /// People without an enrolment, and whoever sends an id instead of a number: numbered by the inbox.
    public static final int PEOPLE = 4;
    /// Notes that a document belongs to another store, numbered by the event that did not know it.
    public static final int SIGNPOST = 5;

    public static final int FIRST_ENROLMENT = 1000;

    private static final int REACTIONS_PER_EVENT = 64;

    private Sources() {}

    /// The clock's number of a tick.
    ///
    /// @param generation of the store's clock row
    public static long tickKey(long generation) {
        return 2 * generation;
    }

    /// The clock's number of closing an era: whoever asks for it second finds the first one's answer.
    public static long eraKey(int era) {
        return 2L * era + 1;
    }

    /// The number of the reaction `index` to the event `cause`: the same event always calls for the same numbers.
    ///
    /// @throws IllegalArgumentException when an event asks for more than 64 reactions
    public static long reactionKey(long cause, int index) {
        if (index < 0 || index >= REACTIONS_PER_EVENT) {
            throw new IllegalArgumentException("an event may call for at most " + REACTIONS_PER_EVENT + " reactions");
        }
        return cause * REACTIONS_PER_EVENT + index;
    }
}
