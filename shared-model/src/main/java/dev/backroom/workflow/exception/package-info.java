/// Rules about discrepancies of all workflows: how each may end, and what that brings about.
///
/// A resolution is movements and messages, never an edit. What opens a case stays with the workflow that found it.
@NullMarked
package dev.backroom.workflow.exception;

import org.jspecify.annotations.NullMarked;
