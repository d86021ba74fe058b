package dev.backroom.sim.bench;

import dev.backroom.code.CheckDigit;
import dev.backroom.gateway.log.Database;
import dev.backroom.gateway.log.StateLoader;
import dev.backroom.operation.ChainOperation.ItemData;
import dev.backroom.operation.ChainOperation.PackData;
import dev.backroom.operation.ChainOperation.PutItems;
import dev.backroom.operation.ChainOperation.PutSite;
import dev.backroom.operation.ChainOperation.PutVendor;
import dev.backroom.operation.LineOperation.CloseEra;
import dev.backroom.operation.ReceivingOperation.CloseReceipt;
import dev.backroom.operation.ReceivingOperation.Document;
import dev.backroom.operation.ReceivingOperation.Goods;
import dev.backroom.operation.ReceivingOperation.OpenReceipt;
import dev.backroom.operation.ReceivingOperation.ReceiveGoods;
import dev.backroom.operation.SetupOperation.LocationData;
import dev.backroom.operation.SetupOperation.PutLocations;
import dev.backroom.sim.faults.OwnLanes;
import dev.backroom.store.DocumentRow.LocationKind;
import dev.backroom.store.MasterRow.Temperature;
import dev.backroom.store.MasterRow.Tracking;
import dev.backroom.store.Store;
import dev.backroom.store.StoreId;
import io.vertx.core.Future;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/// What the state of one large, active store costs: 20 000 articles in 5 000 bins.
///
/// @param loadMillis median of loading it from the tables
/// @param bytes of memory, as the heap tells
record LargeStore(double loadMillis, long bytes, int balances) {

    private static final StoreId STORE = new StoreId(1);
    private static final int ITEMS = 20_000;
    private static final int BINS = 5_000;
    private static final int PER_MESSAGE = 1_000;
    private static final int UNDER_WAY = 2_000;
    private static final int LOADS = 9;
    private static final int COPIES = 4;

    /// Builds the store in an empty database, closes two eras so that only what is now is left, and loads it.
    static LargeStore measure(Database.Address address) throws TimeoutException {
        try (OwnLanes own = OwnLanes.on(address)) {
            build(own);
            StateLoader loader = new StateLoader(own.readers());
            long[] nanos = new long[LOADS];
            for (int i = 0; i < LOADS; i++) {
                long since = System.nanoTime();
                own.await(loader.load(STORE));
                nanos[i] = System.nanoTime() - since;
            }
            Arrays.sort(nanos);
            List<Store> copies = new ArrayList<>();
            long before = used();
            for (int i = 0; i < COPIES; i++) {
                copies.add(own.await(loader.load(STORE)).store());
            }
            long each = (used() - before) / COPIES;
            return new LargeStore(
                    nanos[LOADS / 2] / 1e6, each, copies.getFirst().balances().size());
        }
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            runtime.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static void build(OwnLanes own) throws TimeoutException {
        own.await(own.post(StoreId.CHAIN, new PutSite(STORE.code(), "Large", "UTC", LocalTime.of(4, 0))));
        own.await(own.post(StoreId.CHAIN, new PutVendor("V1", "Vendor")));
        for (int from = 0; from < ITEMS; from += PER_MESSAGE) {
            own.await(own.post(StoreId.CHAIN, items(from)));
        }
        for (int from = 0; from < BINS; from += PER_MESSAGE) {
            own.await(own.post(STORE, bins(from)));
        }
        String delivery = own.await(own.post(STORE, new OpenReceipt(Document.NONE, "V1")))
                .args()
                .getOrDefault("delivery", "");
        for (int from = 0; from < ITEMS; from += UNDER_WAY) {
            receive(own, delivery, from);
        }
        own.await(own.post(STORE, new CloseReceipt(delivery)));
        own.await(own.post(STORE, new CloseEra(1)));
        own.await(own.post(STORE, new CloseEra(2)));
    }

    private static void receive(OwnLanes own, String delivery, int from) throws TimeoutException {
        List<Future<?>> posted = new ArrayList<>();
        for (int item = from; item < from + UNDER_WAY; item++) {
            Goods goods = Goods.plain(gtin(item), "5");
            posted.add(own.post(STORE, new ReceiveGoods(delivery, goods, Optional.of(bin(item % BINS)))));
        }
        own.await(posted);
    }

    private static PutItems items(int from) {
        List<ItemData> items = new ArrayList<>();
        for (int item = from; item < from + PER_MESSAGE; item++) {
            items.add(new ItemData(
                    "SKU-" + item,
                    "Article number " + item,
                    "HOME",
                    Temperature.AMBIENT,
                    Tracking.NONE,
                    false,
                    0,
                    Map.of(),
                    100,
                    List.of(new PackData(gtin(item), "each", 1))));
        }
        return new PutItems(items);
    }

    private static String gtin(int item) {
        long payload = 952_000_000_000L + item;
        return String.format(Locale.ROOT, "%013d", payload * 10 + CheckDigit.of(payload));
    }

    private static PutLocations bins(int from) {
        List<LocationData> bins = new ArrayList<>();
        for (int bin = from; bin < from + PER_MESSAGE; bin++) {
            bins.add(new LocationData(bin(bin), Optional.empty(), LocationKind.BIN, Temperature.AMBIENT));
        }
        return new PutLocations(bins);
    }

    private static String bin(int number) {
        return "B-%04d".formatted(number);
    }
}
