package dev.backroom.sim.faults;

import dev.backroom.code.CheckDigit;
import dev.backroom.gateway.edge.token.Secrets;
import dev.backroom.gateway.log.Credentials;
import dev.backroom.gateway.log.Credentials.Credential;
import dev.backroom.gateway.log.Database;
import dev.backroom.operation.ChainOperation.ItemData;
import dev.backroom.operation.ChainOperation.PutDevice;
import dev.backroom.operation.ChainOperation.PutItems;
import dev.backroom.operation.ChainOperation.PutPolicy;
import dev.backroom.operation.ChainOperation.PutSite;
import dev.backroom.operation.ReceivingOperation.CheckIn;
import dev.backroom.operation.ReceivingOperation.Document;
import dev.backroom.operation.ReceivingOperation.OpenReceipt;
import dev.backroom.operation.SetupOperation.LocationData;
import dev.backroom.operation.SetupOperation.NoticeLineData;
import dev.backroom.operation.SetupOperation.OrderLineData;
import dev.backroom.operation.SetupOperation.PutLocations;
import dev.backroom.operation.SetupOperation.PutNotice;
import dev.backroom.operation.SetupOperation.PutOrder;
import dev.backroom.operation.SetupOperation.UnitData;
import dev.backroom.operation.SetupOperation.UnitLineData;
import dev.backroom.policy.PostingGrain;
import dev.backroom.sim.erp.Catalogue;
import dev.backroom.sim.erp.Ware;
import dev.backroom.sim.faults.Prepared.Device;
import dev.backroom.sim.faults.Prepared.Dock;
import dev.backroom.store.Bytes;
import dev.backroom.store.DocumentRow.LocationKind;
import dev.backroom.store.MasterRow;
import dev.backroom.store.MasterRow.Role;
import dev.backroom.store.MasterRow.Temperature;
import dev.backroom.store.MasterRow.Tracking;
import dev.backroom.store.StoreId;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeoutException;

/// Puts a chain into an empty database, up to the moment at which trucks are being unloaded. It does so through lanes
/// of its own, since only a lane writes a store's history.
public final class Preparation {

    /// How large the chain is.
    ///
    /// @param deliveries open receipts of each store
    /// @param lines articles on each delivery
    /// @param units cartons on each delivery
    /// @param told whether an ERP is told of each scan at once
    public record Plan(int stores, int devices, int deliveries, int lines, int units, boolean told) {}

    /// Codes of the bins of each store.
    public static final List<String> BINS = bins();

    /// Where goods go that nobody sent elsewhere.
    public static final String STAGE = "STAGE-1";

    private static final int FIRST_STORE = 101;
    private static final int BIN_COUNT = 24;
    private static final int WAREHOUSE_FULL = 100_000_000;
    /// Pieces in each carton.
    public static final int PER_UNIT = 12;

    private static final int ITEMS_PER_MESSAGE = 500;
    private static final String SECRET = "a-secret-that-was-made-for-this-run-only-";

    private final OwnLanes own;
    private final Plan plan;
    private final Catalogue catalogue;
    private final List<Ware> plain;

    private Preparation(OwnLanes own, Plan plan, Catalogue catalogue) {
        this.own = own;
        this.plan = plan;
        this.catalogue = catalogue;
        this.plain = catalogue.wares().stream()
                .filter(ware ->
                        ware.item().tracking() == Tracking.NONE && !ware.item().catchWeight())
                .toList();
    }

    /// Prepares a database that has no events yet. Blocking.
    ///
    /// @throws IllegalStateException when an operation is not accepted
    public static Prepared run(Database.Address address, Plan plan, Catalogue catalogue) throws TimeoutException {
        try (OwnLanes own = OwnLanes.on(address)) {
            return new Preparation(own, plan, catalogue).run();
        }
    }

    private Prepared run() throws TimeoutException {
        List<StoreId> stores = new ArrayList<>();
        for (int i = 0; i < plan.stores(); i++) {
            stores.add(new StoreId(FIRST_STORE + i));
        }
        chain(stores);
        List<Device> devices = devices();
        own.await(stores.stream().map(this::places).toList());
        List<Dock> docks = new ArrayList<>();
        for (int i = 0; i < plan.deliveries(); i++) {
            docks.addAll(deliveries(stores, i));
        }
        return new Prepared(stores, devices.subList(0, plan.devices()), devices.getLast(), docks);
    }

    private void chain(List<StoreId> stores) throws TimeoutException {
        List<Future<?>> posted = new ArrayList<>();
        stores.forEach(store -> posted.add(own.post(
                StoreId.CHAIN, new PutSite(store.code(), "Store " + store.code(), "UTC", LocalTime.of(4, 0)))));
        catalogue.vendors().forEach(vendor -> posted.add(own.post(StoreId.CHAIN, vendor)));
        List<ItemData> items = catalogue.wares().stream().map(Ware::item).toList();
        for (int from = 0; from < items.size(); from += ITEMS_PER_MESSAGE) {
            posted.add(own.post(
                    StoreId.CHAIN,
                    new PutItems(items.subList(from, Math.min(items.size(), from + ITEMS_PER_MESSAGE)))));
        }
        if (plan.told()) {
            posted.add(own.post(
                    StoreId.CHAIN, new PutPolicy(PostingGrain.POLICY, "", Map.of(PostingGrain.GRAIN, "carton"))));
        }
        own.await(posted);
    }

