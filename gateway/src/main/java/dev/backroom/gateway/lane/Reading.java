package dev.backroom.gateway.lane;

import dev.backroom.store.Master;
import dev.backroom.store.Store;
import io.vertx.core.Promise;
import java.util.function.BiFunction;

/// A look at a store's state, answered between two batches: never of anything tentative.
///
/// @param atLeast the number the state must have reached
/// @param untilNanos when the wait for it ends
record Reading<T>(long atLeast, BiFunction<Store, Master, T> view, Promise<T> promise, long untilNanos) {

    void answer(Store store, Master master) {
        try {
            promise.tryComplete(view.apply(store, master));
        } catch (RuntimeException e) {
            promise.tryFail(e);
        }
    }
}
