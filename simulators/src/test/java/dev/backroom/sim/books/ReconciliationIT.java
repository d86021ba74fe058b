package dev.backroom.sim.books;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.client.BackroomClient;
import dev.backroom.client.Listing;
import dev.backroom.gateway.app.Enrolment;
import dev.backroom.gateway.app.Gateway;
import dev.backroom.gateway.app.Settings;
import dev.backroom.operation.ChainOperation.PutItems;
import dev.backroom.operation.ChainOperation.PutSite;
import dev.backroom.sim.books.Shop.Answer;
import dev.backroom.sim.erp.Articles;
import dev.backroom.sim.erp.Catalogue;
import dev.backroom.sim.erp.Erp;
import dev.backroom.sim.erp.Shipment;
import dev.backroom.sim.erp.Site;
import dev.backroom.sim.erp.Ware;
import dev.backroom.sim.handheld.Crew;
import dev.backroom.sim.handheld.Handheld;
import dev.backroom.sim.handheld.Script;
import dev.backroom.sim.handheld.Tally;
import dev.backroom.store.MasterRow.Role;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Listed;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// People receive trucks with everything that can be wrong with them at a real gateway; what its log says the ERP
/// must
/// be told is sent to the books, and finance compares.
@Timeout(240)
class ReconciliationIT {

    private static final long SEED = 7;
    private static final int TRUCKS = 6;
    private static final int FAULTS_EACH = 6;
    private static final int TRIES_MAX = 100;
    private static final Duration RECEIVED_MAX = Duration.ofSeconds(90);
    private static final Site SITE = Site.three().getFirst();
    private static final String PIN = "471100";

    @TempDir
    private Path folder;

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final Tally tally = new Tally();
    private Gateway gateway;
    private Books books;
    private Shop.Client sender;
    private BackroomClient desk;
    private Reconciliation reconciliation;

    @BeforeEach
    void open() throws Exception {
        gateway = opens(Gateway.start(
                Settings.of(Map.of("data.folder", folder.resolve("gateway").toString(), "http.port", "0"))));
        books = opens(Books.open(BooksSettings.of(folder.resolve("books.journal"), Shop.TOKEN)));
        sender = opens(new Shop.Client(books));
        desk = client("desk", Set.of(Role.SUPERVISOR), Set.of());
        reconciliation = new Reconciliation(desk, books.address(), Shop.TOKEN);
        receive();
    }

    @AfterEach
    void close() throws Exception {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
    }

