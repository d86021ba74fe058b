package dev.backroom.console.live;

import dev.backroom.console.feed.Hands;
import dev.backroom.console.feed.InView;
import dev.backroom.operation.Outcome;
import dev.backroom.operation.Refusal;
import dev.backroom.store.DocumentRow.Arrival;
import dev.backroom.store.DocumentRow.Delivery;
import dev.backroom.store.DocumentRow.DeliveryState;
import dev.backroom.store.DocumentRow.Discrepancy;
import dev.backroom.store.DocumentRow.DiscrepancyKind;
import dev.backroom.store.DocumentRow.DiscrepancyState;
import dev.backroom.store.DocumentRow.Entry;
import dev.backroom.store.DocumentRow.EntryKind;
import dev.backroom.store.DocumentRow.NoticeLine;
import dev.backroom.store.DocumentRow.Receipt;
import dev.backroom.store.DocumentRow.ReceiptState;
import dev.backroom.store.MasterRow.Device;
import dev.backroom.store.MasterRow.Item;
import dev.backroom.store.MasterRow.Site;
import dev.backroom.store.MasterRow.Temperature;
import dev.backroom.store.MasterRow.Tracking;
import dev.backroom.store.MasterRow.Vendor;
import dev.backroom.store.Row;
import dev.backroom.store.StockKey;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Listed;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A store's morning in rows: what the feed would bring at 08:42.
public final class Morning {

    public static final StoreId STORE = StoreId.parse("0123");
    public static final Instant NOW = Instant.parse("2027-03-09T08:42:07Z");
    static final List<String> VENDORS = List.of(
            "Harvest Foods", "Nordfisch", "Boxline", "Daily Bread", "Molkerei Weidenhof", "Blumen & Garten Söhne");

    public final Hands clock = new Hands(NOW);
    public final InView view = new InView(STORE);
    private long number = 100;

    /// The chain: the store, its vendors, some items, two handhelds.
    public Morning opened() {
        List<Row> rows = new ArrayList<>();
        rows.add(new Site(STORE.value(), "Leeds Briggate", ZoneId.of("Europe/London"), LocalTime.of(4, 0)));
        for (int i = 0; i < VENDORS.size(); i++) {
            rows.add(new Vendor(i + 1, "V" + (i + 1), VENDORS.get(i)));
        }
        for (int i = 1; i <= 52; i++) {
            rows.add(new Item(
                    i,
                    "SKU-" + i,
                    "Item " + i,
                    "G",
                    Temperature.AMBIENT,
                    Tracking.NONE,
                    false,
                    0,
                    Map.of(),
                    100,
                    List.of()));
        }
        rows.add(new Device(1004, "Handheld 04", Set.of(), Set.of(), true, true));
        rows.add(new Device(1017, "Handheld 17", Set.of(), Set.of(), true, true));
        view.chain(true, 60, rows);
        return this;
    }

    /// Seven deliveries, each in another state.
    public Morning busy() {
        opened();
        List<Row> rows = new ArrayList<>();
        rows.addAll(delivery(1, "4711", 1, "06:10", DeliveryState.ARRIVED, 52, 38, 36));
        rows.addAll(delivery(2, "4712", 2, "07:30", DeliveryState.ARRIVED, 14, 0, 24));
        rows.addAll(delivery(3, "4709", 3, "07:40", DeliveryState.EXPECTED, 31, 0, 12));
        rows.addAll(delivery(4, "4702", 4, "05:10", DeliveryState.CLOSED, 22, 21, 20));
        rows.addAll(delivery(5, "4715", 1, "11:00", DeliveryState.EXPECTED, 40, 0, 48));
        rows.addAll(delivery(6, "4716", 5, "09:15", DeliveryState.EXPECTED, 9, 0, 96));
        rows.addAll(delivery(7, "4698", 6, "05:45", DeliveryState.CLOSED, 6, 6, 30));
        rows.add(receipt(1, 1, ReceiptState.OPEN));
        rows.add(entry(1, EntryKind.DAMAGED, 39, 2));
        rows.add(problem(1, DiscrepancyKind.DAMAGE, 1));
        rows.add(problem(2, DiscrepancyKind.WRONG_PRODUCT, 1));
        rows.add(problem(3, DiscrepancyKind.SHORTAGE, 4));
        view.replace(number, rows);
        view.linked(clock.live());
        return this;
    }

