package dev.backroom.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Rows of one store's places, documents, units and cases.
public sealed interface DocumentRow extends Kept {

    enum LocationKind {
        DOCK,
        STAGE,
        BIN,
        SHELF,
        RETURNS_DESK,
        QUARANTINE,
        PICKUP_HOLD,
        /// Structure only (zone, aisle, bay): holds no stock.
        AREA
    }

    /// A place in the store's tree.
    ///
    /// @param parent id of the location it is part of, 0 at the top
    record Location(
            int id, String code, int parent, LocationKind kind, MasterRow.Temperature temperature, boolean active)
            implements DocumentRow {
        @Override
        public RowKey key() {
            return RowKey.of(RowKind.LOCATION, id);
        }
    }

    /// @param ordered in the item's base unit: the base of tolerances
    /// @param givenUp base units that nobody expects any more: the line was complete within tolerance when a
    ///   delivery closed, or policy cancelled the rest
    /// @param customerOrder the customer's order that it is for; empty for the store's own stock
    record OrderLine(int line, int item, long ordered, long costMinor, long givenUp, String customerOrder) {

        public OrderLine(int line, int item, long ordered, long costMinor) {
            this(line, item, ordered, costMinor, 0, "");
        }

        /// What is wanted in all: beyond it everything is too much.
        public long wanted() {
            return ordered - givenUp;
        }

        public OrderLine givenUp(long baseUnits) {
            return new OrderLine(line, item, ordered, costMinor, baseUnits, customerOrder);
        }
    }

    /// A purchase order as last told by the ERP.
    ///
    /// @param version the ERP's own; an older one never replaces a newer one
    record Order(int id, String code, int vendor, long version, LocalDate due, boolean cancelled, List<OrderLine> lines)
            implements DocumentRow {
        @Override
        public RowKey key() {
            return RowKey.of(RowKind.ORDER, id);
        }
    }

    enum DeliveryState {
        EXPECTED,
        ARRIVED,
        CLOSED,
        HANDED_BACK
    }

    /// What a shipping notice promised of one item.
    ///
    /// @param order id of the order, 0 without
    /// @param orderLine its line, 0 without
    record NoticeLine(int line, int order, int orderLine, int item, long promised) {}

    /// What was noted at the door.
    ///
    /// @param units cartons and pallets counted, whatever the papers say
    /// @param milliCelsius temperature of chilled goods; [Integer#MIN_VALUE] when it was not taken
    record Arrival(Instant at, int by, String seal, int units, int milliCelsius, boolean damaged, String driver) {
        public static final int NOT_MEASURED = Integer.MIN_VALUE;
    }

    /// One truck's goods from one vendor, announced by a shipping notice or met at the door.
    ///
    /// @param arrival empty list until checked in, then one entry
    /// @param closedBy person or device, 0 while open
    record Delivery(
            int id,
            String code,
            int vendor,
            List<Integer> orders,
            Instant expectedAt,
            DeliveryState state,
            List<NoticeLine> lines,
            List<Arrival> arrival,
            Instant closedAt,
            int closedBy)
            implements DocumentRow {
        @Override
        public RowKey key() {
            return RowKey.of(RowKind.DELIVERY, id);
        }
    }

    enum UnitState {
        EXPECTED,
        RECEIVED,
        QUARANTINED,
        HANDED_BACK,
        MISSING;

        /// Whether somebody has had it in hand: all other units are known from papers only.
        public boolean hasCome() {
            return this != EXPECTED && this != MISSING;
        }
    }

    /// @param order id of the order, 0 without
    /// @param customerOrder the customer's order that it is for; empty for the store's own stock
    record UnitContent(
            int item,
            long quantity,
            long grams,
            String lot,
            LocalDate date,
            StockRow.DateKind dateKind,
            List<String> serials,
            int order,
            int orderLine,
            String customerOrder) {}

