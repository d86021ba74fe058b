/// Tests of the edge against a whole gateway on a real database.
@NullMarked
package dev.backroom.gateway.edge;

import org.jspecify.annotations.NullMarked;
