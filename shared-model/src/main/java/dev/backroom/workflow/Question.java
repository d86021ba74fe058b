package dev.backroom.workflow;

import java.util.Locale;

/// What an operation may be asked back for. Codes are stored in events, with a sentence each in
/// `sentences.properties`.
public enum Question {
    /// The best-before date has passed: good to sell or not is for a person to say.
    BEST_BEFORE_PASSED(false),
    /// More than was ordered, within tolerance.
    OVER_ORDER(false),
    /// More than tolerance allows.
    OVER_TOLERANCE(true),
    /// Ending a case moves more value than one person may move alone.
    CASE_VALUE(true);

    private final boolean approval;

    Question(boolean approval) {
        this.approval = approval;
    }

    /// Whether a second person must stand by the answer.
    public boolean approval() {
        return approval;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
