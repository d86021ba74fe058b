package dev.backroom.gateway.edge.token;

import dev.backroom.gateway.edge.problem.Fault;
import dev.backroom.gateway.edge.problem.Problem;
import dev.backroom.operation.Refusal;
import dev.backroom.store.Master;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Api;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Credentials in, token out: a device alone, a person alone, or a person at a device.
public final class SignIn {

    private final Proofs proofs;
    private final Tokens tokens;
    private final Supplier<Master> master;
    private final InstantSource clock;

    public SignIn(Proofs proofs, Tokens tokens, Supplier<Master> master, InstantSource clock) {
        this.proofs = proofs;
        this.tokens = tokens;
        this.master = master;
        this.clock = clock;
    }

    /// @return fails with a [Problem] when something is missing or wrong
    public Future<Api.Token> with(Api.Credentials given) {
        if (given.device().isEmpty() && given.badge().isEmpty()) {
            return missing("/device");
        }
        if (given.device().isPresent() && given.secret().isEmpty()) {
            return missing("/secret");
        }
        if (given.badge().isPresent() && given.pin().isEmpty()) {
            return missing("/pin");
        }
        return device(given).compose(device -> person(given).map(person -> token(device, person)));
    }

    private Future<Integer> device(Api.Credentials given) {
        return given.device().isEmpty()
                ? Future.succeededFuture(0)
                : proofs.device(given.device().get(), given.secret().orElse(""));
    }

    private Future<Integer> person(Api.Credentials given) {
        return given.badge().isEmpty()
                ? Future.succeededFuture(0)
                : proofs.person(given.badge().get(), given.pin().orElse("")).map(person -> person.id());
    }

    private Api.Token token(int device, int person) {
        Instant now = clock.instant();
        Caller caller = Guard.caller(new Claims(device, person, now.plus(tokens.life())), master.get());
        return new Api.Token(
                tokens.give(device, person, now),
                tokens.life().toSeconds(),
                device,
                person,
                caller.principal().roles(),
                codes(caller));
    }

    /// Stores where both device and person may work; empty = everywhere.
    private static Set<String> codes(Caller caller) {
        Set<Integer> stores = new TreeSet<>(caller.deviceStores());
        if (stores.isEmpty()) {
            stores.addAll(caller.personStores());
        } else if (!caller.personStores().isEmpty()) {
            stores.retainAll(caller.personStores());
            if (stores.isEmpty()) {
                String device = new StoreId(caller.deviceStores().iterator().next()).code();
                throw Problem.of(Fault.OTHER_STORES_ONLY, Map.of("store", device));
            }
        }
        return stores.stream().map(StoreId::new).map(StoreId::code).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Future<Api.Token> missing(String field) {
        return Future.failedFuture(Problem.of(Refusal.MISSING_FIELD, field, "for-signing-in"));
    }
}
