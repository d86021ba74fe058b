/// The program: main, settings and the composition root, where everything is made and handed to what needs it. May
/// use every other package of the gateway; none may use this one.
@NullMarked
package dev.backroom.gateway.app;

import org.jspecify.annotations.NullMarked;
