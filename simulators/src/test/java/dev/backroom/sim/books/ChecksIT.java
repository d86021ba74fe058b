package dev.backroom.sim.books;

import static dev.backroom.sim.books.Paper.line;
import static dev.backroom.sim.books.Paper.message;
import static dev.backroom.sim.books.Paper.receipt;
import static dev.backroom.sim.books.Paper.unordered;
import static dev.backroom.sim.books.Paper.withLine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.backroom.sim.books.Shop.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each check refuses what it is there for, says why, and books nothing.
class ChecksIT {

    private static final String KEY = "0123-2-1";

    private Shop shop;

    /// 60 MILK are there already.
    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        shop = Shop.open(folder);
        assertThat(shop.put(receipt("0123-1-1")).status()).isEqualTo(201);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    static Stream<Arguments> nonsense() {
        JsonObject good = receipt(KEY);
        return Stream.of(
                arguments("There is no site 0999.", good.copy().put("store", "0999")),
                arguments("There is no vendor NOBODY.", good.copy().put("vendor", "NOBODY")),
                arguments("A vendor is missing.", good.copy().put("vendor", "")),
                arguments("There is no article CAVIAR.", withLine(good, "sku", "CAVIAR")),
                arguments("The quantity of MILK is 0.", withLine(good, "quantity", 0)),
                arguments("The quantity of MILK is 0.", withLine(withLine(good, "quantity", 0), "grams", 5)),
                arguments("A goods receipt cannot take MILK away.", withLine(good, "quantity", -1)),
                arguments("A goods receipt cannot take MILK away.", withLine(good, "grams", -1)),
                arguments("The cost of MILK is below zero.", withLine(good, "costMinor", -1)),
                arguments("Site 0123 has no order PO-9.", withLine(good, "order", "PO-9")),
                arguments("Version 4 of order PO-1 was never issued.", withLine(good, "orderVersion", 4)),
                arguments("Version 0 of order PO-1 was never issued.", withLine(good, "orderVersion", 0)),
                arguments("There is no line 3 of order PO-1.", withLine(good, "orderLine", 3)),
                arguments("On line 2 of order PO-1 there is BREAD, not MILK.", withLine(good, "orderLine", 2)),
                arguments("The cost on line 1 of order PO-1 is 100, not 105.", withLine(good, "costMinor", 105)),
                arguments("The cost on line 1 of order PO-1 is 105, not 100.", withLine(good, "orderVersion", 2)),
                arguments(
                        "There is no line 2 of order PO-1.",
                        withLine(message(KEY, "receipt", line("BREAD", "available", 1)), "orderVersion", 3)),
                arguments(
                        "There is a line or version of an order, but no order, for MILK.", withLine(good, "order", "")),
                arguments(
                        "The business day 2026-03-05 has not come yet: it is 2026-03-03.",
                        good.copy().put("day", "2026-03-05")),
                arguments(
                        "Document DEL-9 was never received, so there is nothing to correct.",
                        message(KEY, "adjustment", line("MILK", "available", -1))
                                .put("document", "DEL-9")),
                arguments(
                        "Site 0123 has 60 (0 g) of MILK in UNRESTRICTED, which would fall below zero.",
                        message(KEY, "adjustment", line("MILK", "available", -61))),
                arguments(
                        "Site 0123 has 0 (0 g) of MILK in DAMAGED_GOODS, which would fall below zero.",
                        message(KEY, "write-off", unordered("MILK", "damaged", -1))),
                arguments(
                        "Site 0123 has 60 (0 g) of MILK in UNRESTRICTED, which would fall below zero.",
                        message(
                                KEY,
                                "vendor-return",
                                unordered("MILK", "available", -60),
                                unordered("MILK", "available", -1))),
                arguments(
                        "A transfer cannot make MILK more or less.",
                        message(KEY, "status", unordered("MILK", "available", -10), unordered("MILK", "damaged", 9))),
                arguments(
                        "'kind' is 'gift', which nobody knows here.",
                        good.copy().put("kind", "gift")),
                arguments("'lines[0].status' is 'lost', which nobody knows here.", withLine(good, "status", "lost")),
                arguments("'lines' is no list of 1 to 10000.", good.copy().put("lines", new JsonArray())),
                arguments("'lines[0]' is no object.", good.copy().put("lines", JsonArray.of(1))),
                arguments("'lines[0].sku' is missing.", withLine(good, "sku", " ")),
                arguments("'lines[0].quantity' is no whole number that can be.", withLine(good, "quantity", "60")),
                arguments("'lines[0].quantity' is no whole number that can be.", withLine(good, "quantity", 1.5)),
                arguments(
                        "'lines[0].quantity' is no whole number that can be.",
                        withLine(good, "quantity", Long.MIN_VALUE)),
                arguments(
                        "'lines[0].quantity' is no whole number that can be.",
                        withLine(good, "quantity", BigInteger.TWO.pow(70))),
                arguments("'lines[0].orderLine' is no whole number that can be.", withLine(good, "orderLine", -1)),
                arguments("'day' is no time that can be read.", good.copy().put("day", "yesterday")),
                arguments("'decided' is missing.", good.copy().putNull("decided")),
                arguments(
                        "'vendor' is no text of at most 200 characters.",
                        good.copy().put("vendor", "x".repeat(201))),
                arguments(
                        "'document' is no text of at most 200 characters.",
                        good.copy().put("document", 7)));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void refusesNonsenseWithASentenceAndBooksNothing(String sentence, JsonObject message) throws IOException {
        Answer answer = shop.put(message);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.error()).isEqualTo(sentence);
        assertThat(shop.books().vouchers()).isEqualTo(1);
        assertThat(shop.list("/api/stock?site=0123").encode())
                .isEqualTo("[{\"article\":\"MILK\",\"type\":\"UNRESTRICTED\",\"quantity\":60,\"grams\":0}]");
    }

