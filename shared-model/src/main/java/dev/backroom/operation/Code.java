package dev.backroom.operation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;

/// A text, or each text of a list or an optional one, that something is called by: an order, a delivery, a place, a
/// lot.
/// People read it on screens and labels, and other systems look it up, so it is short and printable.
///
/// The rule holds for what comes in ([dev.backroom.wire.Outside] applies it): what the log has stays readable
/// whatever
/// it is called.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.PARAMETER})
public @interface Code {

    /// The most characters that a code may have.
    int LENGTH_MAX = 64;

    /// Whether the code may be left empty.
    boolean orEmpty() default false;

    /// What is wrong with a code that must be there.
    enum Flaw {
        EMPTY(""),
        TOO_LONG("characters-max: " + LENGTH_MAX),
        UNPRINTABLE("unprintable"),
        SPACE_AROUND("space-around");

        private final String detail;

        Flaw(String detail) {
            this.detail = detail;
        }

        /// What a refusal says of it; see [Sentences].
        public String detail() {
            return detail;
        }

        /// The first flaw of a text, if it has one.
        public static Optional<Flaw> of(String text) {
            if (text.isBlank()) {
                return Optional.of(EMPTY);
            }
            if (text.length() > LENGTH_MAX) {
                return Optional.of(TOO_LONG);
            }
            if (!text.codePoints().allMatch(Flaw::isPrintable)) {
                return Optional.of(UNPRINTABLE);
            }
            return text.startsWith(" ") || text.endsWith(" ") ? Optional.of(SPACE_AROUND) : Optional.empty();
        }

        /// Of spaces only the usual one: others look like it and are not. Nothing that no one sees.
        private static boolean isPrintable(int character) {
            return switch (Character.getType(character)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.PRIVATE_USE,
                        Character.UNASSIGNED,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR -> false;
                case Character.SPACE_SEPARATOR -> character == ' ';
                default -> true;
            };
        }
    }
}
