package dev.backroom.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.store.StoreId;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/// A delivery as it comes to a store, told by HTTP: master data and papers by an ERP's feed, the work by a handheld.
/// Each has codes of its own, so that many can run in one store.
final class Morning {

    static final String STORE = "0123";

    private final Http http;
    private final String erp;
    private final int erpSource;
    private final String tag;
    private final int device;
    private final String token;
    private long number;

    Morning(RunningGateway gateway, Http http) {
        Enrolments enrolments = new Enrolments(gateway);
        this.http = http;
        this.tag = Enrolments.name("M").replace("-", "");
        this.erpSource = enrolments.erp();
        this.erp = http.tokenOfDevice(erpSource);
        this.device = enrolments.handheld();
        this.token = http.tokenOfDevice(device);
    }

    int device() {
        return device;
    }

    String token() {
        return token;
    }

    String erp() {
        return erp;
    }

    int erpSource() {
        return erpSource;
    }

    String code(String name) {
        return tag + "-" + name;
    }

    /// A GTIN-13 of this morning's own, from GS1's demonstration prefix.
    String gtin(int item) {
        String digits = "952%08d%d".formatted(Integer.parseInt(tag.substring(1)), item);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return digits + (10 - sum % 10) % 10;
    }

    String sscc(int unit) {
        String digits = "3952%012d%d".formatted(Integer.parseInt(tag.substring(1)), unit);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return digits + (10 - sum % 10) % 10;
    }

    /// Vendor, two articles (the second with lots), places, an order and a notice with loose goods and one unit.
    Morning announced() {
        feed("vendors", StoreId.CHAIN.code(), "{\"code\":\"%s\",\"name\":\"Harvest Foods\"}".formatted(code("V")));
        feed("items", StoreId.CHAIN.code(), """
                {"items":[
                 {"sku":"%s","name":"Oat drink 1 l","group":"DAIRY","temperature":"AMBIENT","tracking":"NONE","costMinor":89,
                  "packs":[{"gtin":"%s","level":"each","quantity":1}]},
                 {"sku":"%s","name":"Skyr 450 g","group":"DAIRY","temperature":"CHILLED","tracking":"LOT","minimumDays":7,"costMinor":149,
                  "packs":[{"gtin":"%s","level":"each","quantity":1}]}]}""".formatted(code("OAT"), gtin(1), code("SKYR"), gtin(2)));
        feed("locations", STORE, """
                {"locations":[{"code":"DOCK","kind":"DOCK","temperature":"AMBIENT"},
                 {"code":"STAGE","kind":"STAGE","temperature":"AMBIENT"},
                 {"code":"COLD","kind":"STAGE","temperature":"CHILLED"},
                 {"code":"QUAR","kind":"QUARANTINE","temperature":"AMBIENT"},
                 {"code":"%s","kind":"BIN","temperature":"AMBIENT"}]}""".formatted(code("BIN")));
        feed("orders", STORE, """
                {"order":"%s","version":1,"vendor":"%s","due":"2030-03-02","cancelled":false,
                 "lines":[{"line":10,"sku":"%s","quantity":40,"costMinor":89},{"line":20,"sku":"%s","quantity":20,"costMinor":149}]}""".formatted(code("PO"), code("V"), code("OAT"), code("SKYR")));
        feed("notices", STORE, """
                {"delivery":"%1$s","vendor":"%2$s","orders":["%3$s"],"expectedAt":"2030-03-02T06:10:00Z",
                 "lines":[{"order":"%3$s","orderLine":10,"sku":"%4$s","quantity":28},{"order":"%3$s","orderLine":20,"sku":"%5$s","quantity":20}],
                 "units":[{"sscc":"%6$s","lines":[{"order":"%3$s","orderLine":10,"sku":"%4$s","quantity":12}]}]}""".formatted(code("D"), code("V"), code("PO"), code("OAT"), code("SKYR"), sscc(1)));
        return this;
    }

    /// Checked in and with an open receipt.
    Morning opened() {
        done(checkIn());
        done("{\"type\":\"open-receipt\",\"document\":\"DELIVERY\",\"code\":\"" + code("D") + "\"}");
        return this;
    }

    String checkIn() {
        return "{\"type\":\"check-in\",\"delivery\":\"" + code("D") + "\",\"unitsCounted\":1,\"celsius\":\"4.5\"}";
    }

    String receive(int item, String quantity) {
        return receive(gtin(item), quantity, "");
    }

    /// @param more fields of the goods, each with a comma before it
    String receive(String barcode, String quantity, String more) {
        return "{\"type\":\"receive-goods\",\"delivery\":\"" + code("D") + "\",\"goods\":{\"barcode\":\"" + barcode
                + "\",\"quantity\":\"" + quantity + "\"" + more + "}}";
    }

    String receiveUnit() {
        return "{\"type\":\"receive-unit\",\"delivery\":\"" + code("D") + "\",\"sscc\":\"" + sscc(1) + "\"}";
    }

    String move(int item, String quantity) {
        return "{\"type\":\"move-goods\",\"status\":\"AVAILABLE\",\"from\":\"STAGE\",\"to\":\"" + code("BIN")
                + "\",\"goods\":{\"barcode\":\"" + gtin(item) + "\",\"quantity\":\"" + quantity + "\"}}";
    }

    Http.Response feed(String kind, String store, String content) {
        Http.Response response = tell(kind, store, Enrolments.name("message"), content);
        assertThat(response.status()).as("%s %s", kind, response.json()).isEqualTo(200);
        return response;
    }

    Http.Response tell(String kind, String store, String message, String content) {
        return http.send(http.request("/v1/feeds/" + erpSource + "/" + kind + "?store=" + store, erp)
                .header("Content-Type", "application/json")
                .header("Message-Id", message)
                .POST(BodyPublishers.ofString(content))
                .build());
    }

    /// Sends the next operation of the handheld.
    Http.Response put(String operation) {
        return put(operation, "");
    }

    /// @param more fields of the request, each with a comma before it
    Http.Response put(String operation, String more) {
        number++;
        return http.send(
                "PUT",
                "/v1/stores/" + STORE + "/operations/" + device + "/" + number,
                token,
                "{\"claimed\":\"2030-03-02T06:14:00Z\",\"operation\":" + operation + more + "}");
    }

    /// Sends an operation again and again, each time as the next one, until it is answered with this status.
    Http.Response until(String operation, int status) {
        Instant end = Instant.now().plusSeconds(10);
        Http.Response response = put(operation);
        while (response.status() != status) {
            assertThat(Instant.now()).as("%s", response.json()).isBefore(end);
            LockSupport.parkNanos(50_000_000);
            response = put(operation);
        }
        return response;
    }

    long number() {
        return number;
    }

    /// Sends the next operation, which must be accepted.
    Http.Response done(String operation) {
        Http.Response response = put(operation);
        assertThat(response.status()).as("%s %s", operation, response.json()).isEqualTo(200);
        return response;
    }
}
