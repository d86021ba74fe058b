package dev.backroom.store;

import java.util.HashMap;
import java.util.Map;

/// The kinds of rows. `code` is stored in tables, `wire` in events: neither may ever change its meaning.
public enum RowKind {
    BALANCE(1, "balance"),
    MOVEMENT(2, "movement"),
    BATCH(3, "batch"),
    SERIAL(4, "serial"),
    POSTING(5, "posting"),
    ITEM(10, "item"),
    BUNDLE(11, "bundle"),
    VENDOR(12, "vendor"),
    SITE(13, "site"),
    PERSON(14, "person"),
    DEVICE(15, "device"),
    POLICY(16, "policy"),
    LOCATION(20, "location"),
    ORDER(21, "order"),
    DELIVERY(22, "delivery"),
    UNIT(23, "unit"),
    RECEIPT(24, "receipt"),
    ENTRY(25, "entry"),
    DISCREPANCY(26, "discrepancy"),
    ASKED(27, "asked"),
    WAITING(28, "waiting"),
    VENDOR_TRUST(29, "vendor-trust"),
    SAMPLE_KEY(30, "sample-key"),
    REMOVED(40, "removed"),
    SEQUENCE(41, "sequence"),
    SOURCE(42, "source"),
    ERA(43, "era"),
    CLOCK(44, "clock");

    private static final Map<Integer, RowKind> BY_CODE = new HashMap<>();

    static {
        for (RowKind kind : values()) {
            BY_CODE.put(kind.code, kind);
        }
    }

    private final int code;
    private final String wire;

    RowKind(int code, String wire) {
        this.code = code;
        this.wire = wire;
    }

    public int code() {
        return code;
    }

    public String wire() {
        return wire;
    }

    /// @throws IllegalArgumentException when no kind has this code
    public static RowKind ofCode(int code) {
        RowKind kind = BY_CODE.get(code);
        if (kind == null) {
            throw new IllegalArgumentException("no kind of row has the code " + code);
        }
        return kind;
    }
}
