package dev.backroom.code;

/// What a scanner with symbology identifiers sends: `]C1` and the like, then the data with U+001D for FNC1.
///
/// @param symbology what was scanned
/// @param data what was in it
public record ScanData(Symbology symbology, SymbolData data) {
    private static final int IDENTIFIER_LENGTH = 3;
    private static final String COMPOSITE = "|]e0";

    /// Reads a scan by all of GS1's rules.
    public static Parsed<ScanData> parse(String scan) {
        return parse(scan, ParseRules.STRICT);
    }

    public static Parsed<ScanData> parse(String scan, ParseRules rules) {
        if (scan.length() < IDENTIFIER_LENGTH || scan.charAt(0) != ']') {
            return Parsed.bad(CodeProblem.at(0, 0, Fault.MISSING_SYMBOLOGY_IDENTIFIER));
        }
        String identifier = scan.substring(1, IDENTIFIER_LENGTH);
        var symbology = Symbology.identified(identifier);
        String rest = scan.substring(IDENTIFIER_LENGTH);
        Parsed<SymbolData> data = switch (symbology) {
            case NONE -> Parsed.bad(CodeProblem.at(0, IDENTIFIER_LENGTH, Fault.UNSUPPORTED_SYMBOLOGY_IDENTIFIER));
            case EAN_13 -> primary(rest, 13, rules);
            case EAN_8 -> primary(rest, 8, rules);
            default -> identifier.equals(symbology.gs1Identifier()) ? elementStrings(rest, rules) : plain(rest, rules);
        };
        return data.map(read -> new ScanData(symbology, read));
    }

    /// Writes what a scanner would send for a symbol.
    ///
    /// @param data in the normal form of [SymbolData]
    /// @param addCheckDigit whether the number of a linear symbol comes without its check digit
    /// @return the scan, or why that symbology cannot carry the data
    public static Parsed<String> write(Symbology symbology, String data, boolean addCheckDigit) {
        return new ScanDataWriter(symbology, data, addCheckDigit).write();
    }

    private static Parsed<SymbolData> primary(String rest, int digits, ParseRules rules) {
        if (rest.length() < digits) {
            return bad(0, rest.length(), Fault.PRIMARY_SCAN_DATA_IS_TOO_SHORT);
        }
        String behind = rest.substring(digits);
        if (!behind.isEmpty() && !behind.startsWith(COMPOSITE)) {
            return bad(digits, behind.length(), Fault.PRIMARY_MESSAGE_IS_TOO_LONG);
        }
        String number = rest.substring(0, digits);
        if (!CheckDigit.allDigits(number)) {
            return bad(0, digits, Fault.PRIMARY_MESSAGE_MAY_ONLY_CONTAIN_DIGITS);
        }
        if (!CheckDigit.isRight(Long.parseLong(number))) {
            return bad(digits - 1, 1, Fault.PRIMARY_MESSAGE_CHECK_DIGIT_IS_INCORRECT);
        }
        if (behind.isEmpty()) {
            return SymbolData.parse(number, rules);
        }
        int shorter = COMPOSITE.length() - "|^".length();
        return withoutCaret(behind.substring(COMPOSITE.length()), digits + COMPOSITE.length())
                .then(second -> shifted(SymbolData.parse(number + "|^" + second, rules), shorter + IDENTIFIER_LENGTH));
    }

    private static Parsed<SymbolData> elementStrings(String rest, ParseRules rules) {
        return withoutCaret(rest, 0).then(text -> shifted(SymbolData.parse("^" + text, rules), IDENTIFIER_LENGTH - 1));
    }

    private static Parsed<SymbolData> plain(String rest, ParseRules rules) {
        int caret = 0;
        while (caret < rest.length() && rest.charAt(caret) == '\\') {
            caret++;
        }
        boolean escape = caret < rest.length() && rest.charAt(caret) == '^';
        return shifted(SymbolData.parse(escape ? "\\" + rest : rest, rules), IDENTIFIER_LENGTH);
    }

    /// A caret means FNC1 in the normal form, so in scanned data it could only be read wrongly.
    private static Parsed<String> withoutCaret(String text, int before) {
        int caret = text.indexOf(ElementReader.SEPARATOR);
        return caret >= 0
                ? Parsed.bad(
                        CodeProblem.at(IDENTIFIER_LENGTH + before + caret, 1, Fault.SCAN_DATA_CONTAINS_ILLEGAL_CARAT))
                : Parsed.ok(text.replace(ElementReader.GROUP_SEPARATOR, ElementReader.SEPARATOR));
    }

    private static Parsed<SymbolData> shifted(Parsed<SymbolData> data, int offset) {
        return switch (data) {
            case Parsed.Ok<SymbolData> ok -> ok;
            case Parsed.Bad<SymbolData>(var problem) -> Parsed.bad(problem.movedBy(offset));
        };
    }

    private static Parsed<SymbolData> bad(int position, int length, Fault fault) {
        return Parsed.bad(CodeProblem.at(position + IDENTIFIER_LENGTH, length, fault));
    }
}
