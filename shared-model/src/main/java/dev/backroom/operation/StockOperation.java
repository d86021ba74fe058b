package dev.backroom.operation;

import dev.backroom.store.Status;
import java.util.Optional;

/// Movements of stock inside the store.
public sealed interface StockOperation extends Operation {

    /// Moves loose goods between two places; their quantity is in packs of the scanned level.
    ///
    /// @param status of the stock that moves, which it keeps
    record MoveGoods(
            ReceivingOperation.Goods goods,
            Status status,
            @Code String from,
            @Code String to) implements StockOperation {}

    /// Moves a unit whole; its content follows.
    record MoveUnit(String sscc, @Code String to) implements StockOperation {}

    /// Takes back what an event did, by compensating movements.
    ///
    /// @param event number of the event to take back
    record Reverse(long event, Optional<String> reason) implements StockOperation {}
}
