package dev.backroom.rules.bad.wire;

import java.net.http.HttpClient;

/// Brings a network along.
record Talks(HttpClient http) {}
