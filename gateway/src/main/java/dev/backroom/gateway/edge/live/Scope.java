package dev.backroom.gateway.edge.live;

import dev.backroom.store.Balance;
import dev.backroom.store.DocumentRow;
import dev.backroom.store.Kept;
import dev.backroom.store.LineRow;
import dev.backroom.store.MasterRow;
import dev.backroom.store.Movement;
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
    record Viewer(Scope scope, int device, int actor) {
        /// Readers with the same view share what is sent: only devices have something of their own.
        Viewer shared() {
            return scope == DEVICE ? this : new Viewer(scope, 0, 0);
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
            case DEVICE -> onDevice(row, viewer);
        };
    }

    private static Optional<Row> onMap(Row row) {
        return switch (row) {
            case Balance _, Movement _ -> Optional.of(row);
            case LineRow.Removed removed -> allowed(row, ON_MAP, removed.gone().kind());
            case Kept kept -> allowed(row, ON_MAP, kept.key().kind());
            case Unknown _ -> Optional.empty();
        };
    }

    private static Optional<Row> onDevice(Row row, Viewer viewer) {
        return switch (row) {
            case Balance _, Movement _, Unknown _, StockRow.Serial _ -> Optional.empty();
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
