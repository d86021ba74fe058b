package dev.backroom.operation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What people at the dock do.
public sealed interface ReceivingOperation extends Operation {

    /// A truck is at the door.
    ///
    /// @param delivery its code, or the code of an order that has no notice
    /// @param unitsCounted cartons and pallets counted, whatever the papers say
    /// @param celsius temperature of chilled goods, such as `4.5`
    record CheckIn(
            @Code String delivery,
            @Code(orEmpty = true) Optional<String> seal,
            int unitsCounted,
            Optional<String> celsius,
            boolean damaged,
            @Code(orEmpty = true) Optional<String> driver)
            implements ReceivingOperation {}

    /// What a receipt is opened by.
    enum Document {
        DELIVERY,
        ORDER,
        SSCC,
        /// Receipt without document.
        NONE
    }

    /// Opens the receipt of a delivery, or joins the one that is open.
    ///
    /// @param code of the document; for [Document#NONE] the vendor; for [Document#SSCC] the label as scanned, else
    ///   as [Code]
    record OpenReceipt(Document document, String code) implements ReceivingOperation {}

    /// Opens the receipt of what a vendor brings without an order, or joins the one that is open.
    ///
    /// @param invoice number of the driver's invoice; with the vendor it is the delivery's code
    /// @param counted what the driver says to have brought
    record OpenDirectDelivery(
            @Code String vendor,
            @Code String invoice,
            List<Goods> counted,
            @Code(orEmpty = true) Optional<String> driver)
            implements ReceivingOperation {}

    /// What was scanned or keyed about goods. Explicit fields win over what the barcode says.
    ///
    /// @param barcode as scanned: a GTIN of any pack level, or a GS1 element string
    /// @param quantity packs of the scanned level; as text, so that a fraction gets a proper answer
    /// @param lot lot number
    /// @param expiry date of application identifier 17
    /// @param bestBefore date of application identifier 15
    /// @param grams measured weight of catch-weight items
    /// @param more other barcodes on the same goods, as scanned, such as that of the lot: together they say
    ///   what one would
    record Goods(
            String barcode,
            String quantity,
            @Code(orEmpty = true) Optional<String> lot,
            Optional<LocalDate> expiry,
            Optional<LocalDate> bestBefore,
            @Code(orEmpty = true) Optional<String> serial,
            Optional<Long> grams,
            List<String> more) {

        /// Goods with one barcode.
        public Goods(
                String barcode,
                String quantity,
                Optional<String> lot,
                Optional<LocalDate> expiry,
                Optional<LocalDate> bestBefore,
                Optional<String> serial,
                Optional<Long> grams) {
            this(barcode, quantity, lot, expiry, bestBefore, serial, grams, List.of());
        }

        /// The same goods with another of their barcodes.
        public Goods and(String another) {
            List<String> all = new ArrayList<>(more);
            all.add(another);
            return new Goods(barcode, quantity, lot, expiry, bestBefore, serial, grams, List.copyOf(all));
        }

        /// Goods with nothing beside the barcode.
        public static Goods plain(String barcode, String quantity) {
            return new Goods(
                    barcode,
                    quantity,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
    }

    /// Receives loose goods to a place.
    ///
    /// @param to location code; empty = the store's stage
    record ReceiveGoods(
            @Code String delivery, Goods goods, @Code Optional<String> to) implements ReceivingOperation {}

    /// Receives a whole unit with its open children.
    record ReceiveUnit(
            @Code String delivery, String sscc, @Code Optional<String> to) implements ReceivingOperation {}

    /// Receives a unit that was opened, with what was counted in it; units that stand on it are scanned apart.
    ///
    /// @param counted all that is in it; nothing where it is empty
    record CountUnit(
            @Code String delivery,
            String sscc,
            List<Goods> counted,
            @Code Optional<String> to) implements ReceivingOperation {}

    /// Goods of this delivery are damaged. They are booked in as damaged, with a case.
    ///
    /// @param photos SHA-256 of photos, hexadecimal
    record ReportDamage(@Code String delivery, Goods goods, String reason, List<String> photos)
            implements ReceivingOperation {}

    /// Goods in hand that cannot be received are kept, held, with a case.
    ///
    /// @param reason code of the refusal that led here, such as `expired` or `unknown-barcode`
    record QuarantineGoods(@Code String delivery, Goods goods, String reason) implements ReceivingOperation {}

    /// Goods in hand are given back to the driver.
    record HandBack(@Code String delivery, Goods goods, String reason) implements ReceivingOperation {}

    /// Opens a closed delivery again, so that what was forgotten or booked wrong can be put right. Supervisors only.
    ///
    /// @param reason why, in a word or two
    record ReopenReceipt(@Code String delivery, @Code String reason) implements ReceivingOperation {}

    /// A truck is sent away with all that it brought: nothing of it was taken in.
    ///
    /// @param delivery its code, or the code of an order that has no notice
    /// @param reason `damage`, `temperature`, `seal`, or the code of a refusal such as `other-store`
    record HandBackDelivery(@Code String delivery, String reason) implements ReceivingOperation {}

    /// Closes the receipt of a delivery. What the notice promised and nobody saw becomes a shortage.
    record CloseReceipt(@Code String delivery) implements ReceivingOperation {}
}
