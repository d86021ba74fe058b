package dev.backroom.console.app;

import dev.backroom.client.BackroomClient;
import dev.backroom.client.Line;
import dev.backroom.gateway.app.Enrolment.NewDevice;
import dev.backroom.gateway.app.Gateway;
import dev.backroom.gateway.app.Settings;
import dev.backroom.operation.ChainOperation.ItemData;
import dev.backroom.operation.ChainOperation.PackData;
import dev.backroom.operation.ChainOperation.PutItems;
import dev.backroom.operation.ChainOperation.PutSite;
import dev.backroom.operation.ChainOperation.PutVendor;
import dev.backroom.operation.Operation;
import dev.backroom.operation.ReceivingOperation.CheckIn;
import dev.backroom.operation.ReceivingOperation.Document;
import dev.backroom.operation.ReceivingOperation.Goods;
import dev.backroom.operation.ReceivingOperation.OpenReceipt;
import dev.backroom.operation.ReceivingOperation.ReceiveGoods;
import dev.backroom.operation.SetupOperation.LocationData;
import dev.backroom.operation.SetupOperation.NoticeLineData;
import dev.backroom.operation.SetupOperation.PutLocations;
import dev.backroom.operation.SetupOperation.PutNotice;
import dev.backroom.store.DocumentRow.LocationKind;
import dev.backroom.store.MasterRow.Role;
import dev.backroom.store.MasterRow.Temperature;
import dev.backroom.store.MasterRow.Tracking;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Reply;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/// A real gateway with its own PostgreSQL, an ERP that feeds it, and a handheld at the dock.
final class Dock implements AutoCloseable {

    static final StoreId STORE = StoreId.parse("0123");
    static final String BADGE = "sup07";
    static final String PIN = "471100";
    static final String GTIN = "9521234000018";

    private final Path folder;
    private Gateway gateway;
    private final URI address;
    private final NewDevice desk;
    private final BackroomClient erp;
    private final BackroomClient handheld;
    private final Line line;
    private int messages;

    private Dock(Path folder, Gateway gateway) throws TimeoutException {
        this.folder = folder;
        this.gateway = gateway;
        this.address = URI.create("http://127.0.0.1:" + gateway.port());
        var enrolment = gateway.enrolment();
        var feeder = enrolment.device("erp", Set.of(Role.INTEGRATOR, Role.ADMINISTRATOR), Set.of(), false);
        this.erp = BackroomClient.to(address, BackroomClient.device(feeder.id(), feeder.secret()));
        feed(
                erp,
                feeder.id(),
                "sites",
                StoreId.CHAIN,
                new PutSite(STORE.code(), "Leeds Briggate", "Europe/London", LocalTime.of(4, 0)));
        this.desk = enrolment.device("desk", Set.of(Role.SUPERVISOR), Set.of(STORE.code()), true);
        var scanner = enrolment.device("Handheld 04", Set.of(Role.CLERK), Set.of(STORE.code()), true);
        enrolment.person(BADGE, "Mia", PIN, Set.of(Role.SUPERVISOR), Set.of(STORE.code()));
        this.handheld = BackroomClient.to(address, BackroomClient.device(scanner.id(), scanner.secret()));
        this.line = handheld.line(STORE);
        masterData(feeder.id());
    }

    static Dock open(Path folder) throws IOException, TimeoutException {
        return new Dock(folder, start(folder, 0));
    }

    private static Gateway start(Path folder, int port) throws IOException, TimeoutException {
        return Gateway.start(
                Settings.of(Map.of("data.folder", folder.toString(), "http.port", Integer.toString(port))));
    }

    /// Names, places and one delivery with 48 pieces, due today.
    private void masterData(int feeder) {
        feed(erp, feeder, "vendors", StoreId.CHAIN, new PutVendor("HARVEST", "Harvest Foods"));
        var item = new ItemData(
                "OAT",
                "Oat drink 1 l",
                "DAIRY",
                Temperature.AMBIENT,
                Tracking.NONE,
                false,
                0,
                Map.of(),
                89,
                List.of(new PackData(GTIN, "each", 1)));
        feed(erp, feeder, "items", StoreId.CHAIN, new PutItems(List.of(item)));
        feed(
                erp,
                feeder,
                "locations",
                STORE,
                new PutLocations(List.of(
                        new LocationData("DOCK", Optional.empty(), LocationKind.DOCK, Temperature.AMBIENT),
                        new LocationData("STAGE", Optional.empty(), LocationKind.STAGE, Temperature.AMBIENT))));
        feed(
                erp,
                feeder,
                "notices",
                STORE,
                new PutNotice(
                        "4711",
                        "HARVEST",
                        List.of(),
                        Instant.now(),
                        List.of(new NoticeLineData(Optional.empty(), 0, "OAT", 48)),
                        List.of()));
    }

    private void feed(BackroomClient client, int source, String kind, StoreId store, Operation content) {
        var reply = client.feed(Integer.toString(source), kind, store, "message-" + ++messages, content);
        if (!reply.accepted()) {
            throw new IllegalStateException(kind + ": " + reply);
        }
    }

    URI address() {
        return address;
    }

    NewDevice desk() {
        return desk;
    }

    void checkInAndOpen() {
        send(new CheckIn("4711", Optional.empty(), 1, Optional.empty(), false, Optional.empty()));
        send(new OpenReceipt(Document.DELIVERY, "4711"));
    }

    Reply scan(String barcode, int quantity) {
        return line.send(new ReceiveGoods(
                "4711",
                new Goods(
                        barcode,
                        Integer.toString(quantity),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                Optional.of("STAGE")));
    }

    private void send(Operation operation) {
        var reply = line.send(operation);
        if (!reply.accepted()) {
            throw new IllegalStateException(operation + ": " + reply);
        }
    }

    /// The gateway is gone; its data stay.
    void stop() throws IOException {
        gateway.close();
    }

    /// It is back at the same address.
    void restart() throws IOException, TimeoutException {
        gateway = start(folder, address.getPort());
    }

    @Override
    public void close() throws IOException {
        erp.close();
        handheld.close();
        gateway.close();
    }
}
