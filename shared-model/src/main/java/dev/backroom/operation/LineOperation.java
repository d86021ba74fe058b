package dev.backroom.operation;

/// Operations of the line itself, asked for by the gateway, the clock or an earlier event.
public sealed interface LineOperation extends Operation {

    /// A request that carried a valid number but could not become an operation. It is always refused; the line goes
    /// on.
    ///
    /// @param code of the refusal
    /// @param detail what was wrong
    record Unreadable(String code, String field, String detail) implements LineOperation {}

    /// A number came again with other content.
    record Conflict(int source, long number, String digest) implements LineOperation {}

    /// Closes the open era.
    ///
    /// @param era the one to close
    record CloseEra(int era) implements LineOperation {}

    /// The store's clock has reached its due time.
    ///
    /// @param generation of the clock row
    record Tick(long generation) implements LineOperation {}

    /// What a waiting message missed has come: tries it again.
    record Resume(int waiting) implements LineOperation {}

    /// Reactions called for reactions without an end: a discrepancy takes their place.
    ///
    /// @param cause number of the event whose reactions were cut off
    record TooDeep(long cause) implements LineOperation {}

    /// What an event refused or parked as unknown is known in another store: whoever tells that event's answer says
    /// so,
    /// now and later.
    ///
    /// @param event that named the document
    /// @param document the code it named
    /// @param store code of the other store
    record Misdirected(long event, String document, String store) implements LineOperation {}

    /// Another system will not take a message: a case takes its place. Whoever delivers says so each time it gives
    /// up.
    ///
    /// @param target name of the system
    /// @param posting name of the message, such as `4711-1`: the event that holds it and its line there
    /// @param document that it is about
    /// @param why what the system said
    record ParkPosting(String target, String posting, String document, String why) implements LineOperation {}
}
