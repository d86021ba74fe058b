package dev.backroom.code.lint;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The linters by the names that the dictionary uses for them.
public final class Linters {
    /// Without a register of company prefixes.
    public static final Linters STANDARD = with(CompanyPrefixes.UNCHECKED);

    private final Map<String, Linter> byName;

    private Linters(Map<String, Linter> byName) {
        this.byName = Map.copyOf(byName);
    }

    /// The same linters, with company prefixes looked up in `prefixes`.
    public static Linters with(CompanyPrefixes prefixes) {
        Map<String, Linter> byName = new HashMap<>();
        byName.putAll(CharacterLinters.table());
        byName.putAll(NumberLinters.table());
        byName.putAll(DateLinters.table());
        byName.putAll(KeyLinters.table(prefixes));
        byName.putAll(CodeListLinters.table());
        byName.putAll(CouponLinters.table(prefixes));
        // Retired names: older dictionaries still carry them, and they never find anything.
        byName.put("hhmm", (_, _, _) -> null);
        byName.put("keyoff1", (_, _, _) -> null);
        return new Linters(byName);
    }

    /// The linter of that name, if there is one.
    public Optional<Linter> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
