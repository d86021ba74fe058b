package dev.backroom.sim.books;

import static dev.backroom.sim.books.Paper.receipt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.sim.books.Shop.Answer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each bad behaviour is what its name says, happens as often as it is counted, and loses or doubles nothing.
class MischiefIT {

    private static final String KEY = "0123-4711-1";
    private static final int TRIES_MAX = 60;

    private Shop shop;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        shop = Shop.open(folder);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private void always(Mischief mischief) {
        shop.books().behave(Manners.GOOD.with(mischief, 1));
    }

    private void only(Mischief mischief, long times) {
        assertThat(shop.books().happened()).isEqualTo(Map.of(mischief, times));
    }

    @Test
    void failsBeforeItDoesAnything() throws IOException {
        always(Mischief.FAILED);

        assertThat(shop.put(receipt(KEY)).status()).isEqualTo(500);
        assertThat(shop.books().vouchers()).isZero();
        only(Mischief.FAILED, 1);
    }

    @Test
    void takesAndDropsTheConnectionSoThatItIsAskedAgain() throws IOException {
        always(Mischief.DROPPED);

        // Some clients send a lost request again by themselves: whoever asks, it is one voucher.
        assertThatThrownBy(() -> shop.put(receipt(KEY))).isInstanceOf(IOException.class);
        assertThat(shop.books().vouchers()).isEqualTo(1);
        assertThat(shop.books().happened().get(Mischief.DROPPED)).isPositive();

        shop.books().behave(Manners.GOOD);
        Answer again = shop.put(receipt(KEY));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.voucher()).isEqualTo("V-000001");
    }

    @Test
    void saysWhatIsWrongEvenWhenItWouldDropTheConnection() throws IOException {
        always(Mischief.DROPPED);

        assertThat(shop.put(receipt(KEY).put("store", "0999")).status()).isEqualTo(422);
        assertThat(shop.books().happened()).isEmpty();
    }

    @Test
    void takesAndAnswersWhenTheSenderHasGivenUp() throws IOException {
        shop.books().behave(Manners.GOOD.with(Mischief.LATE, 1).withLate(Duration.ofMinutes(5)));
        var impatient = shop.request("/api/postings/" + KEY)
                .timeout(Duration.ofMillis(500))
                .PUT(BodyPublishers.ofString(receipt(KEY).encode()));

        assertThatThrownBy(() -> shop.send(impatient)).isInstanceOf(HttpTimeoutException.class);
        assertThat(shop.books().vouchers()).isEqualTo(1);
        only(Mischief.LATE, 1);
    }

    @Test
    void answersLateWithTheVoucherToWhoWaits() throws IOException {
        shop.books().behave(Manners.GOOD.with(Mischief.LATE, 1).withLate(Duration.ofMillis(200)));
        long start = System.nanoTime();

        assertThat(shop.put(receipt(KEY)).status()).isEqualTo(201);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void thinksBeforeItDoesAnything() throws IOException {
        shop.books().behave(Manners.GOOD.withSlow(Duration.ofMillis(200)));
        long start = System.nanoTime();

        assertThat(shop.put(receipt(KEY)).status()).isEqualTo(201);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        only(Mischief.SLOW, 1);
    }

    @Test
    void asksToComeBackLater() throws IOException {
        shop.books().behave(Manners.of(Map.of("busy", "1", "retry.after", "7")));
        Answer answer = shop.put(receipt(KEY));

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("retry-after")).isEqualTo("7");
        assertThat(shop.books().vouchers()).isZero();
        only(Mischief.BUSY, 1);
    }

    @Test
    void showsAPageToSignInAsIfAllWereWell() throws IOException {
        always(Mischief.PAGE);
        Answer answer = shop.put(receipt(KEY));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).startsWith("text/html");
        assertThat(answer.body()).contains("Sign in").doesNotContain(KEY);
        assertThat(shop.books().vouchers()).isZero();
        only(Mischief.PAGE, 1);
    }

    @Test
    void sendsElsewhere() throws IOException {
        shop.books().behave(Manners.GOOD.with(Mischief.REDIRECTED, 1).withElsewhere("http://169.254.169.254/latest"));
        Answer answer = shop.put(receipt(KEY));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("location")).isEqualTo("http://169.254.169.254/latest");
        assertThat(shop.books().vouchers()).isZero();
        only(Mischief.REDIRECTED, 1);
    }

    @Test
    void goesAwayAndComesBackOnTheSamePort() throws IOException {
        shop.put(receipt(KEY));
        URI before = shop.books().address();

        shop.books().goAway();
        assertThatThrownBy(() -> shop.put(receipt(KEY))).isInstanceOf(IOException.class);
        shop.books().goAway();
        shop.books().comeBack();
        shop.books().comeBack();

        assertThat(shop.books().address()).isEqualTo(before);
        assertThat(shop.put(receipt(KEY)).voucher()).isEqualTo("V-000001");
        only(Mischief.AWAY, 1);
    }

    @Test
    void bothersNobodyWhoReads() throws IOException {
        always(Mischief.FAILED);

        assertThat(shop.get("/api/stock?site=0123").status()).isEqualTo(200);
        assertThat(shop.books().happened()).isEmpty();
    }

    @Test
    void isToldByHttpToBehaveOtherwiseAndHowOftenItDid() throws IOException {
        var wrong = shop.request("/api/manners").PUT(BodyPublishers.ofString("{\"failures\":2}"));
        assertThat(shop.send(wrong).status()).isEqualTo(422);
        var bad = shop.request("/api/manners").PUT(BodyPublishers.ofString("{\"failures\":1.0,\"seed\":7}"));
        assertThat(shop.send(bad).status()).isEqualTo(204);

        assertThat(shop.put(receipt(KEY)).status()).isEqualTo(500);
        assertThat(shop.get("/api/mischief").json()).isEqualTo(new JsonObject().put("FAILED", 1));
    }

    @Test
    void takesEverythingOnceThroughAllOfItTogether() throws IOException {
        Manners all = Manners.of(Map.of(
                "failures",
                "0.2",
                "drops",
                "0.1",
                "late",
                "0.1",
                "busy",
                "0.1",
                "pages",
                "0.1",
                "redirects",
                "0.1",
                "late.ms",
                "20",
                "slow.ms",
                "1",
                "seed",
                "42"));
        shop.books().behave(all);
        int messages = 40;
        List<String> vouchers = new ArrayList<>();

        for (int i = 1; i <= messages; i++) {
            vouchers.add(untilTaken(receipt("0123-" + i + "-1")));
        }

        assertThat(vouchers).doesNotHaveDuplicates();
        assertThat(shop.books().vouchers()).isEqualTo(messages);
        assertThat(shop.list("/api/stock?site=0123").getJsonObject(0).getLong("quantity"))
                .isEqualTo(60L * messages);
        assertThat(shop.books().happened())
                .containsOnlyKeys(
                        Mischief.FAILED,
                        Mischief.DROPPED,
                        Mischief.LATE,
                        Mischief.BUSY,
                        Mischief.PAGE,
                        Mischief.REDIRECTED,
                        Mischief.SLOW);
    }

    private String untilTaken(JsonObject message) {
        for (int i = 0; i < TRIES_MAX; i++) {
            try {
                Answer answer = shop.put(message);
                if (answer.header("content-type").equals("application/json")
                        && answer.body().contains("voucher")) {
                    return answer.voucher();
                }
            } catch (IOException _) {
                // The answer was dropped: ask again.
            }
        }
        throw new AssertionError(message.getString("key") + " was not taken in " + TRIES_MAX + " tries");
    }
}
