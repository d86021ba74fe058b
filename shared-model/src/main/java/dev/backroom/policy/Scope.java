package dev.backroom.policy;

import dev.backroom.store.Master;
import dev.backroom.store.MasterRow.Policy;
import dev.backroom.store.StoreId;
import java.util.Optional;

/// What a rule of governance is asked for: a store, a product group and a vendor. The most specific policy holds.
///
/// @param group product group, empty for none
/// @param vendor code, empty for none
public record Scope(StoreId store, String group, String vendor) {

    /// The policy of that name for store and group, else group, else vendor, else store, else the company.
    public Optional<Policy> find(Master master, String name) {
        if (master.policies().isEmpty()) {
            return Optional.empty();
        }
        return master.policy(name, "store:" + store.code() + "/group:" + group)
                .or(() -> master.policy(name, "group:" + group))
                .or(() -> master.policy(name, "vendor:" + vendor))
                .or(() -> master.policy(name, "store:" + store.code()))
                .or(() -> master.policy(name, ""));
    }

    /// Whether a text is the scope of a policy: empty for the company, `store:0123`, `group:DAIRY`, `vendor:HARVEST`
    /// or `store:0123/group:DAIRY`.
    public static boolean isScope(String text) {
        int slash = text.indexOf('/');
        if (text.startsWith("store:")) {
            String store = slash < 0 ? text.substring(6) : text.substring(6, slash);
            return isStore(store) && (slash < 0 || isNamed(text.substring(slash + 1), "group:"));
        }
        return text.isEmpty() || isNamed(text, "group:") || isNamed(text, "vendor:");
    }

    /// The store that the scope of a policy names, if it names one.
    ///
    /// @param scope one that [#isScope]
    public static Optional<StoreId> storeOf(String scope) {
        if (!scope.startsWith("store:")) {
            return Optional.empty();
        }
        int slash = scope.indexOf('/');
        return Optional.of(StoreId.parse(slash < 0 ? scope.substring(6) : scope.substring(6, slash)));
    }

    private static boolean isNamed(String text, String prefix) {
        return text.startsWith(prefix) && text.length() > prefix.length();
    }

    private static boolean isStore(String code) {
        return code.length() >= 4
                && code.length() <= 6
                && code.chars().allMatch(c -> c >= '0' && c <= '9')
                && StoreId.parse(code).code().equals(code);
    }
}
