/// How the console looks: the themes with their colours and sizes, the signals, the names of style classes.
///
/// Colours live in `tokens-*.css` and nowhere else; `console.css` uses their names. Nothing here knows a screen.
@NullMarked
package dev.backroom.console.theme;

import org.jspecify.annotations.NullMarked;
