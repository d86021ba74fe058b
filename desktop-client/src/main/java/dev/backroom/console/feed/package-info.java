/// The model of the stores in view, kept by the live feed and applied once per pulse; and the one door to the thread
/// of the window.
///
/// Rows enter from any thread and leave on the window's thread only. Nothing here knows a screen or a text; whether
/// what is held is still current is part of what is held.
@NullMarked
package dev.backroom.console.feed;

import org.jspecify.annotations.NullMarked;
