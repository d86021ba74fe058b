package dev.backroom.gateway.edge.http;

import dev.backroom.gateway.edge.token.Caller;
import dev.backroom.store.DocumentRow;
import dev.backroom.store.Index;
import dev.backroom.store.Master;
import dev.backroom.store.MasterRow;
import dev.backroom.store.RowKind;
import dev.backroom.store.Store;
import dev.backroom.wire.Listed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Papers, the work on them, and the devices that do it. Who may not see what is on hand gets no sums of
/// what came
/// in, and only their own scans.
final class DocumentLists {

    private DocumentLists() {}

    static Lists.Part orders(Store store, Master master, Lists.Wanted wanted) {
        Naming naming = new Naming(store, master);
        Cursor.Behind<DocumentRow.Order> found = PlaceLists.rows(
                store,
                DocumentRow.Order.class,
                wanted,
                (row, code) -> row.code().equals(code));
        boolean all = wanted.caller().seesStock();
        boolean blind = wanted.blind(store, master);
        return PlaceLists.part(
                store,
                found.rows().stream().map(row -> order(naming, row, all, blind)).toList(),
                found.next());
    }

    private static Listed.Order order(Naming naming, DocumentRow.Order row, boolean withReceived, boolean blind) {
        List<Listed.OrderLine> lines = row.lines().stream()
                .map(line -> new Listed.OrderLine(
                        line.line(),
                        naming.sku(line.item()),
                        blind ? Optional.empty() : Optional.of(line.ordered()),
                        withReceived
                                ? Optional.of(naming.store().receivedOnLine(row.id(), line.line(), line.item()))
                                : Optional.empty(),
                        blind || line.givenUp() == 0 ? Optional.empty() : Optional.of(line.givenUp())))
                .toList();
        return new Listed.Order(
                row.code(), naming.vendor(row.vendor()), row.due(), row.version(), row.cancelled(), lines);
    }

    static Lists.Part deliveries(Store store, Master master, Lists.Wanted wanted) {
        Naming naming = new Naming(store, master);
        Cursor.Behind<DocumentRow.Delivery> found = PlaceLists.rows(
                store,
                DocumentRow.Delivery.class,
                wanted,
                (row, state) -> row.state().name().equals(state));
        boolean blind = wanted.blind(store, master);
        return PlaceLists.part(
                store,
                found.rows().stream().map(row -> delivery(naming, row, blind)).toList(),
                found.next());
    }

    private static Listed.Delivery delivery(Naming naming, DocumentRow.Delivery row, boolean blind) {
        List<DocumentRow.Unit> units =
                naming.store().by(DocumentRow.Unit.class, Index.Word.of(RowKind.UNIT, "delivery", row.id()));
        List<Listed.DeliveryLine> lines = row.lines().stream()
                .map(line -> new Listed.DeliveryLine(
                        line.line(),
                        naming.order(line.order()),
                        line.orderLine(),
                        naming.sku(line.item()),
                        blind ? Optional.empty() : Optional.of(line.promised())))
                .toList();
        return new Listed.Delivery(
                row.code(),
                naming.vendor(row.vendor()),
                row.orders().stream()
                        .flatMap(order -> naming.order(order).stream())
                        .toList(),
                row.expectedAt(),
                row.state(),
                row.arrival().stream().map(DocumentRow.Arrival::at).findFirst(),
                row.closedBy() == 0 ? Optional.empty() : Optional.of(row.closedAt()),
                blind ? Optional.empty() : Optional.of(units.size()),
                blind ? Optional.empty() : Optional.of(open(units)),
                lines);
    }

    private static int open(List<DocumentRow.Unit> units) {
        return (int) units.stream()
                .filter(unit -> unit.state() == DocumentRow.UnitState.EXPECTED)
                .count();
    }

    static Lists.Part receipts(Store store, Master master, Lists.Wanted wanted) {
        Naming naming = new Naming(store, master);
        Cursor.Behind<DocumentRow.Receipt> found = PlaceLists.rows(
                store,
                DocumentRow.Receipt.class,
                wanted,
                (row, code) ->
                        naming.delivery(row.delivery()).filter(code::equals).isPresent());
        boolean blind = wanted.blind(store, master);
        return PlaceLists.part(
                store,
                found.rows().stream()
                        .map(row -> receipt(naming, row, wanted.caller(), blind))
                        .toList(),
                found.next());
    }

    private static Listed.Receipt receipt(Naming naming, DocumentRow.Receipt row, Caller caller, boolean blind) {
        List<Listed.Entry> entries =
                naming.store().by(DocumentRow.Entry.class, Index.Word.of(RowKind.ENTRY, "receipt", row.id())).stream()
                        .filter(entry -> caller.seesStock()
                                || entry.by() == caller.principal().actor())
                        .map(entry -> entry(naming, entry))
                        .toList();
        return new Listed.Receipt(
                row.id(),
                naming.delivery(row.delivery()).orElse(""),
                row.state(),
                row.openedAt(),
                row.closedBy() == 0 ? Optional.empty() : Optional.of(row.closedAt()),
                blind ? unallotted(entries) : entries);
    }

    /// How one scan was shared out among lines would tell what was ordered on each, and what is in a unit is what was
    /// promised: what came of a scan is told as one, and of a unit that it came.
    private static List<Listed.Entry> unallotted(List<Listed.Entry> entries) {
        Map<List<Object>, Listed.Entry> whole = new LinkedHashMap<>();
        for (Listed.Entry e : entries) {
            boolean unit = e.sscc().isPresent();
            Optional<String> sku = unit ? Optional.empty() : e.sku();
            whole.merge(
                    List.<Object>of(e.event(), e.kind(), sku, e.sscc(), e.reversed()),
                    told(e, sku, unit ? 0 : e.quantity()),
                    (before, more) -> told(before, sku, before.quantity() + more.quantity()));
        }
        return List.copyOf(whole.values());
    }

    private static Listed.Entry told(Listed.Entry e, Optional<String> sku, long quantity) {
        return new Listed.Entry(
                e.event(), e.kind(), sku, Optional.empty(), 0, e.sscc(), quantity, e.by(), e.reversed());
    }

    private static Listed.Entry entry(Naming naming, DocumentRow.Entry entry) {
        return new Listed.Entry(
                entry.number(),
                entry.kind(),
                naming.skuOf(entry.item()),
                naming.order(entry.order()),
                entry.orderLine(),
                naming.unit(entry.unit()),
                entry.quantity(),
                entry.by(),
                entry.reversed() != 0);
    }

    /// The enrolments that may work in the store, with how far each has come there.
    static Lists.Part devices(Store store, Master master, Lists.Wanted wanted) {
        Cursor.Behind<MasterRow.Device> found = Cursor.pick(
                master.devices().values().stream()
                        .filter(device -> isHere(device, store))
                        .filter(device ->
                                wanted.filter().isEmpty() || device.name().equals(wanted.filter())),
                device -> Cursor.of(device.id()),
                wanted.after(),
                wanted.limit());
        return PlaceLists.part(
                store,
                found.rows().stream()
                        .map(device -> new Listed.Device(
                                device.id(),
                                device.name(),
                                device.roles(),
                                device.counted(),
                                device.active(),
                                store.last(device.id())))
                        .toList(),
                found.next());
    }

    private static boolean isHere(MasterRow.Device device, Store store) {
        return device.stores().isEmpty() || device.stores().contains(store.id().value());
    }
}
