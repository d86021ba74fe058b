package dev.backroom.sim.books;

import java.nio.file.Path;
import java.time.InstantSource;

/// How the books are opened.
///
/// @param port to listen on, on this machine only; 0 takes any free one
/// @param token what everybody has to show
/// @param journal the file that they are in; it is made when it is not there
/// @param manners to begin with
/// @param clock the ERP's own, which need not be right
public record BooksSettings(int port, String token, Path journal, Manners manners, InstantSource clock) {

    /// Good manners, the right time, and any free port.
    public static BooksSettings of(Path journal, String token) {
        return new BooksSettings(0, token, journal, Manners.GOOD, InstantSource.system());
    }

    public BooksSettings with(Manners other) {
        return new BooksSettings(port, token, journal, other, clock);
    }

    public BooksSettings withPort(int other) {
        return new BooksSettings(other, token, journal, manners, clock);
    }

    public BooksSettings withClock(InstantSource other) {
        return new BooksSettings(port, token, journal, manners, other);
    }

    /// The token is not for logs.
    @Override
    public String toString() {
        return "BooksSettings[port=" + port + ", journal=" + journal + ", manners=" + manners + "]";
    }
}
