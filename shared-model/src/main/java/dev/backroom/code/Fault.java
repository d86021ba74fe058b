package dev.backroom.code;

import java.util.List;

/// The kinds of problem that a code can have. The first group is Backroom's own, about single numbers; the others
/// carry the names and sentences of the GS1 Barcode Syntax Engine, so that tools on both sides of a counter speak of
/// the same thing. Names are stable, `%s` stands for an argument of the problem.
public enum Fault {
    EMPTY("There is nothing to read"),
    CHARACTER("The character %s is not a digit"),
    LENGTH("%s digits, but it must be %s"),
    CHECK_DIGIT("The check digit is %s but should be %s"),
    NUMBER_SYSTEM("Number system %s has no short form"),
    NOT_SUPPRESSIBLE("%s cannot be shortened to UPC-E"),
    DATE_DIGITS("A date has six digits"),
    DATE_MONTH("There is no month %s"),
    DATE_DAY("Month %s has no day %s"),
    UNKNOWN_LAYOUT("Nothing says what the in-store code %s means"),
    VERIFIER("The verifier digit is %s but should be %s"),

    AI_DATA_IS_EMPTY("AI (%s) data is empty"),
    AI_DATA_HAS_INCORRECT_LENGTH("AI (%s) data has incorrect length"),
    AI_LINTER_ERROR("AI (%s): the value is not valid"),
    AI_VALUE_IS_TOO_SHORT("AI (%s) value is too short"),
    AI_VALUE_IS_TOO_LONG("AI (%s) value is too long"),
    AI_CONTAINS_ILLEGAL_CARAT_CHARACTER("AI (%s) contains illegal ^ character"),
    AI_UNRECOGNISED("Unrecognised AI: %s"),
    TOO_MANY_AIS("Too many AIs"),
    AI_PARSE_FAILED("Failed to parse AI data"),
    MISSING_FNC1_IN_FIRST_POSITION("Missing FNC1 in first position"),
    AI_DATA_EMPTY("The AI data is empty"),
    NO_AI_FOR_PREFIX("No known AI is a prefix of: %s..."),
    AI_DATA_IS_TOO_LONG("AI (%s) data is too long"),

    INVALID_AI_PAIRS("It is invalid to pair AI (%s) with AI (%s)"),
    REQUIRED_AIS_NOT_SATISFIED("Required AIs for AI (%s) are not satisfied: %s"),
    INSTANCES_OF_AI_HAVE_DIFFERENT_VALUES("Multiple instances of AI (%s) have different values"),
    SERIAL_NOT_PRESENT("Serial component must be present for AI (%s) when used with AI (8030)"),

    URI_CONTAINS_ILLEGAL_CHARACTERS("URI contains illegal characters"),
    URI_CONTAINS_ILLEGAL_SCHEME("Scheme must be http:// or HTTP:// or https:// or HTTPS://"),
    URI_MISSING_DOMAIN_AND_PATH_INFO("URI must contain a domain and path info"),
    DOMAIN_CONTAINS_ILLEGAL_CHARACTERS("Domain contains illegal characters"),
    NO_GS1_DL_KEYS_FOUND_IN_PATH_INFO("No GS1 DL keys found in path info"),
    AI_VALUE_PATH_ELEMENT_IS_EMPTY("AI (%s) value path element is empty"),
    DECODED_AI_FROM_DL_PATH_INFO_CONTAINS_ILLEGAL_NULL(
            "Decoded AI (%s) from DL path info contains illegal null character"),
    UNKNOWN_AI_IN_QUERY_PARAMS("Unknown AI (%s) in query parameters"),
    AI_VALUE_QUERY_ELEMENT_IN_EMPTY("AI (%s) value query element is empty"),
    DECODED_AI_VALUE_FROM_QUERY_PARAMS_CONTAINS_ILLEGAL_NULL(
            "Decoded AI (%s) value from DL query params contains illegal null character"),
    INVALID_KEY_QUALIFIER_SEQUENCE("The AIs in the path are not a valid key-qualifier sequence for the key"),
    DUPLICATE_AI("AI (%s) is duplicated"),
    AI_IS_NOT_VALID_DATA_ATTRIBUTE("AI (%s) is not a valid DL URI data attribute"),
    AI_SHOULD_BE_IN_PATH_INFO("AI (%s) from query params should be in the path info"),
    CANNOT_CREATE_DL_URI_WITHOUT_PRIMARY_KEY_AI("Cannot create a DL URI without a primary key AI"),
    DL_URI_TOO_LONG("Generated DL URI is too long"),

    DATA_TOO_LONG("Maximum data length is %s characters"),
    UNKNOWN_SYMBOLOGY("Unknown symbology"),
    PRIMARY_DATA_MUST_BE_N_DIGITS_WITHOUT_CHECK_DIGIT("Primary data must be %s digits without check digit"),
    PRIMARY_DATA_MUST_BE_N_DIGITS("Primary data must be %s digits"),
    PRIMARY_DATA_MUST_BE_ALL_DIGITS("Primary data must be all digits"),
    PRIMARY_DATA_CHECK_DIGIT_IS_INCORRECT("Primary data check digit is incorrect"),
    PRIMARY_DATA_IS_TOO_LARGE("Primary data item value is too large"),
    MISSING_SYMBOLOGY_IDENTIFIER("Missing symbology identifier"),
    UNSUPPORTED_SYMBOLOGY_IDENTIFIER("Unsupported symbology identifier"),
    PRIMARY_SCAN_DATA_IS_TOO_SHORT("Primary scan data is too short"),
    PRIMARY_MESSAGE_IS_TOO_LONG("Primary message is too long"),
    PRIMARY_MESSAGE_MAY_ONLY_CONTAIN_DIGITS("Primary message may only contain digits"),
    PRIMARY_MESSAGE_CHECK_DIGIT_IS_INCORRECT("Primary message check digit is incorrect"),
    SCAN_DATA_CONTAINS_ILLEGAL_CARAT("Scan data contains illegal ^ character");

    private final String sentence;

    Fault(String sentence) {
        this.sentence = sentence;
    }

    String sentence(List<String> arguments) {
        return sentence.formatted(arguments.toArray());
    }
}
