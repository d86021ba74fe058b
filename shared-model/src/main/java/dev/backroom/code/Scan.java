package dev.backroom.code;

import java.util.Optional;
import java.util.OptionalLong;

/// What one pull of a scanner's trigger said. Which item, place or carton that is in this store, the store knows;
/// this
/// only tells what kind of code it was and what is in it.
public sealed interface Scan {
    /// An item by its GTIN and nothing else: one piece or one pack of the level that the GTIN names.
    record GtinScan(Gtin number) implements Scan {}

    /// A logistic unit by its licence plate and nothing else.
    record SsccScan(Sscc number) implements Scan {}

    /// A place by its GLN.
    ///
    /// @param number the place
    /// @param extension a place inside of it, AI 254; empty when there is none
    record LocationScan(Gln number, String extension) implements Scan {}

    /// GS1 data of more than one element, or of one that is no key.
    record ElementStringScan(ElementString elements) implements Scan {}

    /// An in-store code of variable measure.
    record VariableMeasureScan(VariableMeasure measure) implements Scan {}

    /// Text that is no code of GS1's: a place label, a licence plate of the house, anything.
    record PlainText(String text) implements Scan {}

    /// Reads what a scanner sends, with symbology identifier (`]C1…`) or without, or what a person typed.
    ///
    /// Without an identifier, digits of a GTIN's or SSCC's length are taken for one, so a wrong check digit is a
    /// problem. Eight digits that begin with 0 are a UPC-E where they can be, otherwise a GTIN-8.
    ///
    /// @param layouts what this retailer's in-store codes mean
    /// @return the scan, or the problem: an in-store code of unknown layout is UNKNOWN_LAYOUT, never one piece
    static Parsed<Scan> parse(String raw, MeasureLayouts layouts) {
        return new ScanReader(layouts).read(raw);
    }

    /// The same where no in-store codes are in use.
    static Parsed<Scan> parse(String raw) {
        return parse(raw, MeasureLayouts.NONE);
    }

    /// The GS1 data in it; none for other kinds.
    default ElementString data() {
        return this instanceof ElementStringScan(var elements) ? elements : ElementString.EMPTY;
    }

    /// The item scanned (AI 01, a GTIN, an in-store code without its value).
    default Optional<Gtin> gtin() {
        return switch (this) {
            case GtinScan(var number) -> Optional.of(number);
            case VariableMeasureScan(var measure) -> Optional.of(measure.gtin());
            case ElementStringScan(var elements) -> elements.gtin();
            case SsccScan _, LocationScan _, PlainText _ -> Optional.empty();
        };
    }

    /// The item inside of the logistic unit scanned (AI 02), [#count] pieces of it.
    default Optional<Gtin> content() {
        return data().content();
    }

    /// The logistic unit scanned.
    default Optional<Sscc> sscc() {
        return this instanceof SsccScan(var number) ? Optional.of(number) : data().sscc();
    }

    /// How many pieces the code speaks of (AI 37 or 30, or an in-store code that counts).
    default OptionalLong count() {
        return this instanceof VariableMeasureScan(var measure) ? measure.count() : data().count();
    }

    /// Net weight in grams.
    default OptionalLong grams() {
        return this instanceof VariableMeasureScan(var measure) ? measure.grams() : data().netWeightGrams();
    }

    /// Batch or lot.
    default Optional<String> lot() {
        return data().lot();
    }

    /// Serial number.
    default Optional<String> serial() {
        return data().serial();
    }

    /// Until when the goods are good: expiry before best before before sell by, where several are there.
    ///
    /// @param currentYear the present year, which tells the century of two-digit ones
    default Optional<ShelfLife> shelfLife(int currentYear) {
        return data().expiry(currentYear)
                .map(date -> new ShelfLife(ShelfLife.Kind.EXPIRY, date))
                .or(() -> data().bestBefore(currentYear).map(date -> new ShelfLife(ShelfLife.Kind.BEST_BEFORE, date)))
                .or(() -> data().date("16", currentYear).map(date -> new ShelfLife(ShelfLife.Kind.SELL_BY, date)));
    }
}
