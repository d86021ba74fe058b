package dev.backroom.gateway.edge;

import dev.backroom.store.MasterRow.Role;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/// Devices and people for one test, with names nobody else has.
final class Enrolments {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final RunningGateway gateway;

    Enrolments(RunningGateway gateway) {
        this.gateway = gateway;
    }

    static String name(String kind) {
        return kind + "-" + COUNT.incrementAndGet();
    }

    /// A handheld of store 0123, without a person: a clerk's rights.
    int handheld() {
        return gateway.device(name("handheld"), Set.of(Role.CLERK), Set.of("0123"), true);
    }

    /// A desk of store 0123.
    int desk() {
        return gateway.device(name("desk"), Set.of(Role.SUPERVISOR), Set.of("0123"), true);
    }

    /// A feeding system that sends ids of its own, for all stores.
    int erp() {
        return gateway.device(name("erp"), Set.of(Role.INTEGRATOR), Set.of(), false);
    }

    String supervisor() {
        String badge = name("SUP");
        gateway.person(badge, Set.of(Role.SUPERVISOR), Set.of("0123"));
        return badge;
    }

    String clerk() {
        String badge = name("CLK");
        gateway.person(badge, Set.of(Role.CLERK), Set.of("0123"));
        return badge;
    }

    String administrator() {
        String badge = name("ADM");
        gateway.person(badge, Set.of(Role.ADMINISTRATOR), Set.of());
        return badge;
    }
}
