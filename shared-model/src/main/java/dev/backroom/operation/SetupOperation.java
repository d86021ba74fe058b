package dev.backroom.operation;

import dev.backroom.store.DocumentRow.LocationKind;
import dev.backroom.store.MasterRow.Temperature;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What other systems tell a store: its places, purchase orders and shipping notices.
public sealed interface SetupOperation extends Operation {

    /// @param parent code of the location it is part of
    record LocationData(@Code String code, @Code Optional<String> parent, LocationKind kind, Temperature temperature) {}

    record PutLocations(List<LocationData> locations) implements SetupOperation {}

    /// @param quantity base units
    /// @param customerOrder the customer's order that it is for: such goods go to the pickup hold and are never for
    ///   sale
    record OrderLineData(
            int line,
            @Code String sku,
            long quantity,
            long costMinor,
            @Code Optional<String> customerOrder) {

        /// Goods for the store's own stock.
        public OrderLineData(int line, String sku, long quantity, long costMinor) {
            this(line, sku, quantity, costMinor, Optional.empty());
        }
    }

    /// A purchase order as the ERP sees it now.
    ///
    /// @param version the ERP's own, rising; an older one changes nothing
    record PutOrder(
            @Code String order,
            long version,
            @Code String vendor,
            LocalDate due,
            boolean cancelled,
            List<OrderLineData> lines)
            implements SetupOperation {}

    /// Promised goods outside of any unit, or the sum over units where those are not listed.
    record NoticeLineData(
            @Code Optional<String> order,
            int orderLine,
            @Code String sku,
            long quantity) {}

    /// What a unit holds.
    ///
    /// @param expiry the date of application identifier 17; `bestBefore` that of 15
    /// @param customerOrder as in [OrderLineData]
    record UnitLineData(
            @Code Optional<String> order,
            int orderLine,
            @Code String sku,
            long quantity,
            long grams,
            @Code(orEmpty = true) Optional<String> lot,
            Optional<LocalDate> expiry,
            Optional<LocalDate> bestBefore,
            @Code List<String> serials,
            @Code Optional<String> customerOrder) {

        /// Goods for the store's own stock.
        public UnitLineData(
                Optional<String> order,
                int orderLine,
                String sku,
                long quantity,
                long grams,
                Optional<String> lot,
                Optional<LocalDate> expiry,
                Optional<LocalDate> bestBefore,
                List<String> serials) {
            this(order, orderLine, sku, quantity, grams, lot, expiry, bestBefore, serials, Optional.empty());
        }
    }

    /// @param parent SSCC of the unit it stands on
    record UnitData(@Code String sscc, @Code Optional<String> parent, List<UnitLineData> lines) {}

    /// An advance shipping notice. Lines are loose goods; units bring their own lines.
    record PutNotice(
            @Code String delivery,
            @Code String vendor,
            @Code List<String> orders,
            Instant expectedAt,
            List<NoticeLineData> lines,
            List<UnitData> units)
            implements SetupOperation {}
}
