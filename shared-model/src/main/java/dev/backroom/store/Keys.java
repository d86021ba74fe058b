package dev.backroom.store;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/// A few row keys in order, without duplicates, in an array: most sets have one key, and where they have many, a new
/// one is mostly the highest.
final class Keys implements Iterable<RowKey> {

    static final Keys NONE = new Keys();

    private RowKey[] keys = new RowKey[1];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    void add(RowKey key) {
        int at = size == 0 || keys[size - 1].compareTo(key) < 0 ? size : place(key);
        if (at < size && keys[at].equals(key)) {
            return;
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size + Math.max(1, size >> 1));
        }
        System.arraycopy(keys, at, keys, at + 1, size - at);
        keys[at] = key;
        size++;
    }

    void remove(RowKey key) {
        int at = place(key);
        if (at < size && keys[at].equals(key)) {
            System.arraycopy(keys, at + 1, keys, at, size - at - 1);
            size--;
        }
    }

    /// Where the key is, or where it would be.
    private int place(RowKey key) {
        int found = Arrays.binarySearch(keys, 0, size, key);
        return found < 0 ? -found - 1 : found;
    }

    @Override
    public Iterator<RowKey> iterator() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < size;
            }

            @Override
            public RowKey next() {
                if (next >= size) {
                    throw new NoSuchElementException();
                }
                return keys[next++];
            }
        };
    }
}
