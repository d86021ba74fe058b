package dev.backroom.console.live;

import dev.backroom.console.theme.Signal;
import java.time.Instant;

/// One thing that was asked in the store, and how it was answered.
///
/// @param number of the event
/// @param from what asked: a device's name, or its number
/// @param sentence the answer in a clerk's words
public record Answered(long number, Instant time, Signal signal, String from, String sentence) {}
