package dev.backroom.gateway.edge.http;

import dev.backroom.code.Gtin;
import dev.backroom.code.Parsed;
import dev.backroom.code.Scan;
import dev.backroom.code.Sscc;
import dev.backroom.gateway.edge.problem.Phrases;
import dev.backroom.store.DocumentRow;
import dev.backroom.store.DocumentRow.DeliveryState;
import dev.backroom.store.DocumentRow.UnitState;
import dev.backroom.store.Index;
import dev.backroom.store.Kept;
import dev.backroom.store.Master;
import dev.backroom.store.Master.Scanned;
import dev.backroom.store.MasterRow;
import dev.backroom.store.RowKind;
import dev.backroom.store.Store;
import dev.backroom.wire.Api;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Says what a barcode is in a store, and which operations may follow. Facts are about what it is, never about how
/// much
/// of it is there.
record ScanChecks(Store store, Master master, Phrases phrases) {

    private static final String UNKNOWN = "unknown";
    private static final List<String> GOODS =
            List.of("receive-goods", "report-damage", "quarantine-goods", "hand-back", "move-goods");

    /// What was found.
    ///
    /// @param unknownUnit SSCC of a unit that this store does not know
    record Found(Api.ScanAnswer answer, Optional<String> unknownUnit) {}

    Found check(Api.ScanCheck asked) {
        String text = asked.barcode().strip();
        Api.ScanAnswer answer = answer(text);
        boolean unknown = answer.kind().equals(UNKNOWN);
        return new Found(
                answer,
                unknown && Scan.parse(text) instanceof Parsed.Ok<Scan>(Scan scan)
                        ? scan.sscc().map(Sscc::digits18)
                        : Optional.empty());
    }

    private Api.ScanAnswer answer(String text) {
        return named(text).orElseGet(() -> switch (Scan.parse(text)) {
            case Parsed.Ok<Scan>(Scan scan) -> scanned(scan, text);
            case Parsed.Bad<Scan>(var problem) ->
                answer(UNKNOWN, text, "", List.of(), Map.of("problem", problem.name()), "unreadable");
        });
    }

    /// What is written like one of the store's own codes.
    private Optional<Api.ScanAnswer> named(String text) {
        return one(DocumentRow.Location.class, RowKind.LOCATION, text)
                .map(this::location)
                .or(() ->
                        one(DocumentRow.Delivery.class, RowKind.DELIVERY, text).map(this::delivery))
                .or(() -> one(DocumentRow.Unit.class, RowKind.UNIT, text).map(this::unit))
                .or(() -> one(DocumentRow.Order.class, RowKind.ORDER, text).map(this::order))
                .or(() -> master.personByBadge(text).map(_ -> person()));
    }

    private <R extends Kept> Optional<R> one(Class<R> type, RowKind kind, String code) {
        return store.one(type, Index.Word.code(kind, code));
    }

    private Api.ScanAnswer scanned(Scan scan, String text) {
        Optional<Sscc> sscc = scan.sscc();
        if (sscc.isPresent()) {
            return one(DocumentRow.Unit.class, RowKind.UNIT, sscc.get().digits18())
                    .map(this::unit)
                    .orElseGet(() -> answer(UNKNOWN, sscc.get().digits18(), "", List.of(), Map.of(), "unknown-unit"));
        }
        Optional<Gtin> gtin = scan.gtin().or(scan::content);
        return gtin.flatMap(number -> master.byGtin(number.digits14()))
                .map(found -> goods(found, scan))
                .orElseGet(() -> unknown(gtin.map(Gtin::digits14).orElse(text)));
    }

    private Api.ScanAnswer goods(Scanned found, Scan scan) {
        Map<String, String> facts = new TreeMap<>();
        scan.lot().ifPresent(lot -> facts.put("lot", lot));
        scan.serial().ifPresent(serial -> facts.put("serial", serial));
        return switch (found) {
            case Scanned.OfPack(int id, MasterRow.Pack pack) ->
                master.item(id).map(item -> item(item, pack, facts)).orElseGet(() -> unknown(pack.gtin()));
            case Scanned.OfBundle(MasterRow.Bundle bundle) ->
                answer("bundle", bundle.gtin(), bundle.name(), GOODS, facts, "bundle");
        };
    }

    private Api.ScanAnswer item(MasterRow.Item item, MasterRow.Pack pack, Map<String, String> facts) {
        facts.put("sku", item.sku());
        facts.put("group", item.group());
        facts.put("temperature", item.temperature().name());
        facts.put("tracking", item.tracking().name());
        facts.put("level", pack.level());
        facts.put("unitsInPack", Long.toString(pack.quantity()));
        return answer("item", item.sku(), item.name(), GOODS, facts, "item");
    }

    private Api.ScanAnswer location(DocumentRow.Location location) {
        return answer(
                "location",
                location.code(),
                location.code(),
                List.of("move-goods", "move-unit"),
                Map.of("kind", location.kind().name()),
                "location");
    }

    private Api.ScanAnswer delivery(DocumentRow.Delivery delivery) {
        String vendor = new Naming(store, master).vendor(delivery.vendor());
        return answer(
                "delivery",
                delivery.code(),
                vendor,
                can(delivery.state()),
                Map.of("state", delivery.state().name(), "vendor", vendor),
                "delivery");
    }

    private static List<String> can(DeliveryState state) {
        return switch (state) {
            case EXPECTED -> List.of("check-in");
            case ARRIVED ->
                List.of("open-receipt", "receive-goods", "receive-unit", "report-damage", "hand-back", "close-receipt");
            case CLOSED, HANDED_BACK -> List.of();
        };
    }

    private Api.ScanAnswer unit(DocumentRow.Unit unit) {
        Naming naming = new Naming(store, master);
        Map<String, String> facts = new TreeMap<>(Map.of("state", unit.state().name()));
        naming.delivery(unit.delivery()).ifPresent(delivery -> facts.put("delivery", delivery));
        naming.location(unit.place()).ifPresent(place -> facts.put("place", place));
        List<String> can = unit.state() == UnitState.EXPECTED ? List.of("receive-unit") : List.of("move-unit");
        return answer("unit", unit.sscc(), unit.sscc(), can, facts, "unit");
    }

    private Api.ScanAnswer order(DocumentRow.Order order) {
        String vendor = new Naming(store, master).vendor(order.vendor());
        return answer(
                "order",
                order.code(),
                vendor,
                order.cancelled() ? List.of() : List.of("check-in", "open-receipt"),
                Map.of("vendor", vendor),
                "order");
    }

    /// A badge is no secret, but whose it is is nobody's business either.
    private Api.ScanAnswer person() {
        return answer("person", "", "", List.of(), Map.of(), "person");
    }

    private Api.ScanAnswer unknown(String text) {
        return answer(UNKNOWN, text, "", List.of("quarantine-goods", "hand-back"), Map.of(), "unknown");
    }

    private Api.ScanAnswer answer(
            String kind, String code, String name, List<String> can, Map<String, String> facts, String sentence) {
        Map<String, String> args = new TreeMap<>(facts);
        args.put("code", code);
        args.put("name", name);
        return new Api.ScanAnswer(kind, code, name, can, facts, phrases.text("scan." + sentence, args));
    }
}
