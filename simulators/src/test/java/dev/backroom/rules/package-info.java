/// The rules of the house, as tests: which room may use which, what the pure rooms do without, how large a file may
/// grow. Every rule is also run over a deliberately bad fixture, so that it is known to be able to fail.
@NullMarked
package dev.backroom.rules;

import org.jspecify.annotations.NullMarked;
