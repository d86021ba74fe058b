package dev.backroom.gateway.integration.postings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.gateway.log.Unsent;
import dev.backroom.store.Resolution;
import dev.backroom.store.StoreId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Messages that reach a receiver over real HTTP, whatever it does to them.
class PostingsIT {

    private Dock dock;
    private Receiver receiver;

    @BeforeEach
    void open() {
        dock = new Dock();
        receiver = new Receiver(dock.database.vertx());
    }

    @AfterEach
    void close() {
        receiver.close();
        dock.close();
    }

    private List<String> takenOf(StoreId store, String document) {
        return receiver.taken().stream()
                .filter(message -> message.path("store").asText().equals(store.code())
                        && message.path("document").asText().equals(document))
                .map(message -> message.path("key").asText())
                .toList();
    }

    private static String key(JsonNode message) {
        return message.path("key").asText();
    }

    @Test
    void whatIsDecidedIsToldOnceInOrderAndLeavesNothingBehind() {
        StoreId store = dock.open("A", "B");
        List<String> before = List.of(dock.receive(store, "A", 1), dock.receive(store, "B", 2));
        dock.tell(receiver);
        List<String> after = new ArrayList<>();
        for (int i = 3; i < 40; i++) {
            after.add(dock.receive(store, i % 2 == 0 ? "A" : "B", i));
        }
        dock.until("all are told", () -> receiver.taken().size() == before.size() + after.size());

        List<String> told = Stream.concat(before.stream(), after.stream()).toList();
        assertThat(receiver.taken()).extracting(PostingsIT::key).containsExactlyInAnyOrderElementsOf(told);
        for (String document : List.of("A", "B")) {
            assertThat(takenOf(store, document)).isSortedAccordingTo((a, b) -> Long.compare(event(a), event(b)));
        }
        JsonNode first = receiver.taken(before.getFirst()).orElseThrow();
        assertThat(first.path("kind").asText()).isEqualTo("receipt");
        assertThat(first.path("lines").path(0).path("sku").asText()).isEqualTo("PENCIL");
        assertThat(first.path("lines").path(0).path("status").asText()).isEqualTo("available");
        assertThat(first.path("lines").path(0).path("quantity").asLong()).isEqualTo(1);
        assertThat(first.path("lines").path(0).path("orderVersion").asLong()).isEqualTo(1);
        assertThat(first.path("lines").path(0).path("costMinor").asLong()).isEqualTo(89);
        dock.until("the cursor is at the end", () -> dock.cursor(store) == dock.head(store));
        assertThat(dock.rows(store)).isEmpty();
        assertThat(receiver.again()).isZero();
    }

    private static long event(String key) {
        return Long.parseLong(key.split("-")[1]);
    }

    @Test
    void whatIsRefusedWaitsForAPersonAndHoldsBackItsOwnDocumentOnly() {
        StoreId store = dock.open("A", "B");
        receiver.manner((request, message, self) -> {
            if (message.path("document").asText().equals("A")) {
                Receiver.say(request, 422, "{\"error\":\"no such article\"}");
            } else {
                self.take(request, message);
            }
        });
        dock.tell(receiver);
        String refused = dock.receive(store, "A", 1);
        String behind = dock.receive(store, "A", 2);
        String other = dock.receive(store, "B", 3);
        dock.until("the other document is told", () -> receiver.taken(other).isPresent());
        dock.until("there is a case", () -> dock.cases(store).size() == 1);
        dock.until(
                "it is parked",
                () -> dock.rows(store).stream()
                        .map(Unsent::state)
                        .toList()
                        .equals(List.of(Unsent.State.PARKED, Unsent.State.HELD)));
        assertThat(dock.cases(store).getFirst().facts())
                .containsEntry("target", "erp")
                .containsEntry("document", "A")
                .containsEntry("reason", "422 no such article");
        assertThat(receiver.asked()).filteredOn(behind::equals).isEmpty();

        receiver.manner(Receiver.POLITE);
        dock.resolve(store, Resolution.RETRY);
        dock.until("both are told", () -> takenOf(store, "A").equals(List.of(refused, behind)));
        dock.until("nothing is left", () -> dock.rows(store).isEmpty());
    }

    @Test
    void whatSomebodySkipsIsNeverSentAndTheNextOneGoes() {
        StoreId store = dock.open("A");
        String[] refused = {dock.receive(store, "A", 1)};
        receiver.manner((request, message, self) -> {
            if (key(message).equals(refused[0])) {
                Receiver.say(request, 409, "{\"error\":\"another content\"}");
            } else {
                self.take(request, message);
            }
        });
        dock.tell(receiver);
        String next = dock.receive(store, "A", 2);
        dock.until("there is a case", () -> !dock.cases(store).isEmpty());
        dock.resolve(store, Resolution.SKIP);
        dock.until("the next is told", () -> receiver.taken(next).isPresent());
        dock.until(
                "only the skipped one is kept",
                () -> dock.rows(store).stream().map(Unsent::state).toList().equals(List.of(Unsent.State.SKIPPED)));
        assertThat(receiver.taken(refused[0])).isEmpty();

        dock.endReader();
        dock.tell(receiver);
        String last = dock.receive(store, "A", 3);
        dock.until("it goes on after a start", () -> receiver.taken(last).isPresent());
        assertThat(receiver.taken(refused[0])).isEmpty();
    }

