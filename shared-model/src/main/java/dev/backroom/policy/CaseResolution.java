package dev.backroom.policy;

import dev.backroom.store.DocumentRow.DiscrepancyKind;
import dev.backroom.store.Master;
import dev.backroom.store.Resolution;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// How cases may end, and up to which value one person may end them alone.
///
/// Values are `approval-above` (minor units) for all kinds of case, and, with a kind in front, such as
/// `expired.approval-above`, for one of them; `expired.allowed` names the resolutions of a kind, such as
/// `return-to-vendor,write-off`. What no value speaks of is allowed, without a limit.
///
/// @param values of the policy that holds; empty where there is none
public record CaseResolution(Map<String, String> values) {

    public static final String POLICY = "case-resolution";
    public static final String APPROVAL_ABOVE = "approval-above";
    public static final String ALLOWED = "allowed";

    private static final int DIGITS_MAX = 12;

    public static CaseResolution of(Master master, Scope scope) {
        return new CaseResolution(
                scope.find(master, POLICY).map(policy -> policy.values()).orElse(Map.of()));
    }

    /// The value, in the smallest unit of the chain's currency, above which a second person must approve.
    public OptionalLong approvalAbove(DiscrepancyKind kind) {
        return Optional.ofNullable(values.get(code(kind) + "." + APPROVAL_ABOVE))
                .or(() -> Optional.ofNullable(values.get(APPROVAL_ABOVE)))
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElse(OptionalLong.empty());
    }

    public boolean allows(DiscrepancyKind kind, Resolution resolution) {
        String allowed = values.get(code(kind) + "." + ALLOWED);
        return allowed == null || List.of(allowed.split(",")).contains(code(resolution));
    }

    /// The offending field, as [Policies#problem] says it.
    static Optional<String> problem(Map<String, String> values) {
        for (Map.Entry<String, String> one : values.entrySet()) {
            if (!isRight(one.getKey(), one.getValue())) {
                return Optional.of("values." + one.getKey());
            }
        }
        return values.isEmpty() ? Optional.of("values") : Optional.empty();
    }

    private static boolean isRight(String key, String value) {
        int dot = key.indexOf('.');
        String what = key.substring(dot + 1);
        if (dot >= 0 && !isOneOf(DiscrepancyKind.values(), key.substring(0, dot))) {
            return false;
        }
        return switch (what) {
            case APPROVAL_ABOVE -> Policies.isNumber(value, DIGITS_MAX);
            case ALLOWED ->
                dot >= 0 && Arrays.stream(value.split(",", -1)).allMatch(code -> isOneOf(Resolution.values(), code));
            default -> false;
        };
    }

    private static boolean isOneOf(Enum<?>[] words, String code) {
        return Arrays.stream(words).anyMatch(word -> code(word).equals(code));
    }

    /// The word as policies and cases write it, such as `write-off`.
    public static String code(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
