/// What the edge itself answers when a request does not get as far as a lane: problem types, their statuses and
/// words.
///
/// Only names and texts live here. Why an operation was refused is said by `dev.backroom.operation.Refusal`; this
/// package only adds its HTTP status.
@NullMarked
package dev.backroom.gateway.edge.problem;

import org.jspecify.annotations.NullMarked;
