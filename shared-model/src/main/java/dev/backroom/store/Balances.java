package dev.backroom.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The balances of one store in primitive arrays: 24 bytes each, with a chain by item and a chain by place. The
/// arrays
/// grow by a sixteenth, because a store's memory counts more than the copying.
///
/// A balance is looked up along its item's chain: an item is in few places. What rarely occurs (grams, quantities
/// beyond
/// an `int`, batches, owners) is kept aside. Slots are only ever added at the end and, by undo, taken from the end
/// again;
/// a balance that falls to zero stays, because its table row does.
final class Balances {

    private static final int NONE = -1;
    /// Stands in the quantity array for a number that does not fit.
    private static final int BEYOND_INT = Integer.MIN_VALUE;

    private record Variant(Status status, int batch, int serial, int owner) {

        boolean is(StockKey key) {
            return batch == key.batch() && serial == key.serial() && owner == key.owner() && status == key.status();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Variant variant
                    && status == variant.status
                    && batch == variant.batch
                    && serial == variant.serial
                    && owner == variant.owner;
        }

        @Override
        public int hashCode() {
            return ((status.ordinal() * 31 + batch) * 31 + serial) * 31 + owner;
        }
    }

    private int size;
    private int[] item = new int[16];
    private int[] place = new int[16];
    private int[] variant = new int[16];
    private int[] quantity = new int[16];
    private int[] nextOfItem = new int[16];
    private int[] nextOfPlace = new int[16];
    private final IntMap firstOfItem = new IntMap();
    private final IntMap firstOfPlace = new IntMap();
    private final List<Variant> variants = new ArrayList<>();
    private final Map<Variant, Integer> variantIds = new HashMap<>();
    private final Map<Integer, Long> big = new HashMap<>();
    private final Map<Integer, Long> grams = new HashMap<>();

    int size() {
        return size;
    }

    boolean has(StockKey key) {
        return find(key) != NONE;
    }

    long quantity(StockKey key) {
        int slot = find(key);
        return slot == NONE ? 0 : quantityAt(slot);
    }

    long grams(StockKey key) {
        int slot = find(key);
        return slot == NONE || grams.isEmpty() ? 0 : grams.getOrDefault(slot, 0L);
    }

    void put(StockKey key, long newQuantity, long newGrams) {
        int slot = find(key);
        if (slot == NONE) {
            slot = add(key);
        }
        if (newQuantity > BEYOND_INT && newQuantity <= Integer.MAX_VALUE) {
            quantity[slot] = (int) newQuantity;
            if (!big.isEmpty()) {
                big.remove(slot);
            }
        } else {
            quantity[slot] = BEYOND_INT;
            big.put(slot, newQuantity);
        }
        if (newGrams != 0) {
            grams.put(slot, newGrams);
        } else if (!grams.isEmpty()) {
            grams.remove(slot);
        }
    }

    /// Takes back the newest balance; undo runs backwards, so what was added last goes first.
    ///
    /// @throws IllegalStateException when another one is newer
    void removeNewest(StockKey key) {
        int slot = find(key);
        if (slot == NONE || slot != size - 1) {
            throw new IllegalStateException("undo must run backwards: " + key + " is not the newest balance");
        }
        size--;
        firstOfItem.put(item[slot], nextOfItem[slot]);
        firstOfPlace.put(place[slot], nextOfPlace[slot]);
        big.remove(slot);
        grams.remove(slot);
    }

    void ofItem(int itemId, Consumer<Balance> each) {
        for (int slot = firstOfItem.get(itemId, NONE); slot != NONE; slot = nextOfItem[slot]) {
            each.accept(at(slot));
        }
    }

    void ofPlace(int placeId, Consumer<Balance> each) {
        for (int slot = firstOfPlace.get(placeId, NONE); slot != NONE; slot = nextOfPlace[slot]) {
            each.accept(at(slot));
        }
    }

    void all(Consumer<Balance> each) {
        for (int slot = 0; slot < size; slot++) {
            each.accept(at(slot));
        }
    }

    /// Estimated memory in bytes.
    long bytes() {
        return 24L * item.length
                + firstOfItem.bytes()
                + firstOfPlace.bytes()
                + 96L * variants.size()
                + 64L * (big.size() + grams.size());
    }

    private Balance at(int slot) {
        Variant v = variants.get(variant[slot]);
        return new Balance(
                new StockKey(item[slot], place[slot], v.status, v.batch, v.serial, v.owner),
                quantityAt(slot),
                grams.getOrDefault(slot, 0L));
    }

    private long quantityAt(int slot) {
        return quantity[slot] == BEYOND_INT ? big.getOrDefault(slot, 0L) : quantity[slot];
    }

    private int find(StockKey key) {
        for (int slot = firstOfItem.get(key.item(), NONE); slot != NONE; slot = nextOfItem[slot]) {
            if (place[slot] == key.place() && variants.get(variant[slot]).is(key)) {
                return slot;
            }
        }
        return NONE;
    }

    private int add(StockKey key) {
        if (size == item.length) {
            grow(size + Math.max(16, size >> 4));
        }
        int slot = size++;
        item[slot] = key.item();
        place[slot] = key.place();
        variant[slot] = variantOf(new Variant(key.status(), key.batch(), key.serial(), key.owner()));
        nextOfItem[slot] = firstOfItem.get(key.item(), NONE);
        nextOfPlace[slot] = firstOfPlace.get(key.place(), NONE);
        firstOfItem.put(key.item(), slot);
        firstOfPlace.put(key.place(), slot);
        return slot;
    }

    private int variantOf(Variant v) {
        return variantIds.computeIfAbsent(v, fresh -> {
            variants.add(fresh);
            return variants.size() - 1;
        });
    }

    private void grow(int capacity) {
        item = Arrays.copyOf(item, capacity);
        place = Arrays.copyOf(place, capacity);
        variant = Arrays.copyOf(variant, capacity);
        quantity = Arrays.copyOf(quantity, capacity);
        nextOfItem = Arrays.copyOf(nextOfItem, capacity);
        nextOfPlace = Arrays.copyOf(nextOfPlace, capacity);
    }
}
