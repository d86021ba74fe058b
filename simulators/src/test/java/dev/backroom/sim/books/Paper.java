package dev.backroom.sim.books;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/// Messages as a sender writes them, and changes to them that make them wrong.
final class Paper {

    static final String SITE = "0123";

    private Paper() {}

    /// 60 MILK of order PO-1, line 1 in version 1, received for DEL-1.
    static JsonObject receipt(String key) {
        return message(key, "receipt", line("MILK", "available", 60));
    }

    static JsonObject message(String key, String kind, JsonObject... lines) {
        JsonArray all = new JsonArray();
        for (JsonObject line : lines) {
            all.add(line);
        }
        return new JsonObject()
                .put("key", key)
                .put("store", SITE)
                .put("kind", kind)
                .put("document", "DEL-1")
                .put("day", "2026-03-03")
                .put("decided", "2026-03-03T06:12:31.123456Z")
                .put("vendor", "HARVEST")
                .put("lines", all);
    }

    /// Goods of PO-1: MILK is on line 1, BREAD on line 2, each at 100.
    static JsonObject line(String sku, String status, long quantity) {
        return unordered(sku, status, quantity)
                .put("order", "PO-1")
                .put("orderLine", sku.equals("MILK") ? 1 : 2)
                .put("orderVersion", 1);
    }

    static JsonObject unordered(String sku, String status, long quantity) {
        return new JsonObject()
                .put("sku", sku)
                .put("status", status)
                .put("quantity", quantity)
                .put("grams", 0)
                .put("costMinor", 100);
    }

    /// The same with another value of its first line.
    static JsonObject withLine(JsonObject message, String field, Object value) {
        JsonObject copy = message.copy();
        copy.getJsonArray("lines").getJsonObject(0).put(field, value);
        return copy;
    }
}
