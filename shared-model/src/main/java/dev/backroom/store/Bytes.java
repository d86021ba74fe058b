package dev.backroom.store;

import java.util.Arrays;
import java.util.HexFormat;

/// Bytes that nobody changes, with equality by content: an event's encoding, a hash.
public final class Bytes {

    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] value;

    private Bytes(byte[] value) {
        this.value = value;
    }

    /// Wraps without copying; the caller gives the array away.
    public static Bytes of(byte[] value) {
        return value.length == 0 ? EMPTY : new Bytes(value);
    }

    public static Bytes ofHex(String hex) {
        return of(HexFormat.of().parseHex(hex));
    }

    /// The array itself, not a copy: for handing to a digest or a driver, never for writing.
    public byte[] unsafe() {
        return value;
    }

    public int length() {
        return value.length;
    }

    public String hex() {
        return HexFormat.of().formatHex(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(value, bytes.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    @Override
    public String toString() {
        return hex();
    }
}
