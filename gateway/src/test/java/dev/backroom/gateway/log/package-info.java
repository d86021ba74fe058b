/// Tests of the log against a real PostgreSQL.
@NullMarked
package dev.backroom.gateway.log;

import org.jspecify.annotations.NullMarked;
