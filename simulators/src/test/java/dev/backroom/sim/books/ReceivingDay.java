package dev.backroom.sim.books;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.client.BackroomClient;
import dev.backroom.client.Listing;
import dev.backroom.gateway.app.Enrolment;
import dev.backroom.gateway.app.Gateway;
import dev.backroom.gateway.app.Settings;
import dev.backroom.sim.erp.Articles;
import dev.backroom.sim.erp.Catalogue;
import dev.backroom.sim.erp.Erp;
import dev.backroom.sim.erp.Shipment;
import dev.backroom.sim.erp.Site;
import dev.backroom.sim.handheld.Crew;
import dev.backroom.sim.handheld.Handheld;
import dev.backroom.sim.handheld.Script;
import dev.backroom.sim.handheld.Tally;
import dev.backroom.store.MasterRow.Role;
import dev.backroom.wire.Listed;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A gateway at which people have received trucks with everything that can be wrong with them.
final class ReceivingDay implements AutoCloseable {

    static final int TRUCKS = 6;
    static final Site SITE = Site.three().getFirst();

    private static final long SEED = 7;
    private static final int FAULTS_EACH = 6;
    private static final Duration RECEIVED_MAX = Duration.ofSeconds(90);
    private static final long TURN_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final String PIN = "471100";

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final Tally tally = new Tally();
    private final Books books;
    private final Gateway gateway;
    private final BackroomClient desk;

    private ReceivingDay(Path folder, Books books, Map<String, String> erp) throws Exception {
        this.books = books;
        Map<String, String> settings = new HashMap<>(erp);
        settings.put("data.folder", folder.resolve("gateway").toString());
        settings.put("http.port", "0");
        gateway = opens(Gateway.start(Settings.of(settings)));
        desk = client("desk", Set.of(Role.SUPERVISOR), Set.of());
    }

    /// Lets everything be received. The books hear from head office what the gateway is told.
    ///
    /// @param erp what the gateway is told of the books
    static ReceivingDay at(Path folder, Books books, Map<String, String> erp) throws Exception {
        ReceivingDay day = new ReceivingDay(folder, books, erp);
        try {
            day.receive();
            return day;
        } catch (Throwable e) {
            day.close();
            throw e;
        }
    }

    @Override
    public void close() throws Exception {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
    }

    /// Somebody who may see what is on hand.
    BackroomClient desk() {
        return desk;
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
        Erp erp = new Erp(feeds, catalogue, SEED, InstantSource.system(), new HeadOffice(books)::tell);
        erp.begin(List.of(SITE));
        Crew crew = new Crew(List.of(clerk(1), clerk(2)), erp::tell, tally, Duration.ofMillis(1));
        for (int i = 0; i < TRUCKS; i++) {
            Shipment shipment = erp.ship(SITE);
            crew.arrive(Script.of(shipment, erp.purchasing(), Script.faultsOf(i, FAULTS_EACH)));
        }
        crew.start();
        await(() -> tally.closed() == TRUCKS);
        assertThat(crew.stop(RECEIVED_MAX)).isTrue();
        assertThat(tally.closed()).as("%s", tally.surprises()).isEqualTo(TRUCKS);
    }

    static void await(BooleanSupplier condition) {
        long until = System.nanoTime() + RECEIVED_MAX.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < until) {
            LockSupport.parkNanos(TURN_NANOS);
        }
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
    List<JsonObject> messages() {
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
}
