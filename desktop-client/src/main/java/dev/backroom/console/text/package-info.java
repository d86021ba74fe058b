/// Words, numbers and times as the person at the screen reads them: bundles and formats, in English and German.
///
/// Everything a screen says comes from here by key; nothing here knows a screen. No sentence may be put together from
/// parts elsewhere.
@NullMarked
package dev.backroom.console.text;

import org.jspecify.annotations.NullMarked;
