package dev.backroom.operation;

import dev.backroom.store.Resolution;
import java.util.Optional;

/// What people do about discrepancies.
public sealed interface CaseOperation extends Operation {

    /// Ends a case.
    ///
    /// @param discrepancy number of the case
    /// @param reason why, in a word or two
    /// @param to for [Resolution#RELEASE] the code of the location; empty = the store's stage
    record ResolveCase(
            int discrepancy,
            Resolution resolution,
            @Code String reason,
            @Code Optional<String> to) implements CaseOperation {}

    /// Says who sees to a case.
    ///
    /// @param discrepancy number of the case
    /// @param badge of the person; empty = the whole desk again
    record AssignCase(int discrepancy, @Code(orEmpty = true) Optional<String> badge) implements CaseOperation {}
}
