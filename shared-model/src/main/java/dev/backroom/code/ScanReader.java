package dev.backroom.code;

import java.util.Optional;

/// Tells what kind of code a scanner has sent.
final class ScanReader {
    private static final int IDENTIFIER_LENGTH = 3;
    private static final int EAN_ADD_ON_IDENTIFIER_DIGITS = 13;

    private final MeasureLayouts layouts;

    ScanReader(MeasureLayouts layouts) {
        this.layouts = layouts;
    }

    Parsed<Scan> read(String raw) {
        String text = withoutLineEnd(raw);
        if (text.isEmpty()) {
            return Parsed.bad(CodeProblem.at(0, 0, Fault.EMPTY));
        }
        if (text.length() > SymbolData.LENGTH_MAX) {
            return Parsed.bad(CodeProblem.at(
                    SymbolData.LENGTH_MAX, 0, Fault.DATA_TOO_LONG, String.valueOf(SymbolData.LENGTH_MAX)));
        }
        if (text.charAt(0) == ']' && text.length() >= IDENTIFIER_LENGTH) {
            return identified(text);
        }
        return unidentified(text);
    }

    private Parsed<Scan> identified(String text) {
        String rest = text.substring(IDENTIFIER_LENGTH);
        return switch (text.substring(1, IDENTIFIER_LENGTH)) {
            case "C1", "e0", "d2", "Q3", "J1" ->
                ScanData.parse(text, ParseRules.SCANNING).map(this::meaning);
            case "E0", "E4" ->
                ScanData.parse(text, ParseRules.SCANNING)
                        .then(scan -> scan.data().elements().elements().isEmpty()
                                ? number(scan.data().text(), false)
                                : composite(scan.data()));
            // EAN-13 with an add-on: a magazine's issue, a book's price. The article is the first 13 digits.
            case "E3" -> number(rest.substring(0, Math.min(rest.length(), EAN_ADD_ON_IDENTIFIER_DIGITS)), false);
            case "I0", "I1" -> rest.length() == 14 && CheckDigit.allDigits(rest) ? number(rest, false) : plain(rest);
            case "Q1", "d1", "J0" -> plain(rest);
            default -> rest.isEmpty() ? Parsed.bad(CodeProblem.at(0, 0, Fault.EMPTY)) : unidentified(rest);
        };
    }

    private Parsed<Scan> unidentified(String text) {
        char first = text.charAt(0);
        if (first == ElementReader.SEPARATOR || first == ElementReader.GROUP_SEPARATOR) {
            return elementStrings(text);
        }
        if (text.indexOf(ElementReader.GROUP_SEPARATOR) >= 0) {
            return elementStrings(ElementReader.GROUP_SEPARATOR + text);
        }
        if (first == '(' && text.length() > 1 && CheckDigit.isDigit(text.charAt(1))) {
            return ElementString.parseBracketed(text, ParseRules.SCANNING).map(ScanReader::simplest);
        }
        if (CheckDigit.allDigits(text)) {
            switch (text.length()) {
                case 8, 12, 13, 14 -> {
                    return number(text, true);
                }
                case 18 -> {
                    return Sscc.parse(text).map(Scan.SsccScan::new);
                }
                default -> {}
            }
        }
        return beginsWithKey(text) ? elementStrings(ElementReader.SEPARATOR + text) : plain(text);
    }

    /// Scanners that tell neither symbology nor FNC1 leave only the key in front to go by.
    private static boolean beginsWithKey(String text) {
        boolean gtin = text.startsWith("01") || text.startsWith("02");
        int key = gtin ? 16 : text.startsWith("00") ? 20 : Integer.MAX_VALUE;
        return text.length() >= key && CheckDigit.parse(text.substring(2, key), key - 2) instanceof Parsed.Ok<Long>;
    }

    private static Parsed<Scan> elementStrings(String text) {
        return ElementString.parse(text, ParseRules.SCANNING).map(ScanReader::simplest);
    }

