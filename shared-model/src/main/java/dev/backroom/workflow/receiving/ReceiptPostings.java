package dev.backroom.workflow.receiving;

import dev.backroom.policy.PostingGrain;
import dev.backroom.policy.Scope;
import dev.backroom.store.DocumentRow.Delivery;
import dev.backroom.store.DocumentRow.Entry;
import dev.backroom.store.DocumentRow.EntryKind;
import dev.backroom.store.DocumentRow.Order;
import dev.backroom.store.DocumentRow.OrderLine;
import dev.backroom.store.DocumentRow.Receipt;
import dev.backroom.store.DocumentRow.ReceiptState;
import dev.backroom.store.Index.Word;
import dev.backroom.store.MasterRow.Item;
import dev.backroom.store.MasterRow.Vendor;
import dev.backroom.store.Place;
import dev.backroom.store.Posting;
import dev.backroom.store.RowKey;
import dev.backroom.store.RowKind;
import dev.backroom.store.Status;
import dev.backroom.workflow.Draft;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// What other systems are told of a receipt: each carton at once, or all of it when it closes, by policy; later
/// corrections when they are made.
///
/// It looks at what a decision did to entries, whatever operation that was, so that no way of receiving or taking
/// back
/// can be forgotten. An entry counts as told when it was made before the receipt was last told; taken back after
/// that,
/// it is told again with the other sign.
public final class ReceiptPostings {

    /// What one line of a message is about; sorted, so that equal decisions have equal messages.
    private record About(int order, int orderLine, int item, Status status) implements Comparable<About> {
        private static final Comparator<About> ORDER = Comparator.comparingInt(About::order)
                .thenComparingInt(About::orderLine)
                .thenComparingInt(About::item)
                .thenComparing(About::status);

        @Override
        public int compareTo(About other) {
            return ORDER.compare(this, other);
        }

        boolean sharesLineWith(About other) {
            return order == other.order && orderLine == other.orderLine && item == other.item;
        }
    }

    private record Amount(long quantity, long grams) {
        Amount plus(Amount other) {
            return new Amount(Math.addExact(quantity, other.quantity), Math.addExact(grams, other.grams));
        }

        boolean isLess() {
            return quantity < 0 || grams < 0;
        }

        boolean isNothing() {
            return quantity == 0 && grams == 0;
        }
    }

    private final Draft draft;
    private final Receipt receipt;
    private final Delivery delivery;
    private final String vendor;
    private final TreeMap<About, Amount> amounts = new TreeMap<>();

    private ReceiptPostings(Draft draft, Receipt receipt, Delivery delivery) {
        this.draft = draft;
        this.receipt = receipt;
        this.delivery = delivery;
        this.vendor = Optional.ofNullable(draft.master().vendors().get(delivery.vendor()))
                .map(Vendor::code)
                .orElse("");
    }

    /// Whether receipts of a delivery that is opened now are told carton by carton. Settled at the opening, so that a
    /// policy that changes in the middle tells nothing twice.
    static boolean byCarton(Draft draft, Delivery delivery) {
        String vendor = Optional.ofNullable(draft.master().vendors().get(delivery.vendor()))
                .map(Vendor::code)
                .orElse("");
        return PostingGrain.of(draft.master(), new Scope(draft.store(), "", vendor)) == PostingGrain.CARTON;
    }

    /// Adds to a decision what has to be told about it.
    public static void add(Draft draft) {
        for (Receipt receipt : touched(draft)) {
            Optional<Delivery> delivery = draft.row(Delivery.class, RowKey.of(RowKind.DELIVERY, receipt.delivery()));
            delivery.ifPresent(about -> new ReceiptPostings(draft, receipt, about).tell());
        }
    }

    private static List<Receipt> touched(Draft draft) {
        Map<Integer, Receipt> receipts = new TreeMap<>();
        draft.changed(Receipt.class).forEach(receipt -> receipts.put(receipt.id(), receipt));
        for (Entry entry : draft.changed(Entry.class)) {
            receipts.computeIfAbsent(
                    entry.receipt(),
                    id -> draft.row(Receipt.class, RowKey.of(RowKind.RECEIPT, id))
                            .orElseThrow());
        }
        return List.copyOf(receipts.values());
    }

    private void tell() {
        if (receipt.byCarton()) {
            justNow();
            boolean correction = receipt.state() == ReceiptState.CLOSED && wasToldOfCartons();
            write(restated().orElse(isMore() && !correction ? Posting.Kind.RECEIPT : Posting.Kind.ADJUSTMENT));
        } else if (receipt.state() == ReceiptState.CLOSED) {
            boolean first = receipt.posted() == 0;
            if (wasOpen()) {
                sinceTold();
            } else {
                justNow();
            }
            Posting.Kind usual = first ? Posting.Kind.RECEIPT : Posting.Kind.ADJUSTMENT;
            boolean told = write(wasOpen() ? usual : restated().orElse(usual));
            if (told || !first) {
                draft.put(receipt.posted(draft.event()));
            }
        }
    }

