/// Tells a target, such as the ERP, what decisions have said that it must know: exactly once by a key that the
/// receiver
/// knows again, in order for each document. Reads the log by store and number with a cursor per store; only what
/// could
/// not be told plainly has a row.
///
/// What a message says is decided in `dev.backroom.workflow` and lies in the event; nothing here looks at stock or
/// rules.
/// What a target refuses becomes a case, and what becomes of that case is an event that is read here like any other.
@NullMarked
package dev.backroom.gateway.integration.postings;

import org.jspecify.annotations.NullMarked;
