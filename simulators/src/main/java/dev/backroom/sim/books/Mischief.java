package dev.backroom.sim.books;

/// What an ERP does to a sender, beside answering.
public enum Mischief {
    /// Fails with 500 before doing anything.
    FAILED("failures"),
    /// Books the message, then drops the connection without an answer: it will be asked again.
    DROPPED("drops"),
    /// Books the message and answers after the sender has given up.
    LATE("late"),
    /// Has too much to do: 429 with `Retry-After`.
    BUSY("busy"),
    /// Shows a page to sign in, with status 200, and books nothing.
    PAGE("pages"),
    /// Sends the sender elsewhere and books nothing.
    REDIRECTED("redirects"),
    /// Thinks before it does anything.
    SLOW(""),
    /// Is not there at all: the port is closed.
    AWAY("");

    private final String share;

    Mischief(String share) {
        this.share = share;
    }

    /// The name of the share of requests that it may have; empty when it is not a matter of chance.
    String share() {
        return share;
    }
}
