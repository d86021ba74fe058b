package dev.backroom.workflow.goods;

import dev.backroom.store.StockRow.Batch;
import dev.backroom.store.StockRow.DateKind;
import java.time.LocalDate;

/// What goods say about themselves besides which item they are.
///
/// @param lot empty without one
/// @param date [Batch#UNDATED] without one
/// @param serial empty without one
public record Label(String lot, LocalDate date, DateKind dateKind, String serial) {

    public static final Label NONE = new Label("", Batch.UNDATED, DateKind.NONE, "");

    public boolean isDated() {
        return dateKind != DateKind.NONE;
    }
}