    /// A handling unit: carton, tote or pallet. Itself a place that holds stock and can be moved whole.
    ///
    /// @param sscc 18 digits or a licence plate
    /// @param parent id of the unit it stands on, 0 for none
    /// @param delivery id of the delivery that announced it, 0 for none
    /// @param place where it stands: a location, 0 while it has not arrived
    /// @param content what the notice promised inside it, children apart
    /// @param receivedBy event number of the receipt, 0 before
    /// @param receivedAt when that was, [Instant#EPOCH] before
    /// @param receiver person or device, 0 before
    record Unit(
            int id,
            String sscc,
            int parent,
            int delivery,
            int place,
            UnitState state,
            long receivedBy,
            Instant receivedAt,
            int receiver,
            List<UnitContent> content)
            implements DocumentRow {
        @Override
        public RowKey key() {
            return RowKey.of(RowKind.UNIT, id);
        }
    }

    enum ReceiptState {
        OPEN,
        CLOSED
    }

    /// Work on one delivery. Several people share one receipt.
    ///
    /// @param delivery id of the delivery
    /// @param byCarton whether other systems are told of each carton at once, else of all when it closes
    /// @param posted number of the event that last told other systems of what it holds, 0 before the first
    /// @param openAll whether a sample was not as announced, so that every unit is opened and counted
    record Receipt(
            int id,
            int delivery,
            ReceiptState state,
            Instant openedAt,
            int openedBy,
            Instant closedAt,
            int closedBy,
            boolean byCarton,
            long posted,
            boolean openAll)
            implements DocumentRow {

        /// The receipt as it is when a sample was not as announced.
        public Receipt opensAll() {
            return new Receipt(id, delivery, state, openedAt, openedBy, closedAt, closedBy, byCarton, posted, true);
        }

        /// The receipt as it is when nothing more is expected for it.
        public Receipt closed(Instant at, int by) {
            return new Receipt(
                    id, delivery, ReceiptState.CLOSED, openedAt, openedBy, at, by, byCarton, posted, openAll);
        }

        /// The receipt as it is when work on it goes on.
        public Receipt reopened() {
            return new Receipt(
                    id, delivery, ReceiptState.OPEN, openedAt, openedBy, Instant.EPOCH, 0, byCarton, posted, openAll);
        }

        /// The receipt as it is when other systems have been told of all it holds.
        public Receipt posted(long event) {
            return new Receipt(id, delivery, state, openedAt, openedBy, closedAt, closedBy, byCarton, event, openAll);
        }

        @Override
        public RowKey key() {
            return RowKey.of(RowKind.RECEIPT, id);
        }
    }

    /// What became of goods in hand.
    enum EntryKind {
        RECEIVED,
        DAMAGED,
        QUARANTINED,
        HANDED_BACK,
        /// Goods that had come have another status, or left: less of the old, more of the new. Only here below zero.
        RESTATED;

        /// Whether the goods count as delivered on the order's line.
        public boolean tookIn() {
            return this == RECEIVED || this == DAMAGED;
        }
    }

    /// One scan's effect on a receipt. Totals of a receipt and of an order line are sums over entries.
    ///
    /// @param number the event that made it; with `line` the row's key
    /// @param item 0 when the barcode is unknown
    /// @param order id and line it was allotted to, 0 for goods nobody ordered
    /// @param unit id of the unit, 0 for loose goods
    /// @param reversed event number of the reversal, 0 while it stands
    record Entry(
            long number,
            int line,
            int receipt,
            EntryKind kind,
            int item,
            int order,
            int orderLine,
            int unit,
            long quantity,
            long grams,
            StockKey stock,
            int by,
            long reversed)
            implements DocumentRow {
        @Override
        public RowKey key() {
            return new RowKey(RowKind.ENTRY, number, line);
        }
    }

