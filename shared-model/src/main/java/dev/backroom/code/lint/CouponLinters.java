package dev.backroom.code.lint;

import static dev.backroom.code.lint.CouponPart.code;
import static dev.backroom.code.lint.CouponPart.date;
import static dev.backroom.code.lint.CouponPart.fixed;
import static dev.backroom.code.lint.CouponPart.sized;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The two North American coupon formats (AI 8110 and AI 8112), written down as the sequence of their parts. Coupons
/// pass through a backroom's scanners only by accident, but what is scanned must be told apart from garbage.
final class CouponLinters {
    private static final String ANY = "0123456789";
    private static final String PREFIX_SIZES = "0123456";
    private static final String VALUE_SIZES = "12345";
    private static final String REQUIREMENT_CODES = "012349";

    private static final List<CouponPart> POSITIVE_OFFER = List.of(
            code("01", LintError.COUPON_MISSING_FORMAT_CODE, LintError.COUPON_INVALID_FORMAT_CODE),
            sized(PREFIX_SIZES, 6, LintError.COUPON_MISSING_FUNDER_VLI, LintError.COUPON_INVALID_FUNDER_LENGTH)
                    .orTruncated(LintError.COUPON_TRUNCATED_FUNDER),
            fixed(6, LintError.COUPON_TRUNCATED_OFFER_CODE),
            serialNumber());

    private static final List<CouponPart> MANDATORY = List.of(
            sized(PREFIX_SIZES, 6, LintError.COUPON_MISSING_GCP_VLI, LintError.COUPON_INVALID_GCP_LENGTH)
                    .orTruncated(LintError.COUPON_TRUNCATED_GCP),
            fixed(6, LintError.COUPON_TRUNCATED_OFFER_CODE),
            sized(VALUE_SIZES, 0, LintError.COUPON_MISSING_SAVE_VALUE_VLI, LintError.COUPON_INVALID_SAVE_VALUE_LENGTH)
                    .orTruncated(LintError.COUPON_TRUNCATED_SAVE_VALUE),
            sized(
                            VALUE_SIZES,
                            0,
                            LintError.COUPON_MISSING_1ST_PURCHASE_REQUIREMENT_VLI,
                            LintError.COUPON_INVALID_1ST_PURCHASE_REQUIREMENT_LENGTH)
                    .orTruncated(LintError.COUPON_TRUNCATED_1ST_PURCHASE_REQUIREMENT),
            code(
                    REQUIREMENT_CODES,
                    LintError.COUPON_MISSING_1ST_PURCHASE_REQUIREMENT_CODE,
                    LintError.COUPON_INVALID_1ST_PURCHASE_REQUIREMENT_CODE),
            fixed(3, LintError.COUPON_TRUNCATED_1ST_PURCHASE_FAMILY_CODE));

    private static final Section SECOND_PURCHASE = new Section(
            '1',
            List.of(
                    code(
                            "0123",
                            LintError.COUPON_MISSING_ADDITIONAL_PURCHASE_RULES_CODE,
                            LintError.COUPON_INVALID_ADDITIONAL_PURCHASE_RULES_CODE),
                    sized(
                                    VALUE_SIZES,
                                    0,
                                    LintError.COUPON_MISSING_2ND_PURCHASE_REQUIREMENT_VLI,
                                    LintError.COUPON_INVALID_2ND_PURCHASE_REQUIREMENT_LENGTH)
                            .orTruncated(LintError.COUPON_TRUNCATED_2ND_PURCHASE_REQUIREMENT),
                    code(
                            REQUIREMENT_CODES,
                            LintError.COUPON_MISSING_2ND_PURCHASE_REQUIREMENT_CODE,
                            LintError.COUPON_INVALID_2ND_PURCHASE_REQUIREMENT_CODE),
                    fixed(3, LintError.COUPON_TRUNCATED_2ND_PURCHASE_FAMILY_CODE),
                    sized(
                                    PREFIX_SIZES,
                                    6,
                                    LintError.COUPON_MISSING_2ND_PURCHASE_GCP_VLI,
                                    LintError.COUPON_INVALID_2ND_PURCHASE_GCP_LENGTH)
                            .orTruncated(LintError.COUPON_TRUNCATED_2ND_PURCHASE_GCP)
                            .orAbsent('9')
                            .lookedUp()));

