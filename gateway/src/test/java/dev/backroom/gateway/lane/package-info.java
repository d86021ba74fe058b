/// Tests of the lanes against a real PostgreSQL, one for each rule that the log must keep.
///
/// What breaks things on purpose works as owner of the schema. Nothing here stands in for the database.
@NullMarked
package dev.backroom.gateway.lane;

import org.jspecify.annotations.NullMarked;