    @Test
    void aReceiverThatFailsAThirdGetsEverythingInTheOrderOfDocuments() {
        SplittableRandom chance = new SplittableRandom(7);
        receiver.manner((request, message, self) -> {
            if (chance.nextDouble() < 0.33) {
                Receiver.say(request, 500, "{\"error\":\"deadlock\"}");
            } else {
                self.take(request, message);
            }
        });
        List<StoreId> stores = List.of(dock.open("A", "B"), dock.open("A", "B"));
        dock.tell(receiver);
        int count = 0;
        for (int i = 1; i <= 30; i++) {
            for (StoreId store : stores) {
                dock.receive(store, i % 2 == 0 ? "A" : "B", i);
                count++;
            }
        }
        int all = count;
        dock.until("all are told", () -> receiver.taken().size() == all);
        for (StoreId store : stores) {
            for (String document : List.of("A", "B")) {
                assertThat(takenOf(store, document))
                        .hasSize(15)
                        .isSortedAccordingTo((a, b) -> Long.compare(event(a), event(b)));
            }
            dock.until("nothing is left", () -> dock.rows(store).isEmpty());
        }
    }

    @Test
    void whileTheReceiverIsAwayTheLogWaitsAndNothingIsWritten() {
        StoreId store = dock.open("A");
        receiver.away();
        Postings postings = dock.tell(receiver);
        List<String> keys = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            keys.add(dock.receive(store, "A", i));
        }
        dock.until("it is known to be away", () -> !postings.health().up());
        assertThat(dock.rows(store)).isEmpty();
        assertThat(dock.cursor(store)).isLessThan(dock.head(store));
        receiver.back();
        dock.until("all are told", () -> takenOf(store, "A").equals(keys));
        dock.until("it is known to be back", () -> postings.health().up());
        assertThat(dock.rows(store)).isEmpty();
    }

    @Test
    void answersThatAreNotTheReceiversOwnCountAsNoAnswer() {
        StoreId store = dock.open("A");
        Receiver.Manner html = (request, message, self) ->
                request.response().putHeader("Content-Type", "text/html").end("<h1>Please sign in</h1>");
        Receiver.Manner redirect = (request, message, self) -> request.response()
                .setStatusCode(302)
                .putHeader("Location", receiver.url() + "/" + key(message))
                .end();
        Receiver.Manner foreign = (request, message, self) -> Receiver.say(request, 200, "{\"key\":\"other\"}");
        Receiver.Manner later = (request, message, self) -> {
            request.response().putHeader("Retry-After", "1");
            Receiver.say(request, 429, "{}");
        };
        Postings postings = dock.tell(receiver);
        for (Receiver.Manner manner : List.of(html, redirect, foreign, later)) {
            receiver.manner(manner);
            String key = dock.receive(store, "A", 1);
            dock.until("it counts as away", () -> !postings.health().up());
            assertThat(receiver.taken(key)).isEmpty();
            receiver.manner(Receiver.POLITE);
            dock.until("it is told in the end", () -> receiver.taken(key).isPresent());
            dock.until("it is back", () -> postings.health().up());
        }
        assertThat(dock.rows(store)).isEmpty();
    }

    @Test
    void whatWasTakenWithoutAnAnswerIsAskedForAgainAndIsThereOnce() {
        Set<String> once = ConcurrentHashMap.newKeySet();
        receiver.manner((request, message, self) -> {
            self.note(message);
            if (!once.add(key(message))) {
                Receiver.say(request, 200, "{\"key\":\"" + key(message) + "\"}");
            }
        });
        StoreId store = dock.open("A");
        dock.tell(receiver, Duration.ofMillis(300));
        List<String> keys = List.of(dock.receive(store, "A", 1), dock.receive(store, "A", 2));
        dock.until("the receiver was asked again", () -> receiver.again() >= 2);
        assertThat(takenOf(store, "A")).isEqualTo(keys);
        dock.until("the cursor is at the end", () -> dock.cursor(store) == dock.head(store));
    }

    @Test
    void aMessageThatTheReceiverChokesOnDoesNotStopOtherDocuments() {
        StoreId store = dock.open("A", "B");
        receiver.manner((request, message, self) -> {
            if (message.path("document").asText().equals("A")) {
                request.connection().close();
            } else {
                self.take(request, message);
            }
        });
        dock.tell(receiver);
        String poison = dock.receive(store, "A", 1);
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            keys.add(dock.receive(store, "B", 1));
        }
        dock.until("the other document is told", () -> takenOf(store, "B").equals(keys));
        String next = dock.receive(store, "B", 1);
        dock.until("it goes on", () -> receiver.taken(next).isPresent());
        dock.until(
                "the poison has a row",
                () -> dock.rows(store).stream()
                        .anyMatch(row -> row.key().toString().equals(poison)));
    }

    @Test
    void ofTwoGatewaysOneTellsAndTheOtherTakesOver() {
        StoreId store = dock.open("A");
        dock.tell(receiver);
        String first = dock.receive(store, "A", 1);
        dock.until("the first tells", () -> receiver.taken(first).isPresent());
        dock.tell(receiver);
        String second = dock.receive(store, "A", 2);
        dock.until("it goes on", () -> receiver.taken(second).isPresent());
        dock.endReader();
        String third = dock.receive(store, "A", 3);
        dock.until("the second tells", () -> receiver.taken(third).isPresent());
        assertThat(receiver.again()).isZero();
    }
}
