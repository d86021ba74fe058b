package dev.backroom.sim.books;

import dev.backroom.operation.ChainOperation.PutItems;
import dev.backroom.operation.ChainOperation.PutSite;
import dev.backroom.operation.ChainOperation.PutVendor;
import dev.backroom.operation.Operation;
import dev.backroom.operation.SetupOperation.PutOrder;
import dev.backroom.store.StoreId;

/// Tells the books what the ERP tells its stores. Both must hear it from the ERP, the books first: a store can only
/// have been told what was issued.
public final class HeadOffice {

    private final Books books;

    public HeadOffice(Books books) {
        this.books = books;
    }

    /// What concerns the books of a message that goes to a store; the rest is none of their business.
    ///
    /// @throws IllegalArgumentException when it contradicts what was told before
    public void tell(StoreId store, Operation message) {
        switch (message) {
            case PutSite site -> books.tell(new Fact.Site(site.store()));
            case PutVendor vendor -> books.tell(new Fact.Vendor(vendor.code()));
            case PutItems items -> items.items().forEach(item -> books.tell(new Fact.Article(item.sku())));
            case PutOrder order -> books.tell(issued(store, order));
            default -> {
                // Places, notices and ratio packs are nothing that books are kept about.
            }
        }
    }

    private static Fact.Order issued(StoreId store, PutOrder order) {
        return new Fact.Order(
                store.code(),
                order.order(),
                order.version(),
                order.vendor(),
                order.lines().stream()
                        .map(line -> new Fact.Line(line.line(), line.sku(), line.quantity(), line.costMinor()))
                        .toList());
    }
}
