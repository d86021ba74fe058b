/// Tests of the edge's parts by themselves.
@NullMarked
package dev.backroom.gateway.edge.problem;

import org.jspecify.annotations.NullMarked;
