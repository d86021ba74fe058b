/// Tests of the edge's parts by themselves.
@NullMarked
package dev.backroom.gateway.edge.token;

import org.jspecify.annotations.NullMarked;
