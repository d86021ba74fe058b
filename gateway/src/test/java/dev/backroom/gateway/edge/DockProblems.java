package dev.backroom.gateway.edge;

import dev.backroom.operation.ChainOperation;
import dev.backroom.store.StoreId;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/// A morning at the dock on which everything goes wrong once that can: leads to every refusal of the rules.
final class DockProblems {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    private final RunningGateway gateway;
    private final Http http;
    private final Morning morning;

    DockProblems(RunningGateway gateway, Http http) {
        this.gateway = gateway;
        this.http = http;
        this.morning = new Morning(gateway, http);
    }

    void all() {
        morning.announced();
        feeds();
        beforeTheTruck();
        barcodes();
        labels();
        units();
        tooMuch();
        moves();
        takenBack();
        morning.put("{\"type\":\"hand-back-delivery\",\"delivery\":\"" + morning.code("D") + "\",\"reason\":\"seal\"}");
        morning.done("{\"type\":\"close-receipt\",\"delivery\":\"" + morning.code("D") + "\"}");
        morning.put(morning.receive(1, "1"));
    }

    private void feeds() {
        String item = """
                {"sku":"%s","name":"N","group":"G","temperature":"AMBIENT","tracking":"%s","catchWeight":%s,"costMinor":1,
                 "packs":[{"gtin":"%s","level":"each","quantity":1}]}""";
        morning.feed(
                "items",
                "0000",
                "{\"items\":["
                        + String.join(
                                ",",
                                item.formatted(morning.code("SOAP"), "NONE", false, morning.gtin(3)),
                                item.formatted(morning.code("CREAM"), "EXPIRY", false, morning.gtin(4)),
                                item.formatted(morning.code("PHONE"), "SERIAL", false, morning.gtin(5)),
                                item.formatted(morning.code("CHEESE"), "NONE", true, morning.gtin(6)))
                        + "]}");
        String order = """
                {"order":"%s","version":%d,"vendor":"%s","due":"2030-03-02","cancelled":false,
                 "lines":[{"line":10,"sku":"%s","quantity":40,"costMinor":89},{"line":20,"sku":"%s","quantity":20,"costMinor":1},
                  {"line":30,"sku":"%s","quantity":20,"costMinor":1},{"line":40,"sku":"%s","quantity":20,"costMinor":1},
                  {"line":50,"sku":"%s","quantity":20,"costMinor":1}]}""";
        for (int version : new int[] {2, 1}) {
            morning.tell(
                    "orders",
                    "0123",
                    "order-" + version,
                    order.formatted(
                            morning.code("PO"),
                            version,
                            morning.code("V"),
                            morning.code("OAT"),
                            morning.code("SKYR"),
                            morning.code("CREAM"),
                            morning.code("PHONE"),
                            morning.code("CHEESE")));
        }
        String notice = """
                {"delivery":"%s","vendor":"%s","orders":[],"expectedAt":"2030-03-02T06:10:00Z","units":[{"sscc":"%s"}]}""";
        morning.feed("notices", "0123", notice.formatted(morning.code("D2"), morning.code("V"), morning.sscc(2)));
        morning.tell(
                "notices", "0123", "n-2", notice.formatted(morning.code("D3"), morning.code("V"), morning.sscc(2)));
        morning.tell(
                "bundles",
                "0000",
                "b-1",
                "{\"gtin\":\"%s\",\"name\":\"B\",\"components\":[{\"sku\":\"NONE\",\"quantity\":1}]}"
                        .formatted(morning.gtin(7)));
        String bin = "{\"code\":\"TWICE\",\"kind\":\"BIN\",\"temperature\":\"AMBIENT\"}";
        morning.tell("locations", "0123", "l-1", "{\"locations\":[" + bin + "," + bin + "]}");
        morning.tell("locations", "0000", "l-2", "{\"locations\":[" + bin + "]}");
        morning.feed(
                "locations",
                "0123",
                "{\"locations\":[{\"code\":\"ZONE\",\"kind\":\"AREA\",\"temperature\":\"AMBIENT\"}]}");
    }

    private void beforeTheTruck() {
        morning.put(morning.receive(1, "1"));
        morning.done(morning.checkIn());
        morning.put(morning.checkIn());
        morning.put(morning.receive(1, "1"));
        morning.put("{\"type\":\"open-receipt\",\"document\":\"NONE\",\"code\":\"NOBODY\"}");
        direct("OTHER");
        morning.put("{\"type\":\"open-receipt\",\"document\":\"NONE\",\"code\":\"" + morning.code("V") + "\"}");
        direct("*");
        morning.put("{\"type\":\"open-receipt\",\"document\":\"ORDER\",\"code\":\"NONE\"}");
        morning.put("{\"type\":\"open-receipt\",\"document\":\"DELIVERY\",\"code\":\"NONE\"}");
        morning.put("{\"type\":\"put-vendor\",\"code\":\"X\",\"name\":\"X\"}");
        morning.done("{\"type\":\"open-receipt\",\"document\":\"DELIVERY\",\"code\":\"" + morning.code("D") + "\"}");
    }

    private void direct(String vendors) {
        gateway.post(
                StoreId.CHAIN,
                new ChainOperation.PutPolicy("direct-delivery", "store:0123", Map.of("vendors", vendors)));
        morning.put("{\"type\":\"open-direct-delivery\",\"vendor\":\"" + morning.code("V")
                + "\",\"invoice\":\"R-1\",\"counted\":[{\"barcode\":\"" + morning.gtin(1) + "\",\"quantity\":\"1\"}]}");
    }

