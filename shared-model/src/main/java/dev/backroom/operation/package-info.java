/// What can be asked of a store, by whom, and what can be answered: sealed types without behaviour.
///
/// Operations carry codes as people and systems know them, never ids. No rule may enter; rules are in
/// `dev.backroom.workflow`.
@NullMarked
package dev.backroom.operation;

import org.jspecify.annotations.NullMarked;
