package dev.backroom.store;

import java.util.Arrays;

/// From `int` to `int` without boxing, by linear probing; keys are never removed.
final class IntMap {

    private static final int EMPTY = Integer.MIN_VALUE;

    private int[] keys = filled(16);
    private int[] values = new int[16];
    private int size;

    int get(int key, int absent) {
        for (int i = slot(key); ; i = (i + 1) & (keys.length - 1)) {
            if (keys[i] == key) {
                return values[i];
            }
            if (keys[i] == EMPTY) {
                return absent;
            }
        }
    }

    void put(int key, int value) {
        if (key == EMPTY) {
            throw new IllegalArgumentException("the smallest int marks an empty place and cannot be a key");
        }
        if (3 * size >= 2 * keys.length) {
            rehash();
        }
        int i = slot(key);
        while (keys[i] != key && keys[i] != EMPTY) {
            i = (i + 1) & (keys.length - 1);
        }
        if (keys[i] == EMPTY) {
            keys[i] = key;
            size++;
        }
        values[i] = value;
    }

    long bytes() {
        return 8L * keys.length;
    }

    private int slot(int key) {
        int h = key * 0x9E3779B9;
        return (h ^ (h >>> 16)) & (keys.length - 1);
    }

    private void rehash() {
        int[] oldKeys = keys;
        int[] oldValues = values;
        keys = filled(2 * oldKeys.length);
        values = new int[keys.length];
        size = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != EMPTY) {
                put(oldKeys[i], oldValues[i]);
            }
        }
    }

    private static int[] filled(int length) {
        int[] array = new int[length];
        Arrays.fill(array, EMPTY);
        return array;
    }
}
