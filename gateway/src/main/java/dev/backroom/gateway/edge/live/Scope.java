package dev.backroom.gateway.edge.live;

import dev.backroom.store.Balance;
import dev.backroom.store.DocumentRow;
import dev.backroom.store.Kept;
import dev.backroom.store.LineRow;
import dev.backroom.store.MasterRow;
import dev.backroom.store.Movement;
import dev.backroom.store.Posting;
import dev.backroom.store.Row;
import dev.backroom.store.RowKind;
import dev.backroom.store.StockRow;
import dev.backroom.store.Unknown;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a reader gets to see. Pure: a row in, the row as it may be seen out, or none.
enum Scope {
    /// Everything.
    DESK,
    /// What a map shows: places, what is in them, what moves.
    MAP,
    /// What a device needs to work, and no quantity on hand, nor anything that gives one away: not by itself, not
    /// by a
    /// sum, not by a count of rows. Whoever counts does it blind.
    DEVICE;

    private static final Set<RowKind> ON_MAP = EnumSet.of(
            RowKind.BALANCE,
            RowKind.LOCATION,
            RowKind.UNIT,
            RowKind.BATCH,
            RowKind.SERIAL,
            RowKind.DEVICE,
            RowKind.ITEM,
            RowKind.BUNDLE,
            RowKind.SITE);
    private static final Set<RowKind> ON_DEVICE = EnumSet.of(
            RowKind.LOCATION,
            RowKind.ORDER,
            RowKind.DELIVERY,
            RowKind.UNIT,
            RowKind.RECEIPT,
            RowKind.BATCH,
            RowKind.ITEM,
            RowKind.BUNDLE,
            RowKind.VENDOR,
            RowKind.SITE,
            RowKind.POLICY);

    /// Whose eyes a row is cut for.
    ///
    /// @param device own enrolment
    /// @param actor own person, or own device as a negative number
    /// @param blind receives without knowing what was ordered or promised
    record Viewer(Scope scope, int device, int actor, boolean blind) {
        /// Readers with the same view share what is sent: only devices have something of their own.
        Viewer shared() {
            return scope == DEVICE ? this : new Viewer(scope, 0, 0, false);
        }

        /// The same reader where the rule of the store is this one. It is about devices.
        Viewer receiving(boolean blindly) {
            return scope == DEVICE ? new Viewer(scope, device, actor, blindly) : this;
        }
    }

    static Optional<Scope> of(String name) {
        for (Scope scope : values()) {
            if (scope.word().equals(name)) {
                return Optional.of(scope);
            }
        }
        return Optional.empty();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The row as this viewer may see it.
    static Optional<Row> cut(Row row, Viewer viewer) {
        return switch (viewer.scope()) {
            case DESK -> Optional.of(row);
            case MAP -> onMap(row);
            case DEVICE -> viewer.blind() ? onDevice(row, viewer).flatMap(Scope::unordered) : onDevice(row, viewer);
        };
    }

    private static Optional<Row> onMap(Row row) {
        return switch (row) {
            case Balance _, Movement _ -> Optional.of(row);
            case LineRow.Removed removed -> allowed(row, ON_MAP, removed.gone().kind());
            case Kept kept -> allowed(row, ON_MAP, kept.key().kind());
            case Posting _, Unknown _ -> Optional.empty();
        };
    }

    private static Optional<Row> onDevice(Row row, Viewer viewer) {
        return switch (row) {
            case Balance _, Movement _, Posting _, Unknown _, StockRow.Serial _ -> Optional.empty();
            case DocumentRow.Unit unit -> Optional.of(withoutContent(unit));
            case DocumentRow.Entry entry -> own(row, entry.by() == viewer.actor());
            case DocumentRow.Asked asked -> own(row, asked.source() == viewer.device());
            case LineRow.Source source -> own(row, source.id() == viewer.device());
            case MasterRow.Device device -> own(row, device.id() == viewer.device());
            case LineRow.Removed removed ->
                allowed(row, ON_DEVICE, removed.gone().kind());
            case Kept kept -> allowed(row, ON_DEVICE, kept.key().kind());
        };
    }

    /// The row without what was ordered or promised: papers without their lines, questions without the excess, units
    /// only when they are here, and no entries, since they are shared out among lines.
    private static Optional<Row> unordered(Row row) {
        return switch (row) {
            case DocumentRow.Order order -> Optional.of(withoutLines(order));
            case DocumentRow.Delivery delivery -> Optional.of(withoutLines(delivery));
            case DocumentRow.Asked asked -> Optional.of(withoutExcess(asked));
            case DocumentRow.Unit unit when !unit.state().hasCome() -> Optional.empty();
            case DocumentRow.Entry _ -> Optional.empty();
            default -> Optional.of(row);
        };
    }

    private static Row withoutLines(DocumentRow.Order order) {
        return new DocumentRow.Order(
                order.id(), order.code(), order.vendor(), order.version(), order.due(), order.cancelled(), List.of());
    }

    private static Row withoutLines(DocumentRow.Delivery delivery) {
        return new DocumentRow.Delivery(
                delivery.id(),
                delivery.code(),
                delivery.vendor(),
                delivery.orders(),
                delivery.expectedAt(),
                delivery.state(),
                List.of(),
                delivery.arrival(),
                delivery.closedAt(),
                delivery.closedBy());
    }

    private static Row withoutExcess(DocumentRow.Asked asked) {
        return new DocumentRow.Asked(
                asked.source(),
                asked.number(),
                asked.question(),
                asked.digest(),
                asked.approval(),
                asked.until(),
                List.of());
    }

    private static Optional<Row> own(Row row, boolean own) {
        return own ? Optional.of(row) : Optional.empty();
    }

    private static Optional<Row> allowed(Row row, Set<RowKind> kinds, RowKind kind) {
        return kinds.contains(kind) ? Optional.of(row) : Optional.empty();
    }

    /// What a unit was announced with is, once it is here, what is in it.
    private static DocumentRow.Unit withoutContent(DocumentRow.Unit unit) {
        return new DocumentRow.Unit(
                unit.id(),
                unit.sscc(),
                unit.parent(),
                unit.delivery(),
                unit.place(),
                unit.state(),
                unit.receivedBy(),
                unit.receivedAt(),
                unit.receiver(),
                List.of());
    }
}