    enum DiscrepancyKind {
        SHORTAGE,
        OVERAGE,
        DAMAGE,
        SUBSTITUTION,
        UNKNOWN_BARCODE,
        WRONG_PRODUCT,
        EXPIRED,
        MASTER_DATA,
        UNPOSTABLE,
        COUNT_VARIANCE,
        MISPLACED,
        REACTION_TOO_DEEP,
        /// Another system refuses what it must be told.
        POSTING
    }

    enum DiscrepancyState {
        OPEN,
        RESOLVED
    }

    /// Reality and the books disagree.
    ///
    /// @param quantity base units by which they disagree, 0 where it is not about quantity
    /// @param opened number of the event that opened it: the first piece of evidence
    /// @param owner who sees to it: a person, 0 for the whole desk
    /// @param facts what else is known, as code and value: order, sscc, barcode, reason, the parked operation
    record Discrepancy(
            int id,
            DiscrepancyKind kind,
            DiscrepancyState state,
            int item,
            long quantity,
            int delivery,
            int receipt,
            int place,
            long opened,
            Instant openedAt,
            Instant due,
            int owner,
            Map<String, String> facts)
            implements DocumentRow {

        /// The fact that tells how a case ended.
        public static final String HOW = "resolved";

        public Discrepancy {
            facts = Collections.unmodifiableMap(new TreeMap<>(facts));
        }

        /// The case as it is when it is about nothing any more.
        ///
        /// @param why kept as a fact
        public Discrepancy resolved(String why) {
            return with(DiscrepancyState.RESOLVED, owner, Map.of(HOW, why));
        }

        /// The case as somebody ended it.
        ///
        /// @param how the name of the resolution
        /// @param by person, or device as a negative number
        public Discrepancy resolved(String how, String reason, int by) {
            return with(
                    DiscrepancyState.RESOLVED,
                    owner,
                    Map.of(HOW, how, "resolvedReason", reason, "resolvedBy", Integer.toString(by)));
        }

        /// The case with more facts.
        public Discrepancy noting(Map<String, String> more) {
            return with(state, owner, more);
        }

        /// The case as somebody's.
        ///
        /// @param person id, 0 for the whole desk
        public Discrepancy of(int person) {
            return with(state, person, Map.of());
        }

        private Discrepancy with(DiscrepancyState newState, int newOwner, Map<String, String> more) {
            Map<String, String> all = new TreeMap<>(facts);
            all.putAll(more);
            return new Discrepancy(
                    id, kind, newState, item, quantity, delivery, receipt, place, opened, openedAt, due, newOwner, all);
        }

        @Override
        public RowKey key() {
            return RowKey.of(RowKind.DISCREPANCY, id);
        }
    }

    /// What a question showed of an item: an answer covers no more than this.
    ///
    /// @param question its code
    /// @param excess base units of the item beyond what is ordered, 0 where the question is not about that
    record Shown(String question, int item, long excess) {}

    /// An operation that was asked back and waits for its confirmation.
    ///
    /// @param number the asking operation's own number at its source
    /// @param question code of the question
    /// @param digest of the operation: a confirmation must bring the same one
    /// @param approval whether a second person must stand by it
    /// @param shown what a confirmation says yes to: all that this question showed, and those it came after
    record Asked(
            int source, long number, String question, String digest, boolean approval, Instant until, List<Shown> shown)
            implements DocumentRow {
        @Override
        public RowKey key() {
            return new RowKey(RowKind.ASKED, source, number);
        }
    }

    /// A message that names something unknown.
    ///
    /// @param type and `body` are the operation as it came
    /// @param missing what it waits for, such as `item:4711` or `order:PO-1`; empty when all of it has come
    /// @param retryAt when to look again whether it has come
    /// @param until when waiting ends and a case begins
    record Waiting(
            int id,
            int source,
            long number,
            String type,
            String body,
            List<String> missing,
            Instant retryAt,
            Instant until)
            implements DocumentRow {
        @Override
        public RowKey key() {
            return RowKey.of(RowKind.WAITING, id);
        }
    }
}
