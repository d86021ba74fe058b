/// HTTP: which addresses there are, what they take, and how answers look.
///
/// A handler turns an [Exchange] into a question to the lanes, the log or the chain's snapshot and their answer
/// into a
/// response. No handler keeps anything, none decides what a store may do.
@NullMarked
package dev.backroom.gateway.edge.http;

import org.jspecify.annotations.NullMarked;