    private List<Device> devices() throws TimeoutException {
        List<Future<?>> posted = new ArrayList<>();
        for (int i = 0; i < plan.devices(); i++) {
            posted.add(own.post(StoreId.CHAIN, device("handheld-%03d".formatted(i), Role.CLERK)));
        }
        own.await(posted);
        own.await(own.post(StoreId.CHAIN, device("desk", Role.SUPERVISOR)));
        List<Device> devices = new ArrayList<>();
        Credentials credentials = new Credentials(own.readers());
        List<Future<?>> kept = new ArrayList<>();
        for (MasterRow.Device row : own.lanes().master().devices().values()) {
            Device device = new Device(row.id(), SECRET + row.id());
            Credential credential = Secrets.ofDevice(device.secret(), Bytes.of(new byte[Secrets.SALT_BYTES]));
            kept.add(credentials.putDevice(device.id(), credential));
            devices.add(device);
        }
        own.await(kept);
        devices.sort(Comparator.comparingInt(Device::id));
        return devices;
    }

    private static PutDevice device(String name, Role role) {
        return new PutDevice(name, Set.of(role), Set.of(), true, true);
    }

    private Future<?> places(StoreId store) {
        List<LocationData> places = new ArrayList<>();
        places.add(new LocationData(STAGE, Optional.empty(), LocationKind.STAGE, Temperature.AMBIENT));
        places.add(new LocationData("QUARANTINE", Optional.empty(), LocationKind.QUARANTINE, Temperature.AMBIENT));
        BINS.forEach(bin -> places.add(new LocationData(bin, Optional.empty(), LocationKind.BIN, Temperature.AMBIENT)));
        return own.post(store, new PutLocations(places));
    }

    private static List<String> bins() {
        List<String> bins = new ArrayList<>();
        for (int i = 1; i <= BIN_COUNT; i++) {
            bins.add("A-%02d".formatted(i));
        }
        return List.copyOf(bins);
    }

    /// One more delivery for every store: ordered, announced, arrived, opened.
    private List<Dock> deliveries(List<StoreId> stores, int number) throws TimeoutException {
        List<Dock> docks = new ArrayList<>();
        List<Future<?>> posted = new ArrayList<>();
        for (StoreId store : stores) {
            Dock dock = dock(store, number);
            docks.add(dock);
            String order = dock.delivery().replace("D-", "PO-");
            posted.add(own.post(store, order(order, dock))
                    .compose(_ -> own.post(store, notice(order, dock)))
                    .compose(_ -> own.post(store, checkIn(dock)))
                    .compose(_ -> own.post(store, new OpenReceipt(Document.DELIVERY, dock.delivery()))));
        }
        own.await(posted);
        return docks;
    }

    private Dock dock(StoreId store, int number) {
        SplittableRandom chance = new SplittableRandom(store.value() * 1_000L + number);
        List<Ware> wares = new ArrayList<>();
        int at = chance.nextInt(plain.size());
        for (int i = 0; i <= plan.lines(); i++) {
            wares.add(plain.get((at + i * 7) % plain.size()));
        }
        List<String> units = new ArrayList<>();
        for (int i = 0; i < plan.units(); i++) {
            units.add(sscc((store.value() * 100L + number) * 10_000 + i));
        }
        return new Dock(store, "D-%s-%d".formatted(store, number), wares, wares.removeLast(), units);
    }

    private static String sscc(long serial) {
        long payload = 952L * 10_000_000_000_000L + serial;
        return String.format(Locale.ROOT, "%018d", payload * 10 + CheckDigit.of(payload));
    }

    private PutOrder order(String code, Dock dock) {
        List<OrderLineData> lines = new ArrayList<>();
        for (Ware ware : dock.wares()) {
            lines.add(new OrderLineData(
                    lines.size() + 1, ware.sku(), WAREHOUSE_FULL, ware.item().costMinor()));
        }
        lines.add(new OrderLineData(
                lines.size() + 1, dock.tight().sku(), 1, dock.tight().item().costMinor()));
        return new PutOrder(code, 1, vendor(), today(), false, lines);
    }

    private String vendor() {
        return catalogue.vendors().getFirst().code();
    }

    private static LocalDate today() {
        return Instant.now().atZone(ZoneOffset.UTC).toLocalDate();
    }

    private PutNotice notice(String order, Dock dock) {
        List<NoticeLineData> lines = new ArrayList<>();
        for (int i = 0; i < dock.wares().size(); i++) {
            lines.add(new NoticeLineData(
                    Optional.of(order), i + 1, dock.wares().get(i).sku(), PER_UNIT));
        }
        List<UnitData> units = new ArrayList<>();
        for (String sscc : dock.units()) {
            int line = units.size() % dock.wares().size();
            UnitLineData content = new UnitLineData(
                    Optional.of(order),
                    line + 1,
                    dock.wares().get(line).sku(),
                    PER_UNIT,
                    0,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of());
            units.add(new UnitData(sscc, Optional.empty(), List.of(content)));
        }
        return new PutNotice(dock.delivery(), vendor(), List.of(order), Instant.now(), lines, units);
    }

    private static CheckIn checkIn(Dock dock) {
        return new CheckIn(
                dock.delivery(),
                Optional.empty(),
                dock.units().size(),
                Optional.of("4.2"),
                false,
                Optional.of("DRIVER-1"));
    }
}
