/// The console: a JavaFX window, kept up to date by the live feed. It talks to the gateway through the shared client
/// alone and keeps nothing of its own.
@NullMarked
package dev.backroom.console;

import org.jspecify.annotations.NullMarked;
