/// The screen in front of all others: who is this, and which store do they want to see?
///
/// A person proves themselves by badge and PIN, a console without a person by its device credential. What is typed
/// here
/// is given to the client and kept nowhere.
@NullMarked
package dev.backroom.console.signin;

import org.jspecify.annotations.NullMarked;