    private Scan meaning(ScanData scan) {
        return simplest(scan.data().elements());
    }

    private static Scan simplest(ElementString data) {
        if (data.elements().size() == 1) {
            Optional<Scan> key = data.gtin()
                    .<Scan>map(Scan.GtinScan::new)
                    .or(() -> data.sscc().map(Scan.SsccScan::new))
                    .or(() -> data.location().map(gln -> new Scan.LocationScan(gln, "")));
            if (key.isPresent()) {
                return key.get();
            }
        }
        Optional<Gln> gln = data.location();
        Optional<String> extension = data.value("254");
        return data.elements().size() == 2 && gln.isPresent() && extension.isPresent()
                ? new Scan.LocationScan(gln.get(), extension.get())
                : new Scan.ElementStringScan(data);
    }

    /// The number of the linear part is the item of which the other part speaks.
    private static Parsed<Scan> composite(SymbolData data) {
        String number = data.text().substring(0, data.text().indexOf('|'));
        String gtin = "0".repeat(14 - number.length()) + number;
        return elementStrings("^01" + gtin + "^" + data.text().substring(number.length() + 2));
    }

    /// @param perhapsUpce whether eight digits may be a UPC-E
    private Parsed<Scan> number(String digits, boolean perhapsUpce) {
        boolean short8 = digits.length() == 8 && perhapsUpce;
        if (short8 && digits.charAt(0) == '0' && UpcE.expand(digits) instanceof Parsed.Ok<Gtin>(var gtin)) {
            return Parsed.ok(new Scan.GtinScan(gtin));
        }
        return switch (Gtin.parse(digits)) {
            case Parsed.Ok<Gtin>(var gtin) -> item(gtin, digits);
            case Parsed.Bad<Gtin>(var problem) ->
                short8 && UpcE.expand(digits) instanceof Parsed.Ok<Gtin>(var gtin)
                        ? Parsed.ok(new Scan.GtinScan(gtin))
                        : Parsed.bad(problem);
        };
    }

    private Parsed<Scan> item(Gtin gtin, String digits) {
        if (gtin.indicator() != 0 || !gtin.prefixClass().isRestricted()) {
            return Parsed.ok(new Scan.GtinScan(gtin));
        }
        String code = digits.length() == 14 ? digits.substring(1) : digits;
        return layouts.read(code)
                .map(measure -> measure.layout().kind() == MeasureLayout.Kind.ITEM
                        ? new Scan.GtinScan(gtin)
                        : new Scan.VariableMeasureScan(measure));
    }

    /// A Digital Link, or text of no kind that GS1 knows. A web address without a key is such a text.
    private static Parsed<Scan> plain(String text) {
        if (!DigitalLink.isUri(text)) {
            return Parsed.ok(new Scan.PlainText(text));
        }
        return switch (DigitalLink.parse(text, ParseRules.SCANNING)) {
            case Parsed.Ok<DigitalLink>(var link) -> Parsed.ok(simplest(link.elements()));
            case Parsed.Bad<DigitalLink>(var problem) ->
                switch (problem.fault()) {
                    case NO_GS1_DL_KEYS_FOUND_IN_PATH_INFO,
                            URI_MISSING_DOMAIN_AND_PATH_INFO,
                            URI_CONTAINS_ILLEGAL_CHARACTERS,
                            DOMAIN_CONTAINS_ILLEGAL_CHARACTERS -> Parsed.ok(new Scan.PlainText(text));
                    default -> Parsed.bad(problem);
                };
        };
    }

    /// Keyboard wedges end a scan with Enter.
    private static String withoutLineEnd(String raw) {
        int end = raw.length();
        while (end > 0 && (raw.charAt(end - 1) == '\r' || raw.charAt(end - 1) == '\n')) {
            end--;
        }
        return raw.substring(0, end);
    }
}
