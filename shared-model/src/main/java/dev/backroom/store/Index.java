package dev.backroom.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Finds rows by what people call them and by what they belong to. Pure function of the rows: taking a row out is the
/// exact inverse of putting it in, so undo needs nothing else.
public final class Index {

    /// What a row can be found by.
    ///
    /// @param kind the row's kind
    /// @param what empty for the row's own code, so that no code can be mistaken for something else
    /// @param id number of what it belongs to, 0 where it is found by a text
    /// @param text the code, or the name of what it belongs to, empty where it is found by a number
    public record Word(RowKind kind, String what, long id, String text) {

        public static Word code(RowKind kind, String code) {
            return new Word(kind, "", 0, code);
        }

        /// The word of rows that belong to another row.
        public static Word of(RowKind kind, String what, long id) {
            return new Word(kind, what, id, "");
        }

        /// The word of rows that have something in common, such as their state.
        public static Word of(RowKind kind, String what, String name) {
            return new Word(kind, what, 0, name);
        }

        /// A lot is found by its number; what has only a date by that.
        public static Word batch(int item, String lot, LocalDate date, StockRow.DateKind kind) {
            return lot.isEmpty()
                    ? new Word(RowKind.BATCH, "date", item, date.toString() + kind)
                    : new Word(RowKind.BATCH, "lot", item, lot);
        }

        public static Word serial(int item, String serial) {
            return new Word(RowKind.SERIAL, "serial", item, serial);
        }

        /// The word of open cases that lines of an order are over.
        public static Word overage(String order) {
            return new Word(RowKind.DISCREPANCY, "overage", 0, order);
        }

        /// The word of cases that lines of an order were over, and somebody decided what becomes of that.
        public static Word overageDecided(String order) {
            return new Word(RowKind.DISCREPANCY, "overage-decided", 0, order);
        }

        public static Word orderLine(int order, int line) {
            return new Word(RowKind.ENTRY, "line", ((long) order << Integer.SIZE) | line, "");
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Word word
                    && kind == word.kind
                    && id == word.id
                    && text.equals(word.text)
                    && what.equals(word.what);
        }

        @Override
        public int hashCode() {
            int hash = (kind.ordinal() * 31 + what.hashCode()) * 31 + text.hashCode();
            return hash * 31 + Long.hashCode(id * 0x9E3779B97F4A7C15L);
        }
    }

    private final Map<Word, Keys> byWord = new HashMap<>();
    private final TreeMap<Instant, Keys> byDue = new TreeMap<>();
    private final Map<Taken, Long> taken = new HashMap<>();
    private final Map<Ordered, List<Integer>> takenLines = new HashMap<>();

