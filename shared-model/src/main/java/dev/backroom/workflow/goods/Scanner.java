package dev.backroom.workflow.goods;

import dev.backroom.code.CodeProblem;
import dev.backroom.code.Gtin;
import dev.backroom.code.Parsed;
import dev.backroom.code.Scan;
import dev.backroom.code.Sscc;
import dev.backroom.operation.Outcome.Refused;
import dev.backroom.operation.ReceivingOperation.Goods;
import dev.backroom.operation.Refusal;
import dev.backroom.store.DocumentRow.Unit;
import dev.backroom.store.Index.Word;
import dev.backroom.store.Master;
import dev.backroom.store.Master.Scanned;
import dev.backroom.store.MasterRow.Component;
import dev.backroom.store.MasterRow.Item;
import dev.backroom.store.RowKind;
import dev.backroom.store.StockRow.Batch;
import dev.backroom.store.StockRow.DateKind;
import dev.backroom.workflow.Facts;
import dev.backroom.workflow.Say;
import dev.backroom.workflow.Step;
import dev.backroom.workflow.Step.Go;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads what was scanned and keyed. What was keyed wins over what the barcode says.
public final class Scanner {

    private static final int CODE_SAID = 60;
    private static final int LABEL_MAX = 50;

    private final Facts facts;

    public Scanner(Facts facts) {
        this.facts = facts;
    }

    /// The pieces or the unit; or a refusal: quantity, barcode, unknown barcode.
    public Step<Reading> read(Goods goods) {
        if (goods.barcode().isBlank()) {
            return Step.stop(Say.missing("/goods/barcode"));
        }
        Optional<Refused> endless =
                tooLong("/goods/lot", goods.lot()).or(() -> tooLong("/goods/serial", goods.serial()));
        if (endless.isPresent()) {
            return Step.stop(endless.get());
        }
        return switch (Scan.parse(goods.barcode())) {
            case Parsed.Bad<Scan>(CodeProblem problem) -> Step.stop(garbled(goods.barcode(), problem));
            case Parsed.Ok<Scan>(Scan scan) ->
                switch (Scans.of(scan, goods.more())) {
                    case Step.Stop<Scans>(var why) -> Step.stop(why);
                    case Go<Scans>(Scans scans) -> meaning(goods, scans);
                };
        };
    }

    /// A unit's SSCC or licence plate from its label.
    ///
    /// @param field where it was said, as JSON pointer below the operation
    public static Step<String> plate(String field, String raw) {
        if (raw.isBlank()) {
            return Step.stop(Say.missing(field));
        }
        return switch (Scan.parse(raw)) {
            case Parsed.Bad<Scan>(CodeProblem problem) -> Step.stop(garbled(raw, problem));
            case Parsed.Ok<Scan>(Scan scan) ->
                Step.go(scan.sscc().map(Sscc::digits18).orElse(raw.strip()));
        };
    }

    private Step<Reading> meaning(Goods goods, Scans scans) {
        Scan scan = scans.key();
        Optional<Sscc> sscc = scan.sscc();
        if (sscc.isPresent()) {
            return Step.go(new Reading.OfUnit(sscc.get().digits18()));
        }
        if (scan instanceof Scan.PlainText(String text) && isPlate(text)) {
            return Step.go(new Reading.OfUnit(text));
        }
        Step<Long> packs = packs(goods, scans);
        if (!(packs instanceof Go<Long>(Long count))) {
            return packs.as();
        }
        Optional<Scanned> scanned = scanned(scan);
        if (scanned.isEmpty()) {
            return Step.stop(Say.notThese(Refusal.UNKNOWN_BARCODE, "code", said(goods.barcode())));
        }
        return switch (scanned.get()) {
            case Scanned.OfPack(int item, var pack) -> item(goods, scans, item, pack.quantity(), count);
            case Scanned.OfBundle(var bundle) -> bundle(goods, scans, bundle.name(), bundle.components(), count);
        };
    }

    private boolean isPlate(String text) {
        return facts.state().one(Unit.class, Word.code(RowKind.UNIT, text)).isPresent();
    }

    /// Left empty, the quantity is what the label says; most labels say none.
    private static Step<Long> packs(Goods goods, Scans scan) {
        boolean ofLabel = goods.quantity().isEmpty() && scan.count().isPresent();
        return Quantities.read(ofLabel ? Long.toString(scan.count().getAsLong()) : goods.quantity());
    }

