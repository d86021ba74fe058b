package dev.backroom.sim.books;

import static dev.backroom.sim.books.Paper.line;
import static dev.backroom.sim.books.Paper.message;
import static dev.backroom.sim.books.Paper.receipt;
import static dev.backroom.sim.books.Paper.unordered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.operation.ChainOperation.PutSite;
import dev.backroom.operation.ChainOperation.PutVendor;
import dev.backroom.operation.SetupOperation.OrderLineData;
import dev.backroom.operation.SetupOperation.PutOrder;
import dev.backroom.store.StoreId;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinanceIT {

    private Shop shop;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        shop = Shop.open(folder);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void findsStockByArticleAndType() throws IOException {
        shop.put(receipt("0123-1-1"));
        shop.put(message(
                "0123-2-1", "receipt", unordered("BREAD", "quarantined", 5).put("grams", 2_500)));
        shop.put(message("0123-3-1", "status", unordered("MILK", "available", -6), unordered("MILK", "damaged", 6)));
        shop.put(message("0123-4-1", "write-off", unordered("MILK", "damaged", -6)));

        assertThat(shop.list("/api/stock?site=0123"))
                .isEqualTo(new JsonArray()
                        .add(stock("BREAD", "INSPECTION", 5, 2_500))
                        .add(stock("MILK", "UNRESTRICTED", 54, 0)));
    }

    private static JsonObject stock(String article, String type, int quantity, int grams) {
        return new JsonObject()
                .put("article", article)
                .put("type", type)
                .put("quantity", quantity)
                .put("grams", grams);
    }

    @Test
    void findsWhatWasReceivedOnEachLineOfAnOrderWithCorrectionsAndNothingElse() throws IOException {
        shop.put(message(
                "0123-1-1",
                "receipt",
                line("MILK", "available", 60),
                line("MILK", "damaged", 2),
                line("BREAD", "available", 7),
                unordered("BREAD", "available", 3)));
        shop.put(message("0123-2-1", "adjustment", line("MILK", "available", -10)));
        shop.put(message("0123-3-1", "vendor-return", line("MILK", "available", -50)));

        JsonArray lines = shop.list("/api/receipts?site=0123");

        assertThat(lines.stream()
                        .map(JsonObject.class::cast)
                        .map(one -> one.getString("order") + "/" + one.getInteger("orderLine") + "/"
                                + one.getString("article") + "=" + one.getLong("quantity")))
                .containsExactly("PO-1/1/MILK=52", "PO-1/2/BREAD=7");
    }

    @Test
    void findsEachVoucherWithEverythingItWasDecidedUnder() throws IOException {
        shop.put(receipt("0123-4711-1"));

        JsonObject voucher = shop.get("/api/vouchers?site=0123")
                .json()
                .getJsonArray("vouchers")
                .getJsonObject(0);

        assertThat(voucher.getMap())
                .containsEntry("voucher", "V-000001")
                .containsEntry("key", "0123-4711-1")
                .containsEntry("movement", "GOODS_RECEIPT")
                .containsEntry("document", "DEL-1")
                .containsEntry("day", "2026-03-03")
                .containsEntry("decided", "2026-03-03T06:12:31.123456Z")
                .containsEntry("taken", Shop.NOW.toString())
                .containsEntry("vendor", "HARVEST");
        assertThat(voucher.getJsonArray("positions").getJsonObject(0).getMap())
                .containsEntry("article", "MILK")
                .containsEntry("type", "UNRESTRICTED")
                .containsEntry("quantity", 60)
                .containsEntry("order", "PO-1")
                .containsEntry("orderLine", 1)
                .containsEntry("orderVersion", 1)
                .containsEntry("unitCost", 100);
    }

    @Test
    void readsVouchersPageByPageAndMissesNone() throws IOException {
        for (int i = 1; i <= 7; i++) {
            shop.put(receipt("0123-" + i + "-1"));
        }
        List<String> keys = new ArrayList<>();
        String after = "";
        int pages = 0;
        while (after != null) {
            JsonObject page =
                    shop.get("/api/vouchers?site=0123&limit=3&after=" + after).json();
            page.getJsonArray("vouchers").forEach(one -> keys.add(((JsonObject) one).getString("key")));
            Long next = page.getLong("next");
            after = next == null ? null : next.toString();
            pages++;
        }

        assertThat(pages).isEqualTo(3);
        assertThat(keys)
                .containsExactly("0123-1-1", "0123-2-1", "0123-3-1", "0123-4-1", "0123-5-1", "0123-6-1", "0123-7-1");
        assertThat(shop.get("/api/vouchers?site=0123&limit=x").status()).isEqualTo(422);
        assertThat(shop.get("/api/vouchers?site=0123&limit=0").status()).isEqualTo(422);
    }

    @Test
    void isAskedBackWithoutASiteAndToldWhenThereIsNoSuchSite() throws IOException {
        assertThat(shop.get("/api/stock").status()).isEqualTo(422);
        assertThat(shop.get("/api/stock?site=0999").status()).isEqualTo(404);
        assertThat(shop.list("/api/stock?site=0123")).isEqualTo(new JsonArray());
    }

    @Test
    void hearsMastersByHttp(@TempDir Path folder) throws IOException {
        String facts = """
                [{"fact":"site","site":"0123"},{"fact":"article","article":"MILK"},{"fact":"vendor","vendor":"HARVEST"},
                 {"fact":"order","site":"0123","order":"PO-1","version":1,"vendor":"HARVEST",
                  "lines":[{"line":1,"article":"MILK","quantity":60,"unitCost":100}]}]""";
        try (Shop untold = Shop.empty(folder)) {
            assertThat(masters(untold, facts)).isEqualTo(204);
            assertThat(masters(untold, facts)).as("once more").isEqualTo(204);
            assertThat(masters(untold, facts.replace("\"quantity\":60", "\"quantity\":61")))
                    .isEqualTo(409);
            assertThat(masters(untold, "{\"fact\":\"rumour\"}")).isEqualTo(422);
            assertThat(masters(untold, "{\"fact\":\"site\"}")).isEqualTo(422);
            assertThat(masters(untold, "[7]")).isEqualTo(422);
            assertThat(masters(untold, "")).isEqualTo(422);

            assertThat(untold.put(receipt("0123-1-1")).status()).isEqualTo(201);
            assertThat(untold.put(message("0123-2-1", "receipt", unordered("BREAD", "available", 1)))
                            .status())
                    .isEqualTo(422);
        }
    }

    private static int masters(Shop shop, String facts) throws IOException {
        return shop.send(shop.request("/api/masters").POST(BodyPublishers.ofString(facts)))
                .status();
    }

    @Test
    void hearsFromHeadOfficeWhatTheStoresAreTold(@TempDir Path folder) throws IOException {
        StoreId store = new StoreId(123);
        try (Shop untold = Shop.empty(folder)) {
            HeadOffice office = new HeadOffice(untold.books());
            office.tell(StoreId.CHAIN, new PutSite(store.code(), "Leeds", "UTC", LocalTime.of(4, 0)));
            office.tell(StoreId.CHAIN, new PutVendor("HARVEST", "Harvest & Hill"));
            office.tell(store, order(store, 1, 100));
            office.tell(store, order(store, 2, 105));

            assertThat(untold.put(receipt("0123-1-1")).status()).isEqualTo(201);
            assertThat(untold.put(Paper.withLine(receipt("0123-2-1"), "orderVersion", 2))
                            .error())
                    .isEqualTo("The cost on line 1 of order PO-1 is 105, not 100.");
            assertThat(untold.put(receipt("0999-1-1").put("store", "0999")).status())
                    .isEqualTo(422);
        }
    }

    private static PutOrder order(StoreId store, long version, long cost) {
        assertThat(store.code()).isEqualTo(Paper.SITE);
        LocalDate due = LocalDate.of(2026, 3, 3);
        return new PutOrder("PO-1", version, "HARVEST", due, false, List.of(new OrderLineData(1, "MILK", 60, cost)));
    }
}
