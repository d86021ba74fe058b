/// What stands around every screen: top bar with store and age of the data, rail, offline band, key bar.
///
/// A screen enters as a [dev.backroom.console.frame.Screen] and is shown and hidden from here; the frame knows no
/// particular screen.
@NullMarked
package dev.backroom.console.frame;

import org.jspecify.annotations.NullMarked;