    private Optional<Scanned> scanned(Scan scan) {
        if (scan instanceof Scan.PlainText(String text)) {
            Integer item = facts.master().itemBySku().get(text);
            return Optional.ofNullable(item).map(id -> new Scanned.OfPack(id, Master.SINGLE));
        }
        return scan.gtin().or(scan::content).map(Gtin::digits14).flatMap(facts.master()::byGtin);
    }

    private Step<Reading> item(Goods goods, Scans scan, int id, long perPack, long packs) {
        Optional<Long> quantity = Quantities.inBaseUnits(packs, perPack);
        if (quantity.isEmpty()) {
            return Step.stop(Quantities.tooLarge(goods.quantity()));
        }
        Item item = facts.master().items().get(id);
        if (item == null) {
            return Step.stop(Say.notThese(Refusal.UNKNOWN_BARCODE, "code", said(goods.barcode())));
        }
        Step<Long> grams = grams(goods, scan, item);
        if (!(grams instanceof Go<Long>(Long weight))) {
            return grams.as();
        }
        Piece piece = new Piece(item, quantity.get(), weight, label(goods, scan));
        return Step.go(new Reading.Loose(item.name(), piece.quantity(), List.of(piece)));
    }

    private Step<Reading> bundle(Goods goods, Scans scan, String name, List<Component> components, long packs) {
        List<Piece> pieces = new ArrayList<>(components.size());
        long all = 0;
        for (Component component : components) {
            Optional<Long> quantity = Quantities.inBaseUnits(packs, component.quantity());
            Item item = facts.master().items().get(component.item());
            if (quantity.isEmpty() || item == null) {
                return Step.stop(Quantities.tooLarge(goods.quantity()));
            }
            pieces.add(new Piece(item, quantity.get(), 0, label(goods, scan)));
            all += quantity.get();
        }
        return Step.go(new Reading.Loose(name, all, pieces));
    }

    private static Step<Long> grams(Goods goods, Scans scan, Item item) {
        if (!item.catchWeight()) {
            return Step.go(0L);
        }
        long grams = goods.grams().orElseGet(() -> scan.grams().orElse(0));
        return grams < 0 || grams > Quantities.MAX ? Step.stop(Say.invalid("/goods/grams", grams)) : Step.go(grams);
    }

    private Label label(Goods goods, Scans scan) {
        String lot = goods.lot().or(scan::lot).orElse("");
        String serial = goods.serial().or(scan::serial).orElse("");
        Optional<LocalDate> expiry = goods.expiry();
        Optional<LocalDate> bestBefore = goods.bestBefore();
        if (expiry.isEmpty() && bestBefore.isEmpty()) {
            int year = facts.today().getYear();
            expiry = scan.expiry(year);
            bestBefore = scan.bestBefore(year);
        }
        if (expiry.isPresent()) {
            return new Label(lot, expiry.get(), DateKind.EXPIRY, serial);
        }
        return bestBefore
                .map(date -> new Label(lot, date, DateKind.BEST_BEFORE, serial))
                .orElseGet(() -> new Label(lot, Batch.UNDATED, DateKind.NONE, serial));
    }

    static Refused garbled(String raw, CodeProblem problem) {
        return switch (problem.name()) {
            case "CHECK_DIGIT",
                    "INCORRECT_CHECK_DIGIT",
                    "PRIMARY_DATA_CHECK_DIGIT_IS_INCORRECT",
                    "PRIMARY_MESSAGE_CHECK_DIGIT_IS_INCORRECT" -> Say.notThese(Refusal.CHECK_DIGIT, "code", said(raw));
            case "UNKNOWN_LAYOUT" -> Say.notThese(Refusal.UNKNOWN_BARCODE, "code", said(raw));
            default -> Say.notThese(Refusal.UNREADABLE_BARCODE, "code", said(raw));
        };
    }

    private static Optional<Refused> tooLong(String field, Optional<String> text) {
        return text.filter(given -> given.length() > LABEL_MAX)
                .map(given -> Say.invalid(field, given.substring(0, LABEL_MAX) + "…"));
    }

    /// A barcode as it can be shown and kept: without control characters, and not endless.
    public static String said(String raw) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(raw.length(), CODE_SAID); i++) {
            text.append(Character.isISOControl(raw.charAt(i)) ? '^' : raw.charAt(i));
        }
        return text.toString();
    }
}
