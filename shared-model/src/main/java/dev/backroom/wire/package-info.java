/// The one encoding: operations, outcomes, rows, event bodies and API messages as compact JSON.
///
/// Everything that is stored or sent is written here once. Jackson may be used here and in `client` only.
@NullMarked
package dev.backroom.wire;

import org.jspecify.annotations.NullMarked;