    private static final Section THIRD_PURCHASE = new Section(
            '2',
            List.of(
                    sized(
                                    VALUE_SIZES,
                                    0,
                                    LintError.COUPON_MISSING_3RD_PURCHASE_REQUIREMENT_VLI,
                                    LintError.COUPON_INVALID_3RD_PURCHASE_REQUIREMENT_LENGTH)
                            .orTruncated(LintError.COUPON_TRUNCATED_3RD_PURCHASE_REQUIREMENT),
                    code(
                            REQUIREMENT_CODES,
                            LintError.COUPON_MISSING_3RD_PURCHASE_REQUIREMENT_CODE,
                            LintError.COUPON_INVALID_3RD_PURCHASE_REQUIREMENT_CODE),
                    fixed(3, LintError.COUPON_TRUNCATED_3RD_PURCHASE_FAMILY_CODE),
                    sized(
                                    PREFIX_SIZES,
                                    6,
                                    LintError.COUPON_MISSING_3RD_PURCHASE_GCP_VLI,
                                    LintError.COUPON_INVALID_3RD_PURCHASE_GCP_LENGTH)
                            .orTruncated(LintError.COUPON_TRUNCATED_3RD_PURCHASE_GCP)
                            .orAbsent('9')
                            .lookedUp()));

    private static final Section EXPIRATION = new Section(
            '3',
            List.of(date(LintError.COUPON_TOO_SHORT_FOR_EXPIRATION_DATE, LintError.COUPON_INVALID_EXIPIRATION_DATE)));

    private static final Section START = new Section(
            '4', List.of(date(LintError.COUPON_TOO_SHORT_FOR_START_DATE, LintError.COUPON_INVALID_START_DATE)));

    private static final Section SERIAL = new Section('5', List.of(serialNumber()));

    private static final Section RETAILER = new Section(
            '6',
            List.of(sized(
                            "1234567",
                            6,
                            LintError.COUPON_MISSING_RETAILER_GCP_OR_GLN_VLI,
                            LintError.COUPON_INVALID_RETAILER_GCP_OR_GLN_LENGTH)
                    .orTruncated(LintError.COUPON_TRUNCATED_RETAILER_GCP_OR_GLN)
                    .lookedUp()));

    private static final Section MISCELLANEOUS = new Section(
            '9',
            List.of(
                    code("01256", LintError.COUPON_MISSING_SAVE_VALUE_CODE, LintError.COUPON_INVALID_SAVE_VALUE_CODE),
                    code(
                            "012",
                            LintError.COUPON_MISSING_SAVE_VALUE_APPLIES_TO_ITEM,
                            LintError.COUPON_INVALID_SAVE_VALUE_APPLIES_TO_ITEM),
                    code(ANY, LintError.COUPON_MISSING_STORE_COUPON_FLAG, LintError.COUPON_MISSING_STORE_COUPON_FLAG),
                    code(
                            "01",
                            LintError.COUPON_MISSING_DONT_MULTIPLY_FLAG,
                            LintError.COUPON_INVALID_DONT_MULTIPLY_FLAG)));

    /// Optional, each at most once, in this order.
    private static final List<Section> OPTIONAL =
            List.of(SECOND_PURCHASE, THIRD_PURCHASE, EXPIRATION, START, SERIAL, RETAILER, MISCELLANEOUS);

    private CouponLinters() {}

    static Map<String, Linter> table(CompanyPrefixes prefixes) {
        return Map.of(
                "couponcode", (t, f, u) -> couponCode(new CouponReader(t, f, u, prefixes)),
                "couponposoffer", (t, f, u) -> positiveOffer(new CouponReader(t, f, u, prefixes)));
    }

    private static @Nullable Lint positiveOffer(CouponReader reader) {
        reader.digitsOnly();
        reader.readAll(POSITIVE_OFFER);
        return reader.finish();
    }

    private static @Nullable Lint couponCode(CouponReader reader) {
        reader.digitsOnly();
        reader.readAll(MANDATORY);
        int expiration = -1;
        for (Section section : OPTIONAL) {
            int start = reader.position();
            if (!reader.nextIs(section.indicator)) {
                continue;
            }
            reader.readAll(section.parts);
            if (section == EXPIRATION) {
                expiration = start;
            } else if (section == START && expiration >= 0) {
                reader.ordered(expiration);
            }
        }
        return reader.finish();
    }

    private static CouponPart serialNumber() {
        return sized(ANY, 6, LintError.COUPON_MISSING_SERIAL_NUMBER_VLI, LintError.COUPON_MISSING_SERIAL_NUMBER_VLI)
                .orTruncated(LintError.COUPON_TRUNCATED_SERIAL_NUMBER);
    }

    private record Section(char indicator, List<CouponPart> parts) {}
}
