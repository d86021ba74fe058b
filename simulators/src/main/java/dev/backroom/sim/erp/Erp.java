package dev.backroom.sim.erp;

import dev.backroom.client.BackroomClient;
import dev.backroom.operation.ChainOperation.PutItems;
import dev.backroom.operation.Operation;
import dev.backroom.operation.SetupOperation.OrderLineData;
import dev.backroom.operation.SetupOperation.PutOrder;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Reply;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/// Sends what an ERP sends: master data at the start, orders and notices as the morning goes on. Each message has an
/// id of its own, so sending one again changes nothing.
public final class Erp {

    private static final int DONE = 200;
    private static final String SYSTEM = "erp";

    private final BackroomClient client;
    private final BiConsumer<StoreId, Operation> headOffice;
    private final Catalogue catalogue;
    private final Purchasing purchasing;
    private final InstantSource clock;
    private final AtomicInteger shipments = new AtomicInteger();
    private final AtomicLong messages = new AtomicLong();

    /// @param headOffice hears each message before a store does: the ERP's own books
    public Erp(
            BackroomClient client,
            Catalogue catalogue,
            long seed,
            InstantSource clock,
            BiConsumer<StoreId, Operation> headOffice) {
        this.client = client;
        this.headOffice = headOffice;
        this.catalogue = catalogue;
        this.purchasing = new Purchasing(catalogue, seed);
        this.clock = clock;
    }

    public Purchasing purchasing() {
        return purchasing;
    }

    /// Messages that were taken.
    public long messages() {
        return messages.get();
    }

    /// Sites, vendors, items, ratio packs, places: what has to be known before the first truck. The late article is
    /// left out, for [#orderOfUnknownItem].
    ///
    /// @throws IllegalStateException when one is not accepted
    public void begin(List<Site> sites) {
        sites.forEach(site -> send("sites", StoreId.CHAIN, "site-" + site.store(), site.message()));
        catalogue.vendors().forEach(vendor -> send("vendors", StoreId.CHAIN, vendor.code(), vendor));
        int message = 1;
        for (PutItems items : catalogue.messages()) {
            send("items", StoreId.CHAIN, "items-" + message++, withoutLate(items));
        }
        catalogue.bundles().forEach(bundle -> send("bundles", StoreId.CHAIN, bundle.gtin(), bundle));
        sites.forEach(site -> send("locations", site.store(), "places-" + site.store(), Places.all()));
    }

    private PutItems withoutLate(PutItems items) {
        String late = catalogue.late().sku();
        return new PutItems(
                items.items().stream().filter(item -> !item.sku().equals(late)).toList());
    }

    /// Plans a truck and sends its order and its notice.
    public Shipment ship(Site site) {
        Shipment shipment = purchasing.shipment(shipments.getAndIncrement(), site, clock.instant());
        send("orders", site.store(), shipment.order().order(), shipment.order());
        send("notices", site.store(), shipment.code(), shipment.notice());
        return shipment;
    }

    /// Sends what has changed while people work: a new version of an order.
    ///
    /// @throws IllegalArgumentException when it is something else
    public Reply tell(StoreId store, Operation message) {
        if (message instanceof PutOrder order) {
            return tell("orders", store, order.order() + "-" + order.version(), order);
        }
        throw new IllegalArgumentException("the ERP does not tell this in the middle of a morning: " + message);
    }

    /// Sends a notice whose numbers of units are not unique. It must not be taken.
    public Reply noticeWithPlateTwice(Shipment shipment) {
        return tell("notices", shipment.store(), shipment.code() + "-twice", Purchasing.withPlateTwice(shipment));
    }

    /// Sends an order for an article that is not in the catalogue yet. It has to wait.
    public Reply orderOfUnknownItem(Site site) {
        Ware unknown = catalogue.late();
        Instant now = clock.instant();
        PutOrder order = new PutOrder(
                "PO-EARLY",
                1,
                catalogue.vendors().getFirst().code(),
                now.atZone(ZoneOffset.UTC).toLocalDate(),
                false,
                List.of(new OrderLineData(1, unknown.sku(), 12, unknown.item().costMinor())));
        return tell("orders", site.store(), "PO-EARLY", order);
    }

    /// Sends the article that an order waits for.
    public Reply unknownItem() {
        PutItems late = new PutItems(List.of(catalogue.late().item()));
        return tell("items", StoreId.CHAIN, "items-late", late);
    }

    private void send(String kind, StoreId store, String message, Operation content) {
        Reply reply = tell(kind, store, message, content);
        // What waits for something else was taken too, but nobody could work with it.
        if (!reply.accepted() || reply.status() != DONE) {
            throw new IllegalStateException(
                    "the feed of " + kind + " " + message + " was not accepted: " + reply.detail());
        }
    }

    private Reply tell(String kind, StoreId store, String message, Operation content) {
        headOffice.accept(store, content);
        Reply reply = client.feed(SYSTEM, kind, store, message, content);
        if (reply.accepted()) {
            messages.incrementAndGet();
        }
        return reply;
    }
}
