package dev.backroom.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.operation.Outcome;
import dev.backroom.store.DocumentRow;
import dev.backroom.store.MasterRow;
import dev.backroom.store.Resolution;
import dev.backroom.store.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Entries of the API's lists: codes as people and systems know them, never ids.
///
/// What a reader may not know is left out, never zero: whoever counts blind gets no quantity at all.
public sealed interface Listed {

    record Location(
            String code,
            Optional<String> parent,
            DocumentRow.LocationKind kind,
            MasterRow.Temperature temperature,
            boolean active)
            implements Listed {}

    /// What is where.
    ///
    /// @param place code of a location, or the SSCC of a unit
    /// @param owner `own`, `consignment:CODE` or `concession:CODE`
    record Stock(
            String sku,
            String place,
            Status status,
            Optional<String> lot,
            Optional<LocalDate> expiry,
            Optional<LocalDate> bestBefore,
            Optional<String> serial,
            String owner,
            long quantity,
            long grams)
            implements Listed {}

    /// @param ordered and `received` are left out for whoever receives blind
    /// @param givenUp base units that nobody expects any more: the line was complete within tolerance when a
    ///   delivery closed, or policy cancelled the rest
    record OrderLine(int line, String sku, Optional<Long> ordered, Optional<Long> received, Optional<Long> givenUp) {}

    record Order(String code, String vendor, LocalDate due, long version, boolean cancelled, List<OrderLine> lines)
            implements Listed {}

    record DeliveryLine(int line, Optional<String> order, int orderLine, String sku, Optional<Long> promised) {}

    /// @param units announced, and `unitsOpen` of them not come yet, are left out for whoever receives blind
    record Delivery(
            String code,
            String vendor,
            List<String> orders,
            Instant expectedAt,
            DocumentRow.DeliveryState state,
            Optional<Instant> arrivedAt,
            Optional<Instant> closedAt,
            Optional<Integer> units,
            Optional<Integer> unitsOpen,
            List<DeliveryLine> lines)
            implements Listed {}

    record UnitLine(String sku, long quantity, Optional<String> lot, Optional<LocalDate> date) {}

    /// @param place code of the location where it stands
    /// @param content what the notice promised; left out for devices
    record Unit(
            String sscc,
            Optional<String> parent,
            Optional<String> delivery,
            Optional<String> place,
            DocumentRow.UnitState state,
            List<UnitLine> content)
            implements Listed {}

    /// @param sku empty for an unknown barcode
    /// @param event that made it
    /// @param by person, or device as a negative number
    record Entry(
            long event,
            DocumentRow.EntryKind kind,
            Optional<String> sku,
            Optional<String> order,
            int orderLine,
            Optional<String> sscc,
            long quantity,
            int by,
            boolean reversed) {}

    /// @param entries a device gets only its own
    record Receipt(
            int id,
            String delivery,
            DocumentRow.ReceiptState state,
            Instant openedAt,
            Optional<Instant> closedAt,
            List<Entry> entries)
            implements Listed {}

    /// @param owner badge of the person who sees to it; empty for the whole desk
    record Discrepancy(
            int id,
            DocumentRow.DiscrepancyKind kind,
            DocumentRow.DiscrepancyState state,
            Optional<String> sku,
            long quantity,
            Optional<String> delivery,
            Optional<String> place,
            long event,
            Instant openedAt,
            Instant due,
            Optional<String> owner,
            Map<String, String> facts)
            implements Listed {}

    /// @param from place and status that goods leave, `to` those that they get
    record Move(String sku, String from, Status fromStatus, String to, Status toStatus, long quantity, long grams) {}

    /// A change of another system's books.
    ///
    /// @param kind of the message that tells it
    /// @param quantity below zero where it holds less
    record Effect(
            dev.backroom.store.Posting.Kind kind,
            String document,
            String sku,
            Status status,
            long quantity,
            long grams) {}

    /// @param against `vendor` or `carrier`
    /// @param valueMinor cost of the goods, in the smallest unit of the chain's currency
    record Claim(String against, long quantity, long valueMinor) {}

    /// A way how a case may end, with what it would bring about now.
    ///
    /// @param hindered why it would be refused now
    /// @param asks what would have to be confirmed before, as codes of questions
    /// @param approval whether a second person would have to stand by it
    /// @param moves of stock
    /// @param effects on the ERP's books, at once; before its receipt closes it knows nothing of a delivery
    /// @param claim against whoever is at fault
    record Ending(
            Resolution resolution,
            Optional<Outcome> hindered,
            List<String> asks,
            boolean approval,
            List<Move> moves,
            List<Effect> effects,
            Optional<Claim> claim) {}

    /// A case with its evidence.
    ///
    /// @param opened the event that opened it; left out when its era was taken out of the log
    /// @param endings that are allowed as things stand, none when it has ended
    /// @param at number of the store's event that all this is as of
    record Case(Discrepancy about, Optional<Event> opened, List<Ending> endings, long at) implements Listed {}

    /// A message that another system could not be told plainly.
    ///
    /// @param posting its name in this store: the event that holds it and its line there
    /// @param target the system
    /// @param state `HELD` behind another about the same document, `RETRYING`, `PARKED` until somebody resolves its
    ///   case, or `SKIPPED`
    /// @param since when it was decided
    /// @param next when it is tried again
    /// @param trouble what the system said last
    record Posting(
            String posting,
            String target,
            String document,
            String state,
            int attempts,
            Instant since,
            Optional<Instant> next,
            String trouble)
            implements Listed {}

    /// @param last its last number of this store without a gap
    record Device(int id, String name, Set<MasterRow.Role> roles, boolean counted, boolean active, long last)
            implements Listed {}

    /// One entry of the store's log.
    ///
    /// @param type of the operation; a device gets this and what follows only for its own
    /// @param rows what changed, new values
    record Event(
            long number,
            Instant time,
            int source,
            long key,
            Optional<String> type,
            Optional<JsonNode> operation,
            Optional<Outcome> outcome,
            List<JsonNode> rows)
            implements Listed {}

    /// A rule of governance as it stands.
    record Policy(String name, String scope, int revision, Map<String, String> values) implements Listed {}
}
