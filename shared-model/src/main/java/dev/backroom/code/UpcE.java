package dev.backroom.code;

/// UPC-E, the short form of a UPC-A with many zeros: number system, six digits, check digit. The last of the six says
/// where the zeros were (GS1 General Specifications, section 5.2.2.4.2).
public final class UpcE {
    private UpcE() {}

    /// Reads the eight digits of a UPC-E.
    ///
    /// @return the GTIN, or EMPTY, CHARACTER, LENGTH, NUMBER_SYSTEM or CHECK_DIGIT
    public static Parsed<Gtin> expand(String text) {
        if (text.isEmpty()) {
            return Parsed.bad(CodeProblem.at(0, 0, Fault.EMPTY));
        }
        for (int i = 0; i < text.length(); i++) {
            if (!CheckDigit.isDigit(text.charAt(i))) {
                return Parsed.bad(CodeProblem.at(i, 1, Fault.CHARACTER, text.substring(i, i + 1)));
            }
        }
        if (text.length() != 8) {
            return Parsed.bad(CodeProblem.at(0, text.length(), Fault.LENGTH, String.valueOf(text.length()), "8"));
        }
        if (text.charAt(0) > '1') {
            return Parsed.bad(CodeProblem.at(0, 1, Fault.NUMBER_SYSTEM, text.substring(0, 1)));
        }
        return switch (CheckDigit.parse(text.charAt(0) + withZeros(text.substring(1, 7)) + text.charAt(7), 12)) {
            case Parsed.Ok<Long>(var number) -> Parsed.ok(new Gtin(number));
            case Parsed.Bad<Long>(var wrong) ->
                Parsed.bad(new CodeProblem(wrong.fault(), null, 7, 1, wrong.arguments()));
        };
    }

    /// The eight digits of the UPC-E for a GTIN-12 that has enough zeros.
    ///
    /// @return the short form, or NOT_SUPPRESSIBLE
    public static Parsed<String> suppress(Gtin gtin) {
        String digits = gtin.digits14().substring(2);
        boolean upca = gtin.number() < 200_000_000_000L;
        String six = upca ? withoutZeros(digits.substring(1, 6), digits.substring(6, 11)) : "";
        return six.isEmpty()
                ? Parsed.bad(CodeProblem.at(0, 14, Fault.NOT_SUPPRESSIBLE, gtin.digits14()))
                : Parsed.ok(digits.charAt(0) + six + digits.charAt(11));
    }

    private static String withZeros(String six) {
        char last = six.charAt(5);
        return switch (last) {
            case '0', '1', '2' -> six.substring(0, 2) + last + "0000" + six.substring(2, 5);
            case '3' -> six.substring(0, 3) + "00000" + six.substring(3, 5);
            case '4' -> six.substring(0, 4) + "00000" + six.charAt(4);
            default -> six.substring(0, 5) + "0000" + last;
        };
    }

    /// @return the six digits, or nothing when there are too few zeros
    private static String withoutZeros(String maker, String item) {
        if (maker.charAt(2) <= '2' && maker.endsWith("00") && item.startsWith("00")) {
            return maker.substring(0, 2) + item.substring(2) + maker.charAt(2);
        }
        if (maker.endsWith("00") && item.startsWith("000")) {
            return maker.substring(0, 3) + item.substring(3) + "3";
        }
        if (maker.endsWith("0") && item.startsWith("0000")) {
            return maker.substring(0, 4) + item.charAt(4) + "4";
        }
        boolean lastTells = !maker.endsWith("0") && item.startsWith("0000") && item.charAt(4) >= '5';
        return lastTells ? maker + item.charAt(4) : "";
    }
}
