/// The rules: `(state, master, operation, time) → decision`, pure and synchronous, one package a workflow.
///
/// A decision is an outcome and the rows that make it true. Nothing may enter that reads a clock, a random number, a
/// file or the network, and nothing that waits.
@NullMarked
package dev.backroom.workflow;

import org.jspecify.annotations.NullMarked;
