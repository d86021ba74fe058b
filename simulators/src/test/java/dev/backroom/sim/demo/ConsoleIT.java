package dev.backroom.sim.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.client.BackroomClient;
import dev.backroom.client.Line;
import dev.backroom.console.app.Console;
import dev.backroom.gateway.app.Enrolment;
import dev.backroom.gateway.app.Gateway;
import dev.backroom.gateway.app.Settings;
import dev.backroom.operation.Operation;
import dev.backroom.operation.ReceivingOperation.CheckIn;
import dev.backroom.operation.ReceivingOperation.Document;
import dev.backroom.operation.ReceivingOperation.OpenReceipt;
import dev.backroom.operation.ReceivingOperation.ReceiveUnit;
import dev.backroom.operation.SetupOperation.UnitData;
import dev.backroom.sim.erp.Articles;
import dev.backroom.sim.erp.Catalogue;
import dev.backroom.sim.erp.Erp;
import dev.backroom.sim.erp.Shipment;
import dev.backroom.sim.erp.Site;
import dev.backroom.store.MasterRow.Role;
import dev.backroom.wire.Reply;
import dev.backroom.wire.Request;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The whole console on a whole gateway: somebody signs in, watches a truck being received, and is told at once when
/// what
/// is shown may be old.
@Timeout(240)
class ConsoleIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String BADGE = "S-0101";
    private static final String PIN = "471100";
    private static final Site SITE = Site.three().getFirst();

    @TempDir
    private Path folder;

    private Gateway gateway;
    private Cable cable;
    private Console.Open console;
    private BackroomClient scanner;
    private Line handheld;
    private Shipment truck;

    @BeforeEach
    void open() throws Exception {
        gateway = start(0);
        cable = Cable.to(gateway.port());
        Enrolment enrolment = gateway.enrolment();
        String store = SITE.store().code();
        Enrolment.NewDevice feeds =
                enrolment.device("erp", Set.of(Role.INTEGRATOR, Role.ADMINISTRATOR), Set.of(), false);
        URI address = URI.create("http://127.0.0.1:" + gateway.port());
        try (BackroomClient client = BackroomClient.to(address, BackroomClient.device(feeds.id(), feeds.secret()))) {
            Erp erp = new Erp(client, Catalogue.of(Articles.load().all(), 7), 7, InstantSource.system(), (_, _) -> {});
            erp.begin(List.of(SITE));
            truck = erp.ship(SITE);
        }
        Enrolment.NewDevice clerk = enrolment.device("handheld", Set.of(Role.CLERK), Set.of(store), true);
        enrolment.person(BADGE, "Mia", PIN, Set.of(Role.SUPERVISOR), Set.of(store));
        scanner = BackroomClient.to(address, BackroomClient.device(clerk.id(), clerk.secret()));
        handheld = scanner.line(SITE.store(), 1);
        console = Console.launch(dev.backroom.console.app.Settings.to(cable.address(), SITE.store()));
    }

    @AfterEach
    void close() throws IOException {
        console.close();
        scanner.close();
        cable.close();
        gateway.close();
    }

    private Gateway start(int port) throws IOException, TimeoutException {
        return Gateway.start(
                Settings.of(Map.of("data.folder", folder.toString(), "http.port", Integer.toString(port))));
    }

    private void does(Operation operation) {
        Reply reply = handheld.send(Request.of(Instant.now(), operation));
        assertThat(reply.accepted()).as(reply.detail()).isTrue();
    }

    private static void awaitText(String text) {
        Screen.await(text, SOON, () -> Screen.texts().contains(text));
    }

    private static void awaitLink(String style, String beginning, Duration most) {
        Screen.await(
                style,
                most,
                () -> Screen.styles("#link").contains(style)
                        && Screen.texts().stream().anyMatch(text -> text.startsWith(beginning)));
    }

    private void signIn() {
        Screen.await("the sign-in", SOON, () -> Screen.texts().contains("Badge"));
        Screen.type("#badge", BADGE);
        Screen.type("#pin", PIN);
        Screen.press("#sign-in");
        awaitText("Receiving today");
        awaitLink("signal-accepted", "Live, ", SOON);
    }

    @Test
    void showsWhatIsReceivedAndSaysWhenItMayBeOld() throws Exception {
        signIn();
        String promised = seesTheTruck();
        seesACartonComeIn(promised);
        Screen.picture("console-live");
        isAmberWhenNothingIsHeard();
        isRedWhileTheGatewayIsGone();
    }

    /// @return how many pieces are promised, as it is written: lines come before pieces
    private String seesTheTruck() {
        awaitText(truck.code());
        does(new CheckIn(truck.code(), Optional.empty(), 6, Optional.empty(), false, Optional.empty()));
        does(new OpenReceipt(Document.DELIVERY, truck.code()));
        Screen.await(
                "nothing received yet", SOON, () -> Screen.texts().stream().anyMatch(text -> text.startsWith("0 of ")));
        return Screen.texts().stream()
                .filter(text -> text.startsWith("0 of "))
                .toList()
                .getLast()
                .substring("0 of ".length());
    }

    private void seesACartonComeIn(String promised) {
        UnitData carton = truck.topUnits().getLast();
        does(new ReceiveUnit(truck.code(), carton.sscc(), Optional.empty()));
        awaitText(carton.lines().getFirst().quantity() + " of " + promised);
        awaitText("Unit " + carton.sscc() + " received, with 0 units on it. Put it to STAGE-1.");
    }

    /// The connection stands, but nothing comes over it: two seconds later the numbers are not shown as current any
    /// more.
    private void isAmberWhenNothingIsHeard() throws Exception {
        long dead = System.nanoTime();
        cable.die();
        awaitLink("signal-look", "Behind, ", Duration.ofSeconds(5));
        Duration took = Duration.ofNanos(System.nanoTime() - dead);
        Screen.picture("console-behind");
        cable.revive();
        awaitLink("signal-accepted", "Live, ", SOON);

        assertThat(took)
                .as("a breath longer than two seconds, on a busy machine too")
                .isLessThan(Duration.ofSeconds(4));
    }

    private void isRedWhileTheGatewayIsGone() throws Exception {
        int port = gateway.port();
        gateway.close();
        awaitLink("signal-stop", "Offline, ", SOON);
        Screen.picture("console-offline");
        assertThat(Screen.texts()).anyMatch(text -> text.startsWith("as of "));

        gateway = start(port);
        awaitLink("signal-accepted", "Live, ", SOON);
        UnitData next = truck.topUnits().get(truck.topUnits().size() - 2);
        does(new ReceiveUnit(truck.code(), next.sscc(), Optional.empty()));
        awaitText("Unit " + next.sscc() + " received, with 0 units on it. Put it to STAGE-1.");
    }
}
