package dev.backroom.gateway.edge.http;

import dev.backroom.store.Bytes;

/// What came of reading a request's body.
sealed interface Body {

    record Whole(Bytes bytes) implements Body {}

    /// More came than is taken; it was dropped.
    record TooLarge() implements Body {}
}
