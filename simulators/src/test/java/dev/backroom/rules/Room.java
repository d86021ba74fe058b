package dev.backroom.rules;

import static java.util.function.Predicate.not;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// The packages of Backroom and the arrows between them. A room may use itself and what it names, nothing else of
/// ours.
enum Room {
    CODE("code"),
    STORE("store", "code"),
    OPERATION("operation", "code", "store"),
    POLICY("policy", "code", "store"),
    WIRE("wire", "code", "store", "operation", "policy"),
    WORKFLOW("workflow", "code", "store", "operation", "policy", "wire"),
    CLIENT("client", "code", "store", "operation", "policy", "workflow", "wire"),

    LOG("gateway.log", Shared.ROOMS),
    LANE("gateway.lane", Shared.ROOMS, "gateway.log"),
    INSIGHT("gateway.insight", Shared.ROOMS, "gateway.log", "gateway.lane"),
    INTEGRATION("gateway.integration", Shared.ROOMS, "gateway.log", "gateway.lane", "gateway.insight"),
    EDGE("gateway.edge", Shared.ROOMS, "gateway.log", "gateway.lane", "gateway.insight", "gateway.integration"),
    APP(
            "gateway.app",
            Shared.ROOMS,
            "gateway.log",
            "gateway.lane",
            "gateway.insight",
            "gateway.integration",
            "gateway.edge"),

    CONSOLE("console", Shared.ROOMS, "client"),
    SIM("sim", Shared.ROOMS, "client", "gateway", "console");

    /// What every program may use of the shared model; the client is for those that stand outside the gateway.
    private static final class Shared {
        static final String ROOMS = "code store operation policy workflow wire";
    }

    /// The rooms that are a function of what they are given.
    static final Set<Room> PURE = Set.of(CODE, STORE, OPERATION, POLICY, WORKFLOW);

    final String folder;
    private final String mayUse;

    Room(String folder, String... mayUse) {
        this.folder = folder;
        this.mayUse = String.join(" ", mayUse);
    }

    /// The package pattern of this room below a root package.
    String in(String root) {
        return root + "." + folder + "..";
    }

    List<Room> forbidden() {
        return Arrays.stream(values())
                .filter(not(this::equals))
                .filter(other -> Arrays.stream(mayUse.split(" ")).noneMatch(other::isWithin))
                .toList();
    }

    private boolean isWithin(String name) {
        return folder.equals(name) || folder.startsWith(name + ".");
    }
}