    private void barcodes() {
        String right = morning.gtin(1);
        String wrongDigit = right.substring(0, 12) + (right.charAt(12) == '0' ? '1' : '0');
        morning.put(morning.receive(wrongDigit, "1", ""));
        morning.put(morning.receive("]C101" + right, "1", ""));
        morning.put(morning.receive("9529999999993", "1", ""));
        morning.put(morning.receive(3, "1"));
        morning.put(morning.receive(1, "0"));
        morning.put(morning.receive(1, "1000000001"));
        morning.put(morning.receive(1, "1.5"));
    }

    private void labels() {
        for (int item : new int[] {2, 4, 5, 6}) {
            morning.put(morning.receive(item, "1"));
        }
        for (int i = 0; i < 2; i++) {
            morning.put(morning.receive(morning.gtin(5), "1", ",\"serial\":\"S1\""));
        }
        String lot = ",\"lot\":\"L1\",\"expiry\":\"";
        morning.done(morning.receive(morning.gtin(2), "1", lot + TODAY.plusDays(99) + '"'));
        morning.put(morning.receive(morning.gtin(2), "1", lot + TODAY.plusDays(98) + '"'));
        morning.put(morning.receive(morning.gtin(2), "1", ",\"lot\":\"L2\",\"expiry\":\"" + TODAY.plusDays(2) + '"'));
        morning.put(morning.receive(morning.gtin(2), "1", ",\"lot\":\"L3\",\"expiry\":\"" + TODAY.minusDays(2) + '"'));
    }

    private void units() {
        serials();
        unitsComeWhenTrustIsFrom("1", 9, 2, 1);
        unitsComeWhenTrustIsFrom("0", 1, 1);
    }

    private void serials() {
        String notice = """
                {"delivery":"%s","vendor":"%s","orders":["%s"],"expectedAt":"2030-03-02T06:10:00Z",
                 "units":[{"sscc":"%s","lines":[{"order":"%s","orderLine":40,"sku":"%s","quantity":1,"serials":["S8"]}]}]}""";
        morning.feed(
                "notices",
                "0123",
                notice.formatted(
                        morning.code("D4"),
                        morning.code("V"),
                        morning.code("PO"),
                        morning.sscc(3),
                        morning.code("PO"),
                        morning.code("PHONE")));
        morning.done("{\"type\":\"open-receipt\",\"document\":\"DELIVERY\",\"code\":\"" + morning.code("D4") + "\"}");
        morning.put(morning.receive(morning.gtin(5), "1", ",\"serial\":\"S9\"")
                .replace("\"" + morning.code("D") + "\"", "\"" + morning.code("D4") + "\""));
    }

    private void unitsComeWhenTrustIsFrom(String level, int... units) {
        gateway.post(
                StoreId.CHAIN,
                new ChainOperation.PutPolicy(
                        "vendor-trust", "vendor:" + morning.code("V"), Map.of("unseen-from", level)));
        for (int unit : units) {
            morning.put(morning.receiveUnit().replace(morning.sscc(1), morning.sscc(unit)));
        }
    }

    private void tooMuch() {
        morning.put(morning.receive(1, "400"), ",\"offline\":true");
        morning.put(morning.receive(1, "1"), ",\"confirms\":12345");
        String supervisor = new Enrolments(gateway).supervisor();
        bySupervisor(
                supervisor,
                "reopened",
                "{\"type\":\"reopen-receipt\",\"delivery\":\"" + morning.code("D") + "\",\"reason\":\"found\"}");
        // Before the question is asked: it shows how much would be too much, and holds for that alone.
        bySupervisor(supervisor, "took-part", morning.receive(1, "1"));
        morning.put(morning.receive(1, "400"));
        String confirms = ",\"confirms\":" + morning.number();
        morning.put(morning.receive(1, "400"), confirms);
        morning.put(
                morning.receive(1, "400"),
                confirms + ",\"approval\":{\"badge\":\"%s\",\"pin\":\"%s\"}".formatted(supervisor, RunningGateway.PIN));
    }

    private void bySupervisor(String supervisor, String key, String operation) {
        Http.Response worked = http.send(
                "POST", "/v1/token", "", "{\"badge\":\"%s\",\"pin\":\"%s\"}".formatted(supervisor, RunningGateway.PIN));
        http.send(http.request(
                        "/v1/stores/0123/operations",
                        worked.json().path("token").asText())
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString("{\"claimed\":\"2030-03-02T06:14:00Z\",\"operation\":" + operation + "}"))
                .build());
    }

    private void moves() {
        morning.done(morning.receive(1, "2"));
        morning.put(morning.move(1, "1").replace(morning.code("BIN"), "STAGE"));
        morning.put(morning.move(1, "1").replace(morning.code("BIN"), "ZONE"));
        morning.put(morning.move(1, "1").replace(morning.code("BIN"), "NOWHERE"));
        morning.put(morning.move(1, "5000"));
    }

    private void takenBack() {
        String lot = "\"lot\":\"L9\",\"expiry\":\"" + TODAY.plusDays(99) + '"';
        long received = morning.done(morning.receive(morning.gtin(2), "1", ',' + lot))
                .json()
                .path("event")
                .asLong();
        morning.done(morning.move(2, "1").replace("\"barcode\"", lot + ",\"barcode\""));
        reverse(received);
        reverse(1);
        reverse(999_999_999);
        long free = morning.done(morning.receive(1, "1")).json().path("event").asLong();
        reverse(free);
        reverse(free);
    }

    private void reverse(long event) {
        morning.put("{\"type\":\"reverse\",\"event\":" + event + "}");
    }
}
