package dev.backroom.code;

/// Writes what a scanner would send for a symbol with given data.
final class ScanDataWriter {
    private static final String AI_GTIN = "^01";

    private final Symbology symbology;
    private final String linear;
    private final String composite;
    private final boolean addCheckDigit;
    private final String data;

    ScanDataWriter(Symbology symbology, String data, boolean addCheckDigit) {
        int bar = data.indexOf("|^");
        this.symbology = symbology;
        this.data = data;
        this.linear = bar < 0 ? data : data.substring(0, bar);
        this.composite = bar < 0 ? "" : data.substring(bar + 2);
        this.addCheckDigit = addCheckDigit;
    }

    Parsed<String> write() {
        return switch (symbology) {
            case NONE -> bad(Fault.UNKNOWN_SYMBOLOGY);
            case QR, DATA_MATRIX, DOT_CODE -> Parsed.ok(matrix());
            case DATABAR_EXPANDED, GS1_128_CCA, GS1_128_CCC -> elementStrings();
            case DATABAR_OMNI, DATABAR_TRUNCATED, DATABAR_STACKED, DATABAR_STACKED_OMNI ->
                number(14).map(this::dataBar);
            case DATABAR_LIMITED ->
                number(14)
                        .then(gtin ->
                                gtin.charAt(0) > '1' ? bad(Fault.PRIMARY_DATA_IS_TOO_LARGE) : Parsed.ok(dataBar(gtin)));
            case UPC_A -> number(12).map(this::retail);
            case UPC_E ->
                number(12)
                        .then(digits ->
                                UpcE.suppress(Gtin.parse(digits).orThrow()).map(_ -> retail(digits)));
            case EAN_13 -> number(13).map(this::retail);
            case EAN_8 -> number(8).map(this::retail);
        };
    }

    private String matrix() {
        if (data.startsWith("^")) {
            return "]" + symbology.gs1Identifier() + separated(data.substring(1));
        }
        int caret = 0;
        while (caret < data.length() && data.charAt(caret) == '\\') {
            caret++;
        }
        boolean escaped = caret > 0 && caret < data.length() && data.charAt(caret) == '^';
        return "]" + symbology.plainIdentifier() + (escaped ? data.substring(1) : data);
    }

    private Parsed<String> elementStrings() {
        if (!linear.startsWith("^")) {
            return bad(Fault.MISSING_FNC1_IN_FIRST_POSITION);
        }
        return ElementString.parse(linear, ParseRules.STRICT.syntaxOnly()).map(elements -> {
            String identifier = composite.isEmpty() ? symbology.gs1Identifier() : "e0";
            boolean separate =
                    !composite.isEmpty() && elements.elements().getLast().ai().fnc1Required() && !linear.endsWith("^");
            return "]" + identifier + separated(linear.substring(1) + (separate ? "^" : "") + composite);
        });
    }

    private String dataBar(String gtin) {
        return "]e001" + gtin + separated(composite);
    }

    /// UPC and EAN: the composite part comes as a message of its own, and a UPC has 13 digits like an EAN.
    private String retail(String digits) {
        String number = digits.length() == 12 ? "0" + digits : digits;
        return "]" + symbology.plainIdentifier() + number + (composite.isEmpty() ? "" : "|]e0" + separated(composite));
    }

    /// The number of a linear symbol: as it is, or as the only element, AI 01.
    private Parsed<String> number(int digits) {
        String number = linear;
        if (linear.startsWith(AI_GTIN)) {
            String zeros = "0".repeat(14 - digits);
            if (linear.length() != AI_GTIN.length() + 14 || !linear.startsWith(zeros, AI_GTIN.length())) {
                return bad(Fault.PRIMARY_DATA_MUST_BE_N_DIGITS, String.valueOf(digits));
            }
            number = linear.substring(AI_GTIN.length() + zeros.length());
        } else if (addCheckDigit) {
            if (linear.length() != digits - 1) {
                return bad(Fault.PRIMARY_DATA_MUST_BE_N_DIGITS_WITHOUT_CHECK_DIGIT, String.valueOf(digits - 1));
            }
            number = CheckDigit.allDigits(linear) ? linear + CheckDigit.of(Long.parseLong(linear)) : linear;
        }
        if (number.length() != digits) {
            return bad(Fault.PRIMARY_DATA_MUST_BE_N_DIGITS, String.valueOf(digits));
        }
        if (!CheckDigit.allDigits(number)) {
            return bad(Fault.PRIMARY_DATA_MUST_BE_ALL_DIGITS);
        }
        return CheckDigit.isRight(Long.parseLong(number))
                ? Parsed.ok(number)
                : bad(Fault.PRIMARY_DATA_CHECK_DIGIT_IS_INCORRECT);
    }

    private static String separated(String text) {
        return text.replace(ElementReader.SEPARATOR, ElementReader.GROUP_SEPARATOR);
    }

    private Parsed<String> bad(Fault fault, String... arguments) {
        return Parsed.bad(CodeProblem.at(0, data.length(), fault, arguments));
    }
}
