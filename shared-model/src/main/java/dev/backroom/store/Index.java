package dev.backroom.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Finds rows by what people call them and by what they belong to. Pure function of the rows: taking a row out is the
/// exact inverse of putting it in, so undo needs nothing else.
public final class Index {

    /// What a row can be found by.
    ///
    /// @param kind the row's kind
    /// @param text code, or name and number such as `receipt:7`
    public record Word(RowKind kind, String text) {

        public static Word code(RowKind kind, String code) {
            return new Word(kind, code);
        }

        /// The word of rows that belong to another row.
        public static Word of(RowKind kind, String what, long id) {
            return new Word(kind, what + ":" + id);
        }

        public static Word orderLine(int order, int line) {
            return new Word(RowKind.ENTRY, "order:" + order + "/" + line);
        }
    }

    private static final SortedSet<RowKey> NOTHING = new TreeSet<>();

    private final Map<Word, SortedSet<RowKey>> byWord = new HashMap<>();
    private final TreeMap<Instant, SortedSet<RowKey>> byDue = new TreeMap<>();

    SortedSet<RowKey> get(Word word) {
        return byWord.getOrDefault(word, NOTHING);
    }

    void add(Kept row) {
        for (Word word : words(row)) {
            byWord.computeIfAbsent(word, _ -> new TreeSet<>()).add(row.key());
        }
        if (due(row).isBefore(LineRow.Clock.NEVER)) {
            byDue.computeIfAbsent(due(row), _ -> new TreeSet<>()).add(row.key());
        }
    }

    void remove(Kept row) {
        for (Word word : words(row)) {
            take(byWord, word, row.key());
        }
        take(byDue, due(row), row.key());
    }

    Instant nextDue() {
        return byDue.isEmpty() ? LineRow.Clock.NEVER : byDue.firstKey();
    }

    List<RowKey> dueBy(Instant time) {
        List<RowKey> found = new ArrayList<>();
        byDue.headMap(time, true).values().forEach(found::addAll);
        return found;
    }

    private static <K> void take(Map<K, SortedSet<RowKey>> map, K key, RowKey row) {
        SortedSet<RowKey> set = map.get(key);
        if (set != null && set.remove(row) && set.isEmpty()) {
            map.remove(key);
        }
    }

    /// When time alone brings something about for this row; [LineRow.Clock#NEVER] for most rows.
    private static Instant due(Kept row) {
        return switch (row) {
            case DocumentRow.Waiting waiting -> waiting.until();
            case DocumentRow.Asked asked -> asked.until();
            default -> LineRow.Clock.NEVER;
        };
    }

    private static List<Word> words(Kept row) {
        return switch (row) {
            case MasterRow master -> wordsOf(master);
            case DocumentRow document -> wordsOf(document);
            case StockRow.Batch b ->
                List.of(Word.of(RowKind.BATCH, "item", b.item()), Word.code(RowKind.BATCH, b.item() + "/" + b.lot()));
            case StockRow.Serial s -> List.of(Word.code(RowKind.SERIAL, s.item() + "/" + s.serial()));
            case LineRow _ -> List.of();
        };
    }

    private static List<Word> wordsOf(MasterRow row) {
        return switch (row) {
            case MasterRow.Item item -> {
                List<Word> words = new ArrayList<>();
                words.add(Word.code(RowKind.ITEM, item.sku()));
                item.packs().forEach(pack -> words.add(Word.code(RowKind.ITEM, "gtin:" + pack.gtin())));
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
                        Word.code(RowKind.LOCATION, "kind:" + l.kind()));
            case DocumentRow.Order o -> List.of(Word.code(RowKind.ORDER, o.code()));
            case DocumentRow.Delivery d -> {
                List<Word> words = new ArrayList<>();
                words.add(Word.code(RowKind.DELIVERY, d.code()));
                words.add(Word.code(RowKind.DELIVERY, "state:" + d.state()));
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
            case DocumentRow.Discrepancy d ->
                List.of(
                        Word.of(RowKind.DISCREPANCY, "delivery", d.delivery()),
                        Word.code(RowKind.DISCREPANCY, "state:" + d.state()));
            case DocumentRow.Asked _ -> List.of();
            case DocumentRow.Waiting w -> {
                List<Word> words = new ArrayList<>();
                words.add(Word.code(RowKind.WAITING, "all"));
                w.missing().forEach(missing -> words.add(Word.code(RowKind.WAITING, missing)));
                yield words;
            }
        };
    }
}
