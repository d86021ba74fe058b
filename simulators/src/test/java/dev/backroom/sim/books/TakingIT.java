package dev.backroom.sim.books;

import static dev.backroom.sim.books.Paper.receipt;
import static dev.backroom.sim.books.Paper.withLine;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.sim.books.Shop.Answer;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TakingIT {

    private static final String KEY = "0123-4711-1";
    private static final int CONNECTIONS = 8;

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
    void answersWithTheKeyAndAVoucher() throws IOException {
        Answer answer = shop.put(receipt(KEY));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json()).isEqualTo(new JsonObject().put("key", KEY).put("voucher", "V-000001"));
        assertThat(answer.header("content-type")).isEqualTo("application/json");
    }

    @Test
    void answersTheSameMessageWithTheSameVoucher() throws IOException {
        shop.put(receipt("0123-1-1"));
        Answer first = shop.put(receipt(KEY));
        Answer again = shop.put(receipt(KEY));

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.voucher()).isEqualTo(first.voucher()).isEqualTo("V-000002");
        assertThat(shop.books().vouchers()).isEqualTo(2);
    }

    @Test
    void knowsAMessageAgainHoweverItIsWritten() throws IOException {
        JsonObject plain = Paper.message(KEY, "receipt", Paper.unordered("MILK", "available", 1));
        shop.put(plain);
        JsonObject wordy = withLine(plain, "order", "");
        wordy.getJsonArray("lines").getJsonObject(0).put("orderLine", 0).put("orderVersion", 0);

        assertThat(shop.put(wordy).status()).isEqualTo(200);
    }

    @Test
    void refusesAnotherMessageUnderAKnownKey() throws IOException {
        shop.put(receipt(KEY));

        for (JsonObject other : List.of(
                withLine(receipt(KEY), "quantity", 61),
                receipt(KEY).put("day", "2026-03-02"),
                receipt(KEY).put("decided", "2026-03-03T06:12:31.123457Z"),
                receipt(KEY).put("document", "DEL-2"))) {
            Answer answer = shop.put(other);

            assertThat(answer.status()).as(other.encode()).isEqualTo(409);
            assertThat(answer.error()).contains("V-000001");
        }
        assertThat(shop.books().vouchers()).isEqualTo(1);
    }

    @Test
    void makesOneVoucherOfAMessageThatComesOverEightConnectionsAtOnce() throws Exception {
        shop.books().behave(Manners.GOOD.withSlow(Duration.ofMillis(50)));
        List<Callable<Answer>> senders = new ArrayList<>();
        List<HttpClient> clients = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            HttpClient own = HttpClient.newHttpClient();
            clients.add(own);
            senders.add(() -> Shop.send(
                    own,
                    shop.request("/api/postings/" + KEY)
                            .PUT(BodyPublishers.ofString(receipt(KEY).encode()))));
        }
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (Future<Answer> one : threads.invokeAll(senders)) {
                answers.add(one.get());
            }
        } finally {
            clients.forEach(HttpClient::close);
        }

        assertThat(answers).extracting(Answer::voucher).containsOnly("V-000001");
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(shop.books().vouchers()).isEqualTo(1);
        assertThat(shop.list("/api/stock?site=0123").getJsonObject(0).getLong("quantity"))
                .isEqualTo(60);
    }

    @Test
    void takesNothingFromWhoHasNoTokenOrAnother() throws IOException {
        for (String token : List.of("", "Bearer", "Bearer ", "Bearer of another", Shop.TOKEN, "Basic " + Shop.TOKEN)) {
            var request = shop.bare("/api/postings/" + KEY)
                    .PUT(BodyPublishers.ofString(receipt(KEY).encode()));
            Answer answer = shop.send(token.isEmpty() ? request : request.header("Authorization", token));

            assertThat(answer.status()).as(token).isEqualTo(401);
            assertThat(answer.header("www-authenticate")).isEqualTo("Bearer");
        }
        assertThat(shop.send(shop.bare("/api/stock?site=0123")).status()).isEqualTo(401);
        assertThat(shop.books().vouchers()).isZero();
    }

    @Test
    void readsNoMoreThanAMegabyteWhetherItsLengthIsSaidOrNot() throws IOException {
        String large = receipt(KEY).put("note", "x".repeat(Reception.BODY_MAX)).encode();

        assertThat(shop.put(KEY, large).status()).isEqualTo(413);
        assertThat(shop.put(KEY, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large.getBytes())))
                        .status())
                .isEqualTo(413);
        assertThat(shop.books().vouchers()).isZero();
    }

    @Test
    void readsAMessageOfAlmostAMegabyte() throws IOException {
        String padded =
                receipt(KEY).put("note", "x".repeat(Reception.BODY_MAX - 1_000)).encode();

        assertThat(shop.put(KEY, padded).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "7", "\"key\"", "{}", "{\"key\":\"0123-4711-1\"}", "\u0000"})
    void refusesWhatIsNoMessage(String body) throws IOException {
        Answer answer = shop.put(KEY, body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.error()).isNotBlank();
    }

    @Test
    void refusesAMessageThatCallsItselfAnotherThanItsAddress() throws IOException {
        Answer answer = shop.put("0123-4711-2", receipt(KEY).encode());

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.error()).contains(KEY, "0123-4711-2");
    }

    @Test
    void takesAKeyThatHasToBeEncoded() throws IOException {
        Answer answer = shop.put("a%2Fb%20+1", receipt("a/b +1").encode());

        assertThat(answer.status()).isEqualTo(201);
    }

    @Test
    void saysWhenAnAddressCannotBeRead() throws IOException {
        assertThat(shop.raw("PUT", "/api/postings/a%zz")).contains(" 400 ");
        assertThat(shop.raw("GET", "/api/stock?site=%zz")).contains(" 400 ");
    }

    @Test
    void saysWhatIsNotThereOrNotPossible() throws IOException {
        assertThat(shop.get("/api/nothing").status()).isEqualTo(404);
        Answer wrong = shop.get("/api/postings/" + KEY);
        assertThat(wrong.status()).isEqualTo(405);
        assertThat(wrong.header("allow")).isEqualTo("PUT");
    }
}
