package dev.backroom.sim.books;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.sim.books.Shop.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a real gateway's log says the ERP must be told is sent to the books, and finance compares.
@Timeout(240)
class ReconciliationIT {

    private static final int TRIES_MAX = 100;

    @TempDir
    private Path folder;

    private Books books;
    private Shop.Client sender;

    @BeforeEach
    void open() throws IOException {
        books = Books.open(BooksSettings.of(folder.resolve("books.journal"), Shop.TOKEN));
        sender = new Shop.Client(books);
    }

    @AfterEach
    void close() {
        sender.close();
        books.close();
    }

    private void send(JsonObject message) {
        for (int i = 0; i < TRIES_MAX; i++) {
            try {
                Answer answer = sender.put(message);
                assertThat(answer.status()).as("%s: %s", message, answer.body()).isNotIn(409, 422);
                if (answer.body().contains("\"voucher\"")) {
                    return;
                }
            } catch (IOException _) {
                // Dropped: ask again.
            }
        }
        throw new AssertionError(message + " was not taken");
    }

    private Reconciliation.Found compare(ReceivingDay day) {
        return new Reconciliation(day.desk(), books.address(), Shop.TOKEN).compare(List.of(ReceivingDay.SITE.store()));
    }

    @Test
    void findsEqualBooksAndSaysInWordsWhatIsDifferent() throws Exception {
        try (ReceivingDay day = ReceivingDay.at(folder, books, Map.of())) {
            sendAllAndCompare(day, day.messages());
        }
    }

    private void sendAllAndCompare(ReceivingDay day, List<JsonObject> messages) {
        assertThat(messages).hasSizeGreaterThan(ReceivingDay.TRUCKS);
        assertThat(compare(day).differences())
                .anyMatch(sentence -> sentence.matches("store 0101, .* in UNRESTRICTED: .* on hand, the ERP 0"))
                .anyMatch(sentence -> sentence.matches("store 0101, order PO-.* line .* received, the ERP 0"));
        books.behave(Manners.of(Map.of("failures", "0.33", "drops", "0.1", "pages", "0.1")));
        JsonObject last = messages.removeLast();
        messages.forEach(this::send);

        JsonObject line = last.getJsonArray("lines").getJsonObject(0);
        assertThat(compare(day).word()).isEqualTo("different");
        assertThat(compare(day).differences())
                .hasSizeLessThanOrEqualTo(2 * last.getJsonArray("lines").size())
                .anySatisfy(sentence -> assertThat(sentence)
                        .startsWith("store 0101, " + line.getString("sku") + " in ")
                        .contains(": the ledger has "));

        send(last);
        assertThat(compare(day).differences()).isEmpty();
        assertThat(compare(day).word()).isEqualTo("equal");
        assertThat(compare(day).compared()).isGreaterThan(50);
        assertThat(books.vouchers()).isEqualTo(messages.size() + 1);
        assertThat(books.happened()).containsKeys(Mischief.FAILED, Mischief.DROPPED, Mischief.PAGE);

        findsWhatNeverHappened(day, line.getString("sku"), last);
    }

    @Test
    void findsEqualBooksWhenTheGatewayItselfTellsAnErpThatWasAwayAndBehavesBadly() throws Exception {
        String postings = books.postings().toString();
        books.behave(Manners.of(Map.of("failures", "0.1", "drops", "0.1", "slow.ms", "2")));
        books.goAway();
        try (ReceivingDay day = ReceivingDay.at(folder, books, Map.of("erp.url", postings, "erp.token", Shop.TOKEN))) {
            assertThat(books.vouchers()).isZero();

            books.comeBack();
            int expected = day.messages().size();
            ReceivingDay.await(() -> books.vouchers() == expected);

            assertThat(books.vouchers()).isEqualTo(expected);
            assertThat(compare(day).differences()).isEmpty();
        }
        assertThat(books.happened()).containsKeys(Mischief.AWAY, Mischief.FAILED, Mischief.DROPPED);
    }

    private void findsWhatNeverHappened(ReceivingDay day, String sku, JsonObject like) {
        JsonObject invented = like.copy().put("key", "0101-999999-1");
        invented.put("lines", new JsonArray().add(Paper.unordered(sku, "damaged", 1_000)));
        send(invented.put("kind", "receipt"));

        assertThat(compare(day).differences())
                .singleElement()
                .asString()
                .startsWith("store 0101, " + sku + " in DAMAGED_GOODS: the ledger has ")
                .contains(" on hand, the ERP ");
    }
}