    /// What goods were taken in for: a line of an order, or, where nobody ordered them, a receipt.
    record Taken(int order, int orderLine, int receipt, int item) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Taken taken
                    && order == taken.order
                    && orderLine == taken.orderLine
                    && receipt == taken.receipt
                    && item == taken.item;
        }

        @Override
        public int hashCode() {
            return ((order * 31 + orderLine) * 31 + receipt) * 31 + item;
        }
    }

    /// An item of an order, on whatever line.
    record Ordered(int order, int item) {}

    Keys get(Word word) {
        return byWord.getOrDefault(word, Keys.NONE);
    }

    void add(Kept row) {
        count(row, 1);
        for (Word word : words(row)) {
            byWord.computeIfAbsent(word, _ -> new Keys()).add(row.key());
        }
        Instant due = due(row);
        if (due.isBefore(LineRow.Clock.NEVER)) {
            byDue.computeIfAbsent(due, _ -> new Keys()).add(row.key());
        }
    }

    void remove(Kept row) {
        count(row, -1);
        for (Word word : words(row)) {
            take(byWord, word, row.key());
        }
        take(byDue, due(row), row.key());
    }

    /// @param except keys of rows that do not count
    Instant nextDue(Predicate<RowKey> except) {
        for (Map.Entry<Instant, Keys> due : byDue.entrySet()) {
            for (RowKey key : due.getValue()) {
                if (!except.test(key)) {
                    return due.getKey();
                }
            }
        }
        return LineRow.Clock.NEVER;
    }

    /// The sum of standing entries that took goods in; see [Store#receivedOnLine].
    long taken(Taken key) {
        return taken.getOrDefault(key, 0L);
    }

    /// Numbers of the lines of an order that an item was taken in on, ascending.
    List<Integer> takenLines(Ordered key) {
        return takenLines.getOrDefault(key, List.of());
    }

    List<RowKey> dueBy(Instant time) {
        List<RowKey> found = new ArrayList<>();
        byDue.headMap(time, true).values().forEach(keys -> keys.forEach(found::add));
        return found;
    }

    private void count(Kept row, int sign) {
        if (row instanceof DocumentRow.Entry entry
                && entry.reversed() == 0
                && entry.kind().tookIn()) {
            Taken key = entry.order() == 0
                    ? new Taken(0, 0, entry.receipt(), entry.item())
                    : new Taken(entry.order(), entry.orderLine(), 0, entry.item());
            boolean before = taken.containsKey(key);
            boolean now = taken.merge(key, sign * entry.quantity(), (a, b) -> a + b == 0 ? null : a + b) != null;
            if (before != now && entry.order() != 0) {
                noteLine(new Ordered(entry.order(), entry.item()), entry.orderLine(), now);
            }
        }
    }

    /// Nearly every item is on one line of its order, so the lists are tiny and rarely change.
    private void noteLine(Ordered key, int line, boolean there) {
        List<Integer> lines = new ArrayList<>(takenLines(key));
        if (there) {
            lines.add(line);
            lines.sort(null);
        } else {
            lines.remove((Integer) line);
        }
        if (lines.isEmpty()) {
            takenLines.remove(key);
        } else {
            takenLines.put(key, List.copyOf(lines));
        }
    }

    private static <K> void take(Map<K, Keys> map, K key, RowKey row) {
        Keys keys = map.get(key);
        if (keys != null) {
            keys.remove(row);
            if (keys.isEmpty()) {
                map.remove(key);
            }
        }
    }

    /// When time alone brings something about for this row; [LineRow.Clock#NEVER] for most rows.
    public static Instant due(Kept row) {
        return switch (row) {
            case DocumentRow.Waiting waiting ->
                waiting.retryAt().isBefore(waiting.until()) ? waiting.retryAt() : waiting.until();
            case DocumentRow.Asked asked -> asked.until();
            default -> LineRow.Clock.NEVER;
        };
    }

    private static List<Word> words(Kept row) {
        return switch (row) {
            case MasterRow master -> wordsOf(master);
            case DocumentRow document -> wordsOf(document);
            case StockRow.Batch b ->
                List.of(
                        Word.of(RowKind.BATCH, "item", b.item()),
                        Word.batch(b.item(), b.lot(), b.date(), b.dateKind()));
            case StockRow.Serial s -> List.of(Word.serial(s.item(), s.serial()));
            case TrustRow _, LineRow _ -> List.of();
        };
    }

    private static List<Word> wordsOf(MasterRow row) {
        return switch (row) {
            case MasterRow.Item item -> {
                List<Word> words = new ArrayList<>();
                words.add(Word.code(RowKind.ITEM, item.sku()));
                item.packs().forEach(pack -> words.add(Word.of(RowKind.ITEM, "gtin", pack.gtin())));
                yield words;
            }
            case MasterRow.Bundle b -> List.of(Word.code(RowKind.BUNDLE, b.gtin()));
            case MasterRow.Vendor v -> List.of(Word.code(RowKind.VENDOR, v.code()));
            case MasterRow.Person p -> List.of(Word.code(RowKind.PERSON, p.badge()));
            case MasterRow.Device d -> List.of(Word.code(RowKind.DEVICE, d.name()));
            case MasterRow.Policy p -> List.of(Word.code(RowKind.POLICY, p.name() + "@" + p.scope()));
            case MasterRow.Site _ -> List.of();
        };
    }

    private static List<Word> wordsOf(DocumentRow row) {
        return switch (row) {
            case DocumentRow.Location l ->
                List.of(
                        Word.code(RowKind.LOCATION, l.code()),
                        Word.of(RowKind.LOCATION, "parent", l.parent()),
                        Word.of(RowKind.LOCATION, "kind", l.kind().name()));
            case DocumentRow.Order o -> List.of(Word.code(RowKind.ORDER, o.code()));
            case DocumentRow.Delivery d -> {
                List<Word> words = new ArrayList<>();
                words.add(Word.code(RowKind.DELIVERY, d.code()));
                words.add(Word.of(RowKind.DELIVERY, "state", d.state().name()));
                d.orders().forEach(order -> words.add(Word.of(RowKind.DELIVERY, "order", order)));
                yield words;
            }
            case DocumentRow.Unit u ->
                List.of(
                        Word.code(RowKind.UNIT, u.sscc()),
                        Word.of(RowKind.UNIT, "delivery", u.delivery()),
                        Word.of(RowKind.UNIT, "parent", u.parent()),
                        Word.of(RowKind.UNIT, "place", u.place()));
            case DocumentRow.Receipt r -> List.of(Word.of(RowKind.RECEIPT, "delivery", r.delivery()));
            case DocumentRow.Entry e ->
                e.reversed() != 0
                        ? List.of(Word.of(RowKind.ENTRY, "receipt", e.receipt()))
                        : List.of(
                                Word.of(RowKind.ENTRY, "receipt", e.receipt()),
                                Word.orderLine(e.order(), e.orderLine()));
            case DocumentRow.Discrepancy d -> wordsOf(d);
            case DocumentRow.Asked _ -> List.of();
            case DocumentRow.Waiting w ->
                w.missing().stream()
                        .map(missing -> Word.of(RowKind.WAITING, "missing", missing))
                        .toList();
        };
    }

    private static List<Word> wordsOf(DocumentRow.Discrepancy d) {
        List<Word> words = new ArrayList<>(3);
        words.add(Word.of(RowKind.DISCREPANCY, "delivery", d.delivery()));
        words.add(Word.of(RowKind.DISCREPANCY, "state", d.state().name()));
        boolean open = d.state() == DocumentRow.DiscrepancyState.OPEN;
        String order = d.facts().get("order");
        if (order != null && d.kind() == DocumentRow.DiscrepancyKind.OVERAGE) {
            if (open) {
                words.add(Word.overage(order));
            } else if (d.facts().containsKey("resolvedBy")) {
                words.add(Word.overageDecided(order));
            }
        }
        if (d.kind() == DocumentRow.DiscrepancyKind.POSTING && open) {
            words.add(Word.of(
                    RowKind.DISCREPANCY,
                    "posting",
                    d.facts().get("target") + "/" + d.facts().get("posting")));
        }
        return words;
    }
}
