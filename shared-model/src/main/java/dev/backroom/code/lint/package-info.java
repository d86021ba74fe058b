/// The checks that the GS1 dictionary names for the parts of a value: character sets, check digits, dates, code
/// lists,
/// coupons. A piece of text comes in, nothing or the first finding goes out. Only the JDK may be used here; what an
/// application identifier is, this package does not know.
@NullMarked
package dev.backroom.code.lint;

import org.jspecify.annotations.NullMarked;