    private <T extends AutoCloseable> T opens(T one) {
        opened.push(one);
        return one;
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + gateway.port());
    }

    private BackroomClient client(String name, Set<Role> roles, Set<String> stores) throws TimeoutException {
        Enrolment.NewDevice device = gateway.enrolment().device(name, roles, stores, true);
        return opens(BackroomClient.to(address(), BackroomClient.device(device.id(), device.secret())));
    }

    /// Trucks come in one after the other, by two clerks.
    private void receive() throws Exception {
        BackroomClient feeds = client("erp", Set.of(Role.INTEGRATOR, Role.ADMINISTRATOR), Set.of());
        Catalogue catalogue = Catalogue.of(Articles.load().all(), SEED);
        Erp erp = new Erp(feeds, catalogue, SEED, InstantSource.system());
        HeadOffice office = new HeadOffice(books);
        office.tell(StoreId.CHAIN, new PutSite(SITE.store().code(), SITE.name(), "UTC", LocalTime.of(4, 0)));
        office.tell(
                StoreId.CHAIN,
                new PutItems(catalogue.wares().stream().map(Ware::item).toList()));
        catalogue.vendors().forEach(vendor -> office.tell(StoreId.CHAIN, vendor));
        erp.begin(List.of(SITE));
        Crew.Office both = (store, message) -> {
            office.tell(store, message);
            return erp.tell(store, message);
        };
        Crew crew = new Crew(List.of(clerk(1), clerk(2)), both, tally, Duration.ofMillis(1));
        for (int i = 0; i < TRUCKS; i++) {
            Shipment shipment = erp.ship(SITE);
            office.tell(SITE.store(), shipment.order());
            crew.arrive(Script.of(shipment, erp.purchasing(), Script.faultsOf(i, FAULTS_EACH)));
        }
        crew.start();
        long until = System.nanoTime() + RECEIVED_MAX.toNanos();
        while (tally.closed() < TRUCKS && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        assertThat(crew.stop(RECEIVED_MAX)).isTrue();
        assertThat(tally.closed()).as("%s", tally.surprises()).isEqualTo(TRUCKS);
    }

    private Handheld clerk(int number) throws TimeoutException {
        String store = SITE.store().code();
        Enrolment enrolment = gateway.enrolment();
        Enrolment.NewDevice device = enrolment.device("handheld " + number, Set.of(Role.CLERK), Set.of(store), true);
        enrolment.person("C-" + number, "Clerk " + number, PIN, Set.of(Role.CLERK), Set.of(store));
        enrolment.person("S-" + number, "Supervisor " + number, PIN, Set.of(Role.SUPERVISOR), Set.of(store));
        BackroomClient client = opens(BackroomClient.to(
                address(), BackroomClient.personAt(device.id(), device.secret(), "C-" + number, PIN)));
        return new Handheld(
                "handheld " + number,
                client,
                client.line(SITE.store(), 1),
                new Handheld.Supervisor("S-" + number, PIN),
                InstantSource.system(),
                (_, _, _, _) -> {});
    }

    /// Every message that the log has for the ERP, in its order.
    private List<JsonObject> messages() {
        List<JsonObject> messages = new ArrayList<>();
        for (Listed.Event event : desk.list(SITE.store(), Listing.EVENTS, Map.of())) {
            for (JsonNode row : event.rows()) {
                if (row.path("k").asText().equals("posting")) {
                    messages.add(message(event, row));
                }
            }
        }
        return messages;
    }

    private static JsonObject message(Listed.Event event, JsonNode row) {
        JsonArray lines = new JsonArray();
        for (JsonNode line : row.path("lines")) {
            lines.add(new JsonObject()
                    .put("sku", line.path("sku").asText())
                    .put("status", word(line.path("status").asText("AVAILABLE")))
                    .put("quantity", line.path("quantity").asLong())
                    .put("grams", line.path("grams").asLong())
                    .put("order", line.path("order").asText())
                    .put("orderLine", line.path("orderLine").asInt())
                    .put("orderVersion", line.path("orderVersion").asLong())
                    .put("costMinor", line.path("costMinor").asLong()));
        }
        String store = SITE.store().code();
        return new JsonObject()
                .put(
                        "key",
                        store + "-" + event.number() + "-" + row.path("line").asInt())
                .put("store", store)
                .put("kind", word(row.path("kind").asText("RECEIPT")))
                .put("document", row.path("document").asText())
                .put("day", row.path("day").asText())
                .put("decided", event.time().toString())
                .put("vendor", row.path("vendor").asText())
                .put("lines", lines);
    }

    private static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
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

    private Reconciliation.Found compare() {
        return reconciliation.compare(List.of(SITE.store()));
    }

    @Test
    void findsEqualBooksAndSaysInWordsWhatIsDifferent() throws Exception {
        List<JsonObject> messages = messages();
        assertThat(messages).hasSizeGreaterThan(TRUCKS);
        assertThat(compare().differences())
                .anyMatch(sentence -> sentence.matches("store 0101, .* in UNRESTRICTED: .* on hand, the ERP 0"))
                .anyMatch(sentence -> sentence.matches("store 0101, order PO-.* line .* received, the ERP 0"));
        books.behave(Manners.of(Map.of("failures", "0.33", "drops", "0.1", "pages", "0.1")));
        JsonObject last = messages.removeLast();
        messages.forEach(this::send);

        JsonObject line = last.getJsonArray("lines").getJsonObject(0);
        assertThat(compare().word()).isEqualTo("different");
        assertThat(compare().differences())
                .hasSizeLessThanOrEqualTo(2 * last.getJsonArray("lines").size())
                .anySatisfy(sentence -> assertThat(sentence)
                        .startsWith("store 0101, " + line.getString("sku") + " in ")
                        .contains(": the ledger has "));

        send(last);
        assertThat(compare().differences()).isEmpty();
        assertThat(compare().word()).isEqualTo("equal");
        assertThat(compare().compared()).isGreaterThan(50);
        assertThat(books.vouchers()).isEqualTo(messages.size() + 1);
        assertThat(books.happened()).containsKeys(Mischief.FAILED, Mischief.DROPPED, Mischief.PAGE);

        findsWhatNeverHappened(line.getString("sku"), last);
    }

    private void findsWhatNeverHappened(String sku, JsonObject like) {
        JsonObject invented = like.copy().put("key", "0101-999999-1");
        invented.put("lines", new JsonArray().add(Paper.unordered(sku, "damaged", 1_000)));
        send(invented.put("kind", "receipt"));

        assertThat(compare().differences())
                .singleElement()
                .asString()
                .startsWith("store 0101, " + sku + " in DAMAGED_GOODS: the ledger has ")
                .contains(" on hand, the ERP ");
    }
}
