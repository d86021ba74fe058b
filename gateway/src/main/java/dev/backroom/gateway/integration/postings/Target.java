package dev.backroom.gateway.integration.postings;

import java.net.URI;
import java.time.Duration;

/// A system that must be told.
///
/// @param name short and for ever: cursors and rows carry it
/// @param url of its postings; a message is put to `url/key`
/// @param token sent as bearer token, empty for none
/// @param flightsMax messages on the way at once
/// @param patience longest that an answer may take
public record Target(String name, URI url, String token, int flightsMax, Duration patience) {

    /// A target with usual limits.
    public static Target of(String name, URI url, String token) {
        return new Target(name, url, token, 16, Duration.ofSeconds(10));
    }

    /// The name of its cursor among the readers of the log.
    public String reader() {
        return readerOf(name);
    }

    /// The cursor's name of a target of this name.
    public static String readerOf(String target) {
        return "postings:" + target;
    }
}
