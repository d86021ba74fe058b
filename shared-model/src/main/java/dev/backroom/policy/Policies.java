package dev.backroom.policy;

import java.util.Map;
import java.util.Optional;

/// The names of policies and what their values may be.
public final class Policies {

    private static final int DIGITS_MAX = 9;

    private Policies() {}

    /// What is wrong with a policy's name or values: the offending field, empty when nothing is.
    ///
    /// - `over-receipt`: `percent` (0 to 1000, at most two decimals) and `units` (0 to 999999999), one or both
    /// - `under-delivery`: `percent` and `units` as above, `rest` (`open` or `cancel`), at least one of them
    /// - `shelf-life`: `minimum-days` (0 to 9999)
    /// - `vendor-trust`: `unseen-from` (0 to 9999) and `sample-percent` (0 to 100), one or both
    /// - `direct-delivery`: `vendors` and, if not all, `groups`, each a list of codes with commas or `*`
    /// - `claim-days`: `days` (0 to 999)
    /// - `blind-receiving`: `on` (`true` or `false`)
    /// - `receipt-posting`: `grain` (`carton`, `line` or `delivery`)
    /// - `case-resolution`: see [CaseResolution]
    /// - `small-difference`: `value-below` (minor units)
    public static Optional<String> problem(String name, Map<String, String> values) {
        return switch (name) {
            case Tolerance.POLICY -> tolerance(values);
            case UnderDelivery.POLICY -> underDelivery(values);
            case TrustPolicy.POLICY -> TrustPolicy.problem(values);
            case DirectDelivery.POLICY -> DirectDelivery.problem(values);
            case ShelfLife.POLICY -> onlyNumber(values, ShelfLife.MINIMUM_DAYS, 4);
            case ClaimDays.POLICY -> onlyNumber(values, ClaimDays.DAYS, 3);
            case BlindReceiving.POLICY -> BlindReceiving.isRight(values) ? Optional.empty() : Optional.of("values");
            case PostingGrain.POLICY -> PostingGrain.isRight(values) ? Optional.empty() : Optional.of("values");
            case CaseResolution.POLICY -> CaseResolution.problem(values);
            case SmallDifference.POLICY -> SmallDifference.isRight(values) ? Optional.empty() : Optional.of("values");
            default -> Optional.of("name");
        };
    }

    /// Whether a policy can be set for a scope.
    public static boolean fits(String name, String scope) {
        return Scope.isScope(scope)
                && switch (name) {
                    case BlindReceiving.POLICY -> BlindReceiving.fits(scope);
                    case PostingGrain.POLICY -> PostingGrain.fits(scope);
                    case TrustPolicy.POLICY -> TrustPolicy.fits(scope);
                    case DirectDelivery.POLICY -> DirectDelivery.fits(scope);
                    default -> true;
                };
    }

    private static Optional<String> tolerance(Map<String, String> values) {
        for (Map.Entry<String, String> entry : values.entrySet()) {
            boolean right = switch (entry.getKey()) {
                case Tolerance.PERCENT -> isPercent(entry.getValue());
                case Tolerance.UNITS -> isNumber(entry.getValue(), DIGITS_MAX);
                default -> false;
            };
            if (!right) {
                return Optional.of("values." + entry.getKey());
            }
        }
        return values.isEmpty() ? Optional.of("values") : Optional.empty();
    }

    private static Optional<String> underDelivery(Map<String, String> values) {
        String rest = values.get(UnderDelivery.REST);
        if (rest == null) {
            return tolerance(values);
        }
        Map<String, String> limits = UnderDelivery.limits(values);
        if (!UnderDelivery.isRest(rest)) {
            return Optional.of("values." + UnderDelivery.REST);
        }
        return limits.isEmpty() ? Optional.empty() : tolerance(limits);
    }

    private static Optional<String> onlyNumber(Map<String, String> values, String name, int digitsMax) {
        return values.size() == 1 && isNumber(values.getOrDefault(name, ""), digitsMax)
                ? Optional.empty()
                : Optional.of("values");
    }

    static boolean isPercent(String text) {
        int point = text.indexOf('.');
        String whole = point < 0 ? text : text.substring(0, point);
        return isNumber(whole, 4)
                && Integer.parseInt(whole) <= 1000
                && (point < 0 || isNumber(text.substring(point + 1), 2));
    }

    static boolean isNumber(String text, int digitsMax) {
        return !text.isEmpty() && text.length() <= digitsMax && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
