package dev.backroom.code.lint;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The checks against lists of codes that others keep: countries, currencies, package types. The lists are files, so
/// a new currency needs no code.
final class CodeListLinters {
    private static final Set<String> COUNTRY_NUMBERS = column("countries.csv", 1);
    private static final Set<String> COUNTRIES = column("countries.csv", 0);
    private static final Set<String> CURRENCY_NUMBERS = column("currencies.csv", 0);
    private static final Set<String> PACKAGE_TYPES = column("package_types.csv", 0);

    private CodeListLinters() {}

    static Map<String, Linter> table() {
        return Map.of(
                "iso3166", in(COUNTRY_NUMBERS, LintError.NOT_ISO3166),
                "iso3166999", in(with(COUNTRY_NUMBERS, "999"), LintError.NOT_ISO3166_OR_999),
                "iso3166alpha2", in(COUNTRIES, LintError.NOT_ISO3166_ALPHA2),
                "iso4217", in(CURRENCY_NUMBERS, LintError.NOT_ISO4217),
                "packagetype", in(PACKAGE_TYPES, LintError.INVALID_PACKAGE_TYPE),
                "mediatype", in(mediaTypes(), LintError.INVALID_MEDIA_TYPE));
    }

    static boolean isCountry(String alpha2) {
        return COUNTRIES.contains(alpha2);
    }

    private static Linter in(Set<String> codes, LintError error) {
        return (text, from, to) -> codes.contains(text.substring(from, to)) ? null : new Lint(error, 0, to - from);
    }

    /// The AIDC media types: 01 to 10 are given out, 80 to 99 are for use by agreement.
    private static Set<String> mediaTypes() {
        Set<String> types = new HashSet<>();
        for (int i = 1; i < 100; i++) {
            if (i <= 10 || i >= 80) {
                types.add((i < 10 ? "0" : "") + i);
            }
        }
        return Set.copyOf(types);
    }

    private static Set<String> column(String file, int column) {
        Set<String> codes = new HashSet<>();
        CsvResource.rows(CodeListLinters.class, file).forEach(row -> codes.add(row.get(column)));
        return Set.copyOf(codes);
    }

    private static Set<String> with(Set<String> codes, String one) {
        Set<String> more = new HashSet<>(codes);
        more.add(one);
        return Set.copyOf(more);
    }
}
