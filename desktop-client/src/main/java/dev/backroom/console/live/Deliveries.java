package dev.backroom.console.live;

import dev.backroom.console.feed.InView;
import dev.backroom.console.live.Delivered.Phase;
import dev.backroom.store.DocumentRow.Delivery;
import dev.backroom.store.DocumentRow.DeliveryState;
import dev.backroom.store.DocumentRow.Discrepancy;
import dev.backroom.store.DocumentRow.DiscrepancyState;
import dev.backroom.store.DocumentRow.Entry;
import dev.backroom.store.DocumentRow.EntryKind;
import dev.backroom.store.DocumentRow.Order;
import dev.backroom.store.DocumentRow.Receipt;
import dev.backroom.store.DocumentRow.ReceiptState;
import dev.backroom.store.DocumentRow.Unit;
import dev.backroom.store.Index.Word;
import dev.backroom.store.Master;
import dev.backroom.store.MasterRow.Vendor;
import dev.backroom.store.Row;
import dev.backroom.store.RowKey;
import dev.backroom.store.RowKind;
import dev.backroom.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Reads deliveries off the folded rows. Pure: the same rows and the same time give the same answer.
final class Deliveries {

    /// A truck is not late before this much has passed.
    static final Duration GRACE = Duration.ofMinutes(15);

    private final Store store;
    private final Master master;
    private final Instant now;

    private Deliveries(Store store, Master master, Instant now) {
        this.store = store;
        this.master = master;
        this.now = now;
    }

    static Deliveries of(InView view, Instant now) {
        return new Deliveries(view.store(), view.master(), now);
    }

    /// The ids of all deliveries that the store knows.
    Set<Integer> all() {
        Set<Integer> ids = new TreeSet<>();
        for (DeliveryState state : DeliveryState.values()) {
            store.by(Delivery.class, Word.of(RowKind.DELIVERY, "state", state.name()))
                    .forEach(delivery -> ids.add(delivery.id()));
        }
        return ids;
    }

    /// The ids of deliveries that these rows say something about.
    Set<Integer> touched(Collection<Row> rows) {
        Set<Integer> ids = new TreeSet<>();
        for (Row row : rows) {
            switch (row) {
                case Delivery delivery -> ids.add(delivery.id());
                case Receipt receipt -> ids.add(receipt.delivery());
                case Unit unit -> ids.add(unit.delivery());
                case Discrepancy found -> ids.add(found.delivery());
                case Entry entry -> receipt(entry.receipt()).ifPresent(receipt -> ids.add(receipt.delivery()));
                case Order order ->
                    store.by(Delivery.class, Word.of(RowKind.DELIVERY, "order", order.id()))
                            .forEach(delivery -> ids.add(delivery.id()));
                default -> {}
            }
        }
        ids.remove(0);
        return ids;
    }

    /// A delivery, where it is one of today's: due today or before and not done, at work, or done today.
    Optional<Delivered> today(int id) {
        return delivery(id).filter(this::isOfToday).map(this::delivered);
    }

    /// Whether it is announced for a later day.
    boolean isLater(int id) {
        return delivery(id)
                .filter(delivery -> delivery.state() == DeliveryState.EXPECTED)
                .filter(delivery -> day(delivery.expectedAt()).isAfter(day(now)))
                .isPresent();
    }

    private Optional<Delivery> delivery(int id) {
        return store.row(Delivery.class, RowKey.of(RowKind.DELIVERY, id));
    }

    private Optional<Receipt> receipt(int id) {
        return store.row(Receipt.class, RowKey.of(RowKind.RECEIPT, id));
    }

    private java.time.LocalDate day(Instant time) {
        return master.businessDay(store.id(), time);
    }

    private boolean isOfToday(Delivery delivery) {
        return switch (delivery.state()) {
            case ARRIVED -> true;
            case EXPECTED -> !day(delivery.expectedAt()).isAfter(day(now));
            case CLOSED, HANDED_BACK -> day(delivery.closedAt()).equals(day(now));
        };
    }

    private Delivered delivered(Delivery delivery) {
        Map<Integer, Long> promised = promised(delivery);
        Map<Integer, Long> received = new HashMap<>();
        long damaged = 0;
        boolean open = false;
        for (Receipt receipt : store.by(Receipt.class, Word.of(RowKind.RECEIPT, "delivery", delivery.id()))) {
            open |= receipt.state() == ReceiptState.OPEN;
            for (Entry entry : store.by(Entry.class, Word.of(RowKind.ENTRY, "receipt", receipt.id()))) {
                if (entry.reversed() == 0 && entry.kind().tookIn()) {
                    received.merge(entry.item(), entry.quantity(), Long::sum);
                    damaged += entry.kind() == EntryKind.DAMAGED ? entry.quantity() : 0;
                }
            }
        }
        Phase phase = phase(delivery, open);
        return new Delivered(
                delivery.id(),
                delivery.code(),
                vendor(delivery.vendor()),
                delivery.expectedAt(),
                phase,
                phase == Phase.LATE ? Duration.between(delivery.expectedAt(), now) : Duration.ZERO,
                promised.size(),
                (int) promised.entrySet().stream()
                        .filter(line -> received.getOrDefault(line.getKey(), 0L) >= line.getValue())
                        .count(),
                sum(promised.values()),
                sum(received.values()),
                damaged,
                promised.entrySet().stream()
                        .mapToLong(line -> Math.max(0, line.getValue() - received.getOrDefault(line.getKey(), 0L)))
                        .sum(),
                cases(delivery));
    }

    private static long sum(Collection<Long> quantities) {
        return quantities.stream().mapToLong(Long::longValue).sum();
    }

    /// What should come, by item: loose goods and what units hold; where the notice says nothing, what was ordered.
    private Map<Integer, Long> promised(Delivery delivery) {
        Map<Integer, Long> promised = new HashMap<>();
        delivery.lines().forEach(line -> promised.merge(line.item(), line.promised(), Long::sum));
        for (Unit unit : store.by(Unit.class, Word.of(RowKind.UNIT, "delivery", delivery.id()))) {
            unit.content().forEach(line -> promised.merge(line.item(), line.quantity(), Long::sum));
        }
        if (promised.isEmpty()) {
            for (int order : delivery.orders()) {
                store.row(Order.class, RowKey.of(RowKind.ORDER, order))
                        .ifPresent(row ->
                                row.lines().forEach(line -> promised.merge(line.item(), line.ordered(), Long::sum)));
            }
        }
        return promised;
    }

    private Phase phase(Delivery delivery, boolean open) {
        return switch (delivery.state()) {
            case CLOSED -> Phase.CLOSED;
            case HANDED_BACK -> Phase.HANDED_BACK;
            case ARRIVED -> open ? Phase.RECEIVING : Phase.ARRIVED;
            case EXPECTED -> {
                if (open) {
                    yield Phase.RECEIVING;
                }
                yield delivery.expectedAt().plus(GRACE).isBefore(now) ? Phase.LATE : Phase.EXPECTED;
            }
        };
    }

    private String vendor(int id) {
        Vendor vendor = master.vendors().get(id);
        return vendor == null ? "" : vendor.name();
    }

    private int cases(Delivery delivery) {
        return (int) store.by(Discrepancy.class, Word.of(RowKind.DISCREPANCY, "delivery", delivery.id())).stream()
                .filter(found -> found.state() == DiscrepancyState.OPEN)
                .count();
    }
}
