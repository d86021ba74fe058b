/// GS1's and the project's own conformance vectors, each file with its number of passed cases in the output.
@NullMarked
package dev.backroom.code.conformance;

import org.jspecify.annotations.NullMarked;
