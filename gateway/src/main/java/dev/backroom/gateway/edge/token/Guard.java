package dev.backroom.gateway.edge.token;

import dev.backroom.gateway.edge.problem.Fault;
import dev.backroom.gateway.edge.problem.Problem;
import dev.backroom.operation.Principal;
import dev.backroom.store.Master;
import dev.backroom.store.MasterRow;
import dev.backroom.store.MasterRow.Role;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Lets in who has a token of ours and is still enrolled. A token is verified once and remembered until it ends;
/// who its
/// holder is and what they may do is looked up in the chain's newest snapshot, so taking a right away works at once.
///
/// Safe for many threads.
public final class Guard {

    private static final String SCHEME = "Bearer ";
    private static final int REMEMBERED_MAX = 20_000;

    /// A verified token, and its caller as of one snapshot.
    private record Known(Claims claims, long version, Caller caller) {}

    private final Tokens tokens;
    private final Supplier<Master> master;
    private final InstantSource clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    public Guard(Tokens tokens, Supplier<Master> master, InstantSource clock) {
        this.tokens = tokens;
        this.master = master;
        this.clock = clock;
    }

    /// @param authorization the request's header
    /// @throws Problem when it is missing, not ours, ended, or its holder is not active any more
    public Caller caller(@Nullable String authorization) {
        if (authorization == null) {
            throw Problem.of(Fault.NOT_SIGNED_IN);
        }
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw Problem.of(Fault.TOKEN_INVALID);
        }
        return ofToken(authorization.substring(SCHEME.length()));
    }

    /// @throws Problem as [#caller]
    public Caller ofToken(String token) {
        Instant now = clock.instant();
        Known before = known.get(token);
        Claims claims = before == null ? tokens.read(token, now) : before.claims();
        if (!now.isBefore(claims.until())) {
            known.remove(token);
            throw Problem.of(Fault.TOKEN_EXPIRED);
        }
        Master newest = master.get();
        if (before != null && before.version() == newest.version()) {
            return before.caller();
        }
        Known fresh = new Known(claims, newest.version(), caller(claims, newest));
        remember(token, fresh, now);
        return fresh.caller();
    }

    /// Whether who was let in would still be.
    public boolean stillIn(Claims claims) {
        return clock.instant().isBefore(claims.until()) && isActive(claims, master.get());
    }

    /// Who was let in, with what they may do now; none when they are not active any more.
    public Optional<Caller> now(Claims claims) {
        Master newest = master.get();
        return isActive(claims, newest) ? Optional.of(caller(claims, newest)) : Optional.empty();
    }

    private void remember(String token, Known fresh, Instant now) {
        if (known.size() >= REMEMBERED_MAX) {
            known.values().removeIf(old -> !now.isBefore(old.claims().until()));
        }
        if (known.size() < REMEMBERED_MAX) {
            known.put(token, fresh);
        }
    }

    /// @throws Problem when the device or person is not active
    public static Caller caller(Claims claims, Master master) {
        if (!isActive(claims, master)) {
            throw Problem.of(Fault.REVOKED);
        }
        MasterRow.@Nullable Device device = master.devices().get(claims.device());
        MasterRow.@Nullable Person person = master.persons().get(claims.person());
        Set<Role> roles = new TreeSet<>(person != null ? person.roles() : device != null ? device.roles() : Set.of());
        // Only the gateway itself is the system.
        roles.remove(Role.SYSTEM);
        return new Caller(
                claims,
                new Principal(claims.person(), claims.device(), roles),
                device != null && device.counted(),
                device == null ? Set.of() : device.stores(),
                person == null ? Set.of() : person.stores());
    }

    private static boolean isActive(Claims claims, Master master) {
        MasterRow.@Nullable Device device = master.devices().get(claims.device());
        MasterRow.@Nullable Person person = master.persons().get(claims.person());
        return (claims.device() != 0 || claims.person() != 0)
                && (claims.device() == 0 || (device != null && device.active()))
                && (claims.person() == 0 || (person != null && person.active()));
    }
}
