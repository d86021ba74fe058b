package dev.backroom.gateway.edge.http;

/// What came of reading a request's body.
sealed interface Body {

    record Whole(byte[] bytes) implements Body {}

    /// More came than is taken; it was dropped.
    record TooLarge() implements Body {}
}
