package dev.backroom.gateway.lane;

import io.vertx.core.Future;

/// Makes sure that an era has its partition before the first event is written to it.
@FunctionalInterface
public interface EraKeeper {

    Future<Void> ensure(int era);
}
