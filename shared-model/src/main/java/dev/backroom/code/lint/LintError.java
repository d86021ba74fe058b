package dev.backroom.code.lint;

/// The named errors of the GS1 Barcode Syntax Dictionary's linters. Names and sentences are GS1's own (see the NOTICE
/// beside the dictionary); the name is stable and is what a caller may decide on, the sentence is for people.
public enum LintError {
    NON_DIGIT_CHARACTER("A non-digit character was found where a digit is expected."),
    INVALID_CSET82_CHARACTER("A non-CSET 82 character was found where a CSET 82 character is expected."),
    INVALID_CSET39_CHARACTER("A non-CSET 39 character was found where a CSET 39 character is expected."),
    INVALID_CSET32_CHARACTER("A non-CSET 32 character was found where a CSET 32 character is expected."),
    INCORRECT_CHECK_DIGIT("The numeric check digit is incorrect."),
    TOO_SHORT_FOR_CHECK_DIGIT("The component is too short to perform a numeric check digit calculation."),
    INCORRECT_CHECK_PAIR("The alphanumeric check-character pair are incorrect."),
    TOO_SHORT_FOR_CHECK_PAIR("The component is too short to perform an alphanumeric check character pair calculation."),
    TOO_LONG_FOR_CHECK_PAIR_IMPLEMENTATION(
            "The component is too long to perform an alphanumeric check character pair calculation."),
    GCP_DATASOURCE_OFFLINE("The data source for GCP lookups is offline."),
    INVALID_GCP_PREFIX("The GS1 Company Prefix is invalid."),
    IMPORTER_IDX_MUST_BE_ONE_CHARACTER("The Importer Index must be a single character."),
    INVALID_IMPORT_IDX_CHARACTER("The Importer Index is an invalid character."),
    ILLEGAL_ZERO_VALUE("A non-zero value is required."),
    NOT_ZERO("A zero is required."),
    ILLEGAL_ZERO_PREFIX("A zero prefix is not permitted."),
    NOT_ZERO_OR_ONE("A \"0\" or \"1\" is required."),
    INVALID_WINDING_DIRECTION("The winding direction must be either \"0\", \"1\" or \"9\"."),
    NOT_ISO3166("A valid ISO 3166 three-digit country code is required."),
    NOT_ISO3166_OR_999("A valid ISO 3166 three-digit country code or \"999\" is required."),
    NOT_ISO3166_ALPHA2("A valid ISO 3166 two-character country code is required."),
    NOT_ISO4217("A valid ISO 4217 three-digit currency code is required."),
    IBAN_TOO_SHORT("The IBAN is too short."),
    INVALID_IBAN_CHARACTER("The IBAN contains an invalid character."),
    ILLEGAL_IBAN_COUNTRY_CODE("The IBAN must start with a valid ISO 3166 two-character country code."),
    INCORRECT_IBAN_CHECKSUM("The IBAN is invalid since the check characters are incorrect."),
    DATE_TOO_SHORT("The date is too short."),
    DATE_TOO_LONG("The date is too long."),
    HOUR_WITH_MINUTE_TOO_SHORT("The hour with minute is too short for HHMI format."),
    HOUR_WITH_MINUTE_TOO_LONG("The hour with minute is too long for HHMI format."),
    ILLEGAL_MONTH("The date contains an illegal month of the year."),
    ILLEGAL_DAY("The date contains an illegal day of the month."),
    ILLEGAL_HOUR("The time contains an illegal hour."),
    ILLEGAL_MINUTE("The time contains an illegal minute."),
    ILLEGAL_SECOND("The time contains an illegal seconds."),
    INVALID_LENGTH_FOR_PIECE_OF_TOTAL("The piece with total must have an even length, having equal-length components."),
    ZERO_PIECE_NUMBER("The piece number must not have a value of zero."),
    ZERO_TOTAL_PIECES("The piece total must not have a value of zero."),
    PIECE_NUMBER_EXCEEDS_TOTAL("The piece number must not exceed the piece total."),
    INVALID_PERCENT_SEQUENCE("The input contains an invalid percent hex-encoding \"%hh\" sequence."),
    COUPON_MISSING_FORMAT_CODE("The coupon's Format Code is missing."),
    COUPON_INVALID_FORMAT_CODE("The coupon's Format Code must be \"0\" or \"1\"."),
    COUPON_MISSING_FUNDER_VLI("The coupon's Funder VLI is missing."),
    COUPON_INVALID_FUNDER_LENGTH("The coupon's Funder VLI must be \"0\" to \"6\"."),
    COUPON_TRUNCATED_FUNDER("The coupon's Funder is shorter than what is indicated by its VLI."),
    COUPON_TRUNCATED_OFFER_CODE("The coupon's Offer Code is shorter than the required six digits."),
    COUPON_MISSING_SERIAL_NUMBER_VLI("The coupon's Serial Number VLI is missing."),
    COUPON_TRUNCATED_SERIAL_NUMBER("The coupon's Serial Number is shorter than what is indicated by its VLI."),
    COUPON_MISSING_GCP_VLI("The coupon's primary GS1 Company Prefix VLI is missing."),
    COUPON_INVALID_GCP_LENGTH("The coupon's primary GS1 Company Prefix VLI must be \"0\" to \"6\"."),
    COUPON_TRUNCATED_GCP("The coupon's primary GS1 Company Prefix is shorter than what is indicated by its VLI."),
    COUPON_MISSING_SAVE_VALUE_VLI("The coupon's Save Value VLI is missing."),
    COUPON_INVALID_SAVE_VALUE_LENGTH("The coupon's Save Value VLI must be \"1\" to \"5\"."),
    COUPON_TRUNCATED_SAVE_VALUE("The coupon's Save Value is shorter than what is indicated by its VLI."),
    COUPON_MISSING_1ST_PURCHASE_REQUIREMENT_VLI("The coupon's primary purchase Requirement VLI is missing."),
    COUPON_INVALID_1ST_PURCHASE_REQUIREMENT_LENGTH(
            "The coupon's primary purchase Requirement VLI must be \"1\" to \"5\"."),
    COUPON_TRUNCATED_1ST_PURCHASE_REQUIREMENT(
            "The coupon's primary purchase Requirement is shorter than what is indicated by its VLI."),
    COUPON_MISSING_1ST_PURCHASE_REQUIREMENT_CODE("The coupon's primary purchase Requirement Code is missing."),
    COUPON_INVALID_1ST_PURCHASE_REQUIREMENT_CODE(
            "The coupon's primary purchase Requirement Code must be \"0\" to \"4\" or \"9\"."),
    COUPON_TRUNCATED_1ST_PURCHASE_FAMILY_CODE(
            "The coupon's primary purchase Family Code is shorter than the required three digits."),
    COUPON_MISSING_ADDITIONAL_PURCHASE_RULES_CODE("The coupon's Additional Purchase Rules Code is missing."),
    COUPON_INVALID_ADDITIONAL_PURCHASE_RULES_CODE(
            "The coupon's Additional Purchase Rules Code must be \"0\" to \"3\"."),
    COUPON_MISSING_2ND_PURCHASE_REQUIREMENT_VLI("The coupon's second purchase Requirement VLI is missing."),
    COUPON_INVALID_2ND_PURCHASE_REQUIREMENT_LENGTH(
            "The coupon's second purchase Requirement VLI must be \"1\" to \"5\"."),
    COUPON_TRUNCATED_2ND_PURCHASE_REQUIREMENT(
            "The coupon's second purchase Requirement is shorter than what is indicated by its VLI."),
    COUPON_MISSING_2ND_PURCHASE_REQUIREMENT_CODE("The coupon's second purchase Requirement Code is missing."),
    COUPON_INVALID_2ND_PURCHASE_REQUIREMENT_CODE(
            "The coupon's second purchase Requirement Code must be \"0\" to \"4\" or \"9\"."),
    COUPON_TRUNCATED_2ND_PURCHASE_FAMILY_CODE(
            "The coupon's second purchase Family Code is shorter than the required three digits."),
    COUPON_MISSING_2ND_PURCHASE_GCP_VLI("The coupon's second purchase GS1 Company Prefix VLI is missing."),
    COUPON_INVALID_2ND_PURCHASE_GCP_LENGTH(
            "The coupon's second purchase GS1 Company Prefix VLI must be \"0\" to \"6\" or \"9\"."),
    COUPON_TRUNCATED_2ND_PURCHASE_GCP(
            "The coupon's second purchase GS1 Company Prefix is shorter than what is indicated by its VLI."),
    COUPON_MISSING_3RD_PURCHASE_REQUIREMENT_VLI("The coupon's third purchase Requirement VLI is missing."),
    COUPON_INVALID_3RD_PURCHASE_REQUIREMENT_LENGTH(
            "The coupon's third purchase Requirement VLI must be \"1\" to \"5\"."),
    COUPON_TRUNCATED_3RD_PURCHASE_REQUIREMENT(
            "The coupon's third purchase Requirement is shorter than what is indicated by its VLI."),
    COUPON_MISSING_3RD_PURCHASE_REQUIREMENT_CODE("The coupon's third purchase Requirement Code is missing."),
    COUPON_INVALID_3RD_PURCHASE_REQUIREMENT_CODE(
            "The coupon's third purchase Requirement Code must be \"0\" to \"4\" or \"9\"."),
    COUPON_TRUNCATED_3RD_PURCHASE_FAMILY_CODE(
            "The coupon's third purchase Family Code is shorter than the required three digits."),
    COUPON_MISSING_3RD_PURCHASE_GCP_VLI("The coupon's third purchase GS1 Company Prefix VLI is missing."),
    COUPON_INVALID_3RD_PURCHASE_GCP_LENGTH(
            "The coupon's third purchase GS1 Company Prefix VLI must be \"0\" to \"6\" or \"9\"."),
    COUPON_TRUNCATED_3RD_PURCHASE_GCP(
            "The coupon's third purchase GS1 Company Prefix is shorter than what is indicated by its VLI."),
    COUPON_TOO_SHORT_FOR_EXPIRATION_DATE("The coupon's expiration date is too short for YYMMDD format."),
    COUPON_INVALID_EXIPIRATION_DATE("The coupon's expiration date is invalid."),
    COUPON_TOO_SHORT_FOR_START_DATE("The coupon's start date is too short to YYMMDD format."),
    COUPON_INVALID_START_DATE("The coupon's start date is invalid."),
    COUPON_EXPIRATION_BEFORE_START("The coupon's expiration date precede the start date."),
    COUPON_MISSING_RETAILER_GCP_OR_GLN_VLI("The coupon's Retailer GCP/GLN VLI is missing."),
    COUPON_INVALID_RETAILER_GCP_OR_GLN_LENGTH("The coupon's Retailer GCP/GLN VLI must be \"1\" to \"7\"."),
    COUPON_TRUNCATED_RETAILER_GCP_OR_GLN("The coupon's Retailer GCP/GLN is shorter than what is indicated by its VLI."),
    COUPON_MISSING_SAVE_VALUE_CODE("The coupon's Save Value Code is missing."),
    COUPON_INVALID_SAVE_VALUE_CODE("The coupon's Save Value Code must be \"0\", \"1\", \"2\", \"5\" or \"6\"."),
    COUPON_MISSING_SAVE_VALUE_APPLIES_TO_ITEM("The coupon's Save Value Applies to Item is missing."),
    COUPON_INVALID_SAVE_VALUE_APPLIES_TO_ITEM("The coupon's Save Value Applies to Item must be \"0\" to \"2\"."),
    COUPON_MISSING_STORE_COUPON_FLAG("The coupon's Store Coupon Flag is missing."),
    COUPON_MISSING_DONT_MULTIPLY_FLAG("The coupon's Don't Multiply Flag is missing."),
    COUPON_INVALID_DONT_MULTIPLY_FLAG("The coupon's Don't Multiply Flag must be \"0\" or \"1\"."),
    COUPON_EXCESS_DATA("The coupon contains excess data after the recognised optional fields."),
    INVALID_LATITUDE("The latitude is outside of the range \"0000000000\" to \"1800000000\"."),
    INVALID_LONGITUDE("The longitude is outside of the range \"0000000000\" to \"3600000000\"."),
    INVALID_MEDIA_TYPE("A valid AIDC media type is required."),
    LATITUDE_INVALID_LENGTH("The latitude must be 10 digits."),
    LONGITUDE_INVALID_LENGTH("The longitude must be 10 digits."),
    INVALID_CSET64_CHARACTER("A non-CSET 64 character was found where a CSET 64 character is expected."),
    INVALID_CSET64_PADDING("Incorrect number of CSET 64 pad characters."),
    NOT_HYPHEN("Only hyphens are permitted."),
    INVALID_BIOLOGICAL_SEX_CODE("A valid ISO/IEC 5218 biological sex code required."),
    POSITION_IN_SEQUENCE_MALFORMED("The data must have the format \"<pos>/<end>\"."),
    POSITION_EXCEEDS_END("The position number must not exceed the end number."),
    REQUIRES_NON_DIGIT_CHARACTER("A non-digit character is required."),
    HOUR_TOO_SHORT("The hour is too short for HH format."),
    HOUR_TOO_LONG("The hour is too long for HH format."),
    MINUTE_TOO_SHORT("The minute is too short for MI format."),
    MINUTE_TOO_LONG("The minute is too long for MI format."),
    SECOND_TOO_SHORT("The second is too short for SS format."),
    SECOND_TOO_LONG("The second is too long for SS format."),
    INVALID_PACKAGE_TYPE("A valid PackageTypeCode is required."),
    TOO_SHORT_FOR_GCP("The component is shorter than the minimum length GS1 Company Prefix."),
    IBAN_TOO_LONG("The IBAN is too long.");

    private final String sentence;

    LintError(String sentence) {
        this.sentence = sentence;
    }

    /// What is wrong, in one English sentence.
    public String sentence() {
        return sentence;
    }
}
