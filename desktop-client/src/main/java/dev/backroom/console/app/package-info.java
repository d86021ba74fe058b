/// The program: settings, the window, and where everything is wired by hand.
///
/// The one place that knows all screens. Nothing outside may look in here; the demo opens the console through
/// [dev.backroom.console.app.Console].
@NullMarked
package dev.backroom.console.app;

import org.jspecify.annotations.NullMarked;