    /// A refusal is not remembered: what was wrong may be put right in the masters.
    @Test
    void takesAfterwardsWhatItRefusedBefore() throws IOException {
        JsonObject early = withLine(receipt(KEY), "sku", "CAVIAR").put("store", Paper.SITE);
        early.getJsonArray("lines").getJsonObject(0).remove("order");
        early.getJsonArray("lines").getJsonObject(0).put("orderLine", 0).put("orderVersion", 0);
        assertThat(shop.put(early).status()).isEqualTo(422);

        shop.books().tell(new Fact.Article("CAVIAR"));

        assertThat(shop.put(early).status()).isEqualTo(201);
    }

    static Stream<JsonObject> sense() {
        return Stream.of(
                receipt(KEY).put("day", "2026-03-04"),
                receipt(KEY).put("day", "2025-01-01"),
                withLine(withLine(receipt(KEY), "orderVersion", 2), "costMinor", 105),
                message(KEY, "receipt", unordered("BREAD", "quarantined", 1)),
                message(KEY, "adjustment", line("MILK", "available", -60)),
                withLine(message(KEY, "adjustment", line("MILK", "available", 0)), "grams", 5),
                // Corrects a receipt of a line that the newest version has not any more.
                withLine(message(KEY, "adjustment", line("BREAD", "available", 1)), "orderVersion", 3),
                message(KEY, "status", unordered("MILK", "available", -9), unordered("MILK", "held", 9)),
                message(KEY, "write-off", unordered("MILK", "available", -60)).put("vendor", ""),
                message(KEY, "vendor-return", unordered("MILK", "available", -60)));
    }

    @ParameterizedTest
    @MethodSource("sense")
    void takesWhatOnlyLooksLikeNonsense(JsonObject message) throws IOException {
        Answer answer = shop.put(message);

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    @Test
    void checksNothingAgainstMastersThatItWasNeverTold(@TempDir Path folder) throws IOException {
        try (Shop untold = Shop.empty(folder)) {
            assertThat(untold.put(receipt(KEY)).status()).isEqualTo(201);
        }
    }
}
