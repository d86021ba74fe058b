package dev.backroom.gateway.edge.http;

import dev.backroom.store.Bytes;

/// What came of reading a request's body.
sealed interface Body {

    record Whole(Bytes bytes) implements Body {}

    /// More came than is taken; it was dropped.
    ///
    /// @param digest SHA-256 of all that came, which tells it from other content
    record TooLarge(Bytes digest) implements Body {}
}
