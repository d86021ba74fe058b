package dev.backroom.code;

import java.util.Optional;

/// The symbologies that carry GS1 data, and their AIM symbology identifiers (ISO/IEC 15424), by which a scanner that
/// is set up well says what it has read.
public enum Symbology {
    NONE("NONE", "", ""),
    DATABAR_OMNI("DataBarOmni", "", "e0"),
    DATABAR_TRUNCATED("DataBarTruncated", "", "e0"),
    DATABAR_STACKED("DataBarStacked", "", "e0"),
    DATABAR_STACKED_OMNI("DataBarStackedOmni", "", "e0"),
    DATABAR_LIMITED("DataBarLimited", "", "e0"),
    DATABAR_EXPANDED("DataBarExpanded", "", "e0"),
    UPC_A("UPCA", "E0", ""),
    UPC_E("UPCE", "E0", ""),
    EAN_13("EAN13", "E0", ""),
    EAN_8("EAN8", "E4", ""),
    GS1_128_CCA("GS1_128_CCA", "", "C1"),
    GS1_128_CCC("GS1_128_CCC", "", "C1"),
    QR("QR", "Q1", "Q3"),
    DATA_MATRIX("DM", "d1", "d2"),
    DOT_CODE("DotCode", "J0", "J1");

    private final String label;
    private final String plain;
    private final String gs1;

    Symbology(String label, String plain, String gs1) {
        this.label = label;
        this.plain = plain;
        this.gs1 = gs1;
    }

    /// The name that the GS1 Barcode Syntax Engine uses.
    public String label() {
        return label;
    }

    /// The symbology with that name.
    public static Optional<Symbology> labelled(String label) {
        for (Symbology symbology : values()) {
            if (symbology.label.equals(label)) {
                return Optional.of(symbology);
            }
        }
        return Optional.empty();
    }

    /// The two characters behind `]` for data that are not element strings; empty when there is no such thing.
    String plainIdentifier() {
        return plain;
    }

    /// The two characters behind `]` for element strings; empty when there is no such thing.
    String gs1Identifier() {
        return gs1;
    }

    /// Which symbology a scanner's identifier speaks of. Where several share one, the most general is meant: a UPC-A
    /// is read as an EAN-13, and all linear GS1 DataBar as the expanded one.
    ///
    /// @return NONE when the identifier is not one that carries GS1 data
    static Symbology identified(String identifier) {
        return switch (identifier) {
            case "E0" -> EAN_13;
            case "E4" -> EAN_8;
            case "C1" -> GS1_128_CCA;
            case "e0" -> DATABAR_EXPANDED;
            case "Q1", "Q3" -> QR;
            case "d1", "d2" -> DATA_MATRIX;
            case "J0", "J1" -> DOT_CODE;
            default -> NONE;
        };
    }
}