    private boolean wasToldOfCartons() {
        return entries().stream().anyMatch(ReceiptPostings::concerns);
    }

    private List<Entry> entries() {
        return draft.state().by(Entry.class, Word.of(RowKind.ENTRY, "receipt", receipt.id()));
    }

    private boolean wasOpen() {
        return draft.state()
                .row(Receipt.class, receipt.key())
                .filter(before -> before.state() == ReceiptState.OPEN)
                .isPresent();
    }

    /// What nobody knows, what went back with the driver, and where goods went that left, is told to nobody.
    private static boolean concerns(Entry entry) {
        boolean here = Place.isReal(entry.stock().place());
        return entry.kind() != EntryKind.HANDED_BACK && entry.item() != 0 && here;
    }

    /// What this decision did.
    private void justNow() {
        for (Entry entry : draft.changed(Entry.class)) {
            if (entry.receipt() == receipt.id()) {
                count(entry, entry.number() == draft.event() ? 1 : -1);
            }
        }
    }

    /// What the receipt holds now and did not when it was last told.
    private void sinceTold() {
        for (Entry entry : entries()) {
            boolean told = entry.number() <= receipt.posted()
                    && (entry.reversed() == 0 || entry.reversed() > receipt.posted());
            boolean holds = entry.reversed() == 0;
            if (told != holds) {
                count(entry, holds ? 1 : -1);
            }
        }
    }

    private void count(Entry entry, int sign) {
        if (concerns(entry)) {
            About about = new About(
                    entry.order(),
                    entry.orderLine(),
                    entry.item(),
                    entry.stock().status());
            amounts.merge(about, new Amount(sign * entry.quantity(), sign * entry.grams()), Amount::plus);
        }
    }

    /// What it is called that goods which had come have another status now, or left; nothing where that is not what
    /// happened.
    private Optional<Posting.Kind> restated() {
        Optional<Posting.Kind> kind = Optional.empty();
        for (Entry entry : draft.changed(Entry.class)) {
            if (entry.receipt() != receipt.id()) {
                continue;
            }
            if (entry.kind() != EntryKind.RESTATED) {
                return Optional.empty();
            }
            if (entry.quantity() > 0) {
                kind = Optional.of(kind(entry.stock().place()));
            }
        }
        return kind;
    }

    private static Posting.Kind kind(int to) {
        if (Place.isReal(to)) {
            return Posting.Kind.STATUS;
        }
        return Place.virtualOf(to) == Place.Virtual.VENDOR_RETURN ? Posting.Kind.VENDOR_RETURN : Posting.Kind.WRITE_OFF;
    }

    private boolean isMore() {
        return amounts.values().stream().allMatch(amount -> amount.quantity() >= 0);
    }

    /// A receipt takes nothing away: what has become less of something since it came, and not of the same line, is
    /// told behind it as a correction.
    ///
    /// @return whether there was something to tell
    private boolean write(Posting.Kind kind) {
        amounts.values().removeIf(Amount::isNothing);
        boolean something = !amounts.isEmpty();
        if (kind == Posting.Kind.RECEIPT) {
            TreeMap<About, Amount> less = new TreeMap<>(amounts);
            less.values().removeIf(amount -> !amount.isLess());
            less.keySet().forEach(amounts::remove);
            write(kind, amounts);
            write(Posting.Kind.ADJUSTMENT, less);
        } else {
            write(kind, amounts);
        }
        return something;
    }

    private void write(Posting.Kind kind, TreeMap<About, Amount> told) {
        PostingGrain grain = PostingGrain.of(draft.master(), new Scope(draft.store(), "", vendor));
        List<Posting.Line> lines = new ArrayList<>();
        About before = null;
        for (Map.Entry<About, Amount> one : told.entrySet()) {
            About about = one.getKey();
            if (grain == PostingGrain.LINE && before != null && !about.sharesLineWith(before)) {
                post(kind, lines);
                lines.clear();
            }
            lines.add(line(about, one.getValue()));
            before = about;
        }
        post(kind, lines);
    }

    private void post(Posting.Kind kind, List<Posting.Line> lines) {
        if (!lines.isEmpty()) {
            draft.post(kind, delivery.code(), draft.master().businessDay(draft.store(), draft.time()), vendor, lines);
        }
    }

    private Posting.Line line(About about, Amount amount) {
        Item item = Objects.requireNonNull(draft.master().items().get(about.item()), "an item that was received");
        Optional<Order> order = draft.row(Order.class, RowKey.of(RowKind.ORDER, about.order()));
        long cost = order.stream()
                .flatMap(o -> o.lines().stream())
                .filter(line -> line.line() == about.orderLine() && line.item() == about.item())
                .map(OrderLine::costMinor)
                .findFirst()
                .orElse(item.costMinor());
        return new Posting.Line(
                item.sku(),
                about.status(),
                amount.quantity(),
                amount.grams(),
                order.map(Order::code).orElse(""),
                about.orderLine(),
                order.map(Order::version).orElse(0L),
                cost);
    }
}