    /// Many deliveries of one day.
    public Morning crowded(int deliveries) {
        opened();
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i <= deliveries; i++) {
            var time = "%02d:%02d".formatted(5 + i % 15, i % 60);
            var state = DeliveryState.values()[i % 3];
            rows.addAll(delivery(i, Integer.toString(50_000 + i), 1 + i % 6, time, state, 8, i % 9, 1_200));
        }
        view.replace(number, rows);
        view.linked(clock.live());
        return this;
    }

    /// A store of which everything is known and nothing is due.
    public Morning quiet() {
        opened();
        view.replace(number, List.of());
        view.linked(clock.live());
        return this;
    }

    /// One more delivery comes in.
    public void announce(int id, String code, String time) {
        view.change(++number, delivery(id, code, 2, time, DeliveryState.EXPECTED, 5, 0, 10));
    }

    /// One scan: an item of the delivery is received.
    public void receive(int delivery, int item, long quantity) {
        view.change(++number, List.of(entry(delivery, EntryKind.RECEIVED, item, quantity)));
    }

    /// Answers as the log has them.
    public void answers() {
        view.news(List.of(
                answer(1, 1004, "receipt-opened", new Outcome.Accepted("receipt-opened", Map.of("delivery", "4711"))),
                answer(2, 1004, "receive-goods", received("36", "Granola honey 500 g", "D4-08")),
                answer(
                        3,
                        1017,
                        "receive-goods",
                        new Outcome.Refused(
                                Refusal.WRONG_PRODUCT,
                                Map.of("name", "Blueberry jam 340 g", "delivery", "4711"),
                                List.of())),
                answer(4, 1004, "receive-goods", received("24", "Skyr natur 450 g", "C1-02")),
                answer(
                        5,
                        1004,
                        "report-damage",
                        new Outcome.Accepted(
                                "damage-noted",
                                Map.of("quantity", "2", "name", "Espresso beans 1 kg", "case", "1", "place", "Q-01"))),
                answer(
                        6,
                        1017,
                        "receive-goods",
                        new Outcome.Asks(
                                "over-order",
                                Map.of("excess", "2", "name", "Cold brew 250 ml", "delivery", "4711"),
                                false)),
                answer(
                        7,
                        1017,
                        "receive-goods",
                        new Outcome.Refused(Refusal.CHECK_DIGIT, Map.of("code", "4006381333932"), List.of())),
                answer(8, 1004, "receive-goods", received("12", "Oat drink barista 1 l", "A2-01"))));
    }

    static Outcome received(String quantity, String name, String place) {
        return new Outcome.Accepted("received", Map.of("quantity", quantity, "name", name, "place", place));
    }

    static Listed.Event answer(long event, int source, String type, Outcome outcome) {
        return new Listed.Event(
                event,
                NOW.minusSeconds((9 - event % 9) * 13),
                source,
                event,
                Optional.of(type),
                Optional.empty(),
                Optional.of(outcome),
                List.of());
    }

    private List<Row> delivery(
            int id, String code, int vendor, String time, DeliveryState state, int lines, int done, long each) {
        var due = Instant.parse("2027-03-09T" + time + ":00Z");
        List<NoticeLine> promised = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        if (state != DeliveryState.EXPECTED && done > 0) {
            rows.add(receipt(id, id, state == DeliveryState.CLOSED ? ReceiptState.CLOSED : ReceiptState.OPEN));
        }
        for (int line = 1; line <= lines; line++) {
            promised.add(new NoticeLine(line, 0, 0, line, each));
            if (line <= done && state != DeliveryState.EXPECTED) {
                rows.add(entry(id, EntryKind.RECEIVED, line, each));
            }
        }
        var arrival = state == DeliveryState.EXPECTED
                ? List.<Arrival>of()
                : List.of(new Arrival(due, 7, "", 12, Arrival.NOT_MEASURED, false, ""));
        boolean closed = state == DeliveryState.CLOSED;
        rows.add(
                0,
                new Delivery(
                        id,
                        code,
                        vendor,
                        List.of(),
                        due,
                        state,
                        promised,
                        arrival,
                        closed ? due.plus(Duration.ofMinutes(70)) : Instant.EPOCH,
                        closed ? 7 : 0));
        return rows;
    }

    private static Receipt receipt(int id, int delivery, ReceiptState state) {
        return new Receipt(id, delivery, state, NOW, 7, Instant.EPOCH, 0, false, 0, false);
    }

    private Entry entry(int receipt, EntryKind kind, int item, long quantity) {
        return new Entry(++number, 1, receipt, kind, item, 0, 0, 0, quantity, 0, StockKey.plain(item, 1), 7, 0);
    }

    private static Discrepancy problem(int id, DiscrepancyKind kind, int delivery) {
        return new Discrepancy(
                id,
                kind,
                DiscrepancyState.OPEN,
                1,
                2,
                delivery,
                delivery,
                1,
                id,
                NOW,
                NOW.plusSeconds(3600),
                0,
                Map.of());
    }
}
