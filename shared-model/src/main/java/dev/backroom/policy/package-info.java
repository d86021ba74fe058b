/// Typed reading of the rules of governance: tolerances, permissions, approval, shelf life.
///
/// Pure functions from a master snapshot and a scope to a value with its unit. What a rule leads to is decided in
/// `dev.backroom.workflow`.
@NullMarked
package dev.backroom.policy;

import org.jspecify.annotations.NullMarked;
