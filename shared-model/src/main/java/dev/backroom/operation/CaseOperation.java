package dev.backroom.operation;

/// What people do about discrepancies.
public sealed interface CaseOperation extends Operation {

    /// How a case ends. Which of them a case allows depends on its kind and state; what each brings about is
    /// computed by
    /// `dev.backroom.workflow.exception`. Names are stored in events: they never change their meaning.
    enum Resolution {
        /// A message that another system refused is sent once more.
        RETRY,
        /// A message that another system refused is never sent: somebody has told it by other means.
        SKIP
    }

    /// Ends a case.
    ///
    /// @param discrepancy number of the case
    /// @param reason why, in a word or two
    record ResolveCase(
            int discrepancy, Resolution resolution, @Code String reason) implements CaseOperation {}
}
