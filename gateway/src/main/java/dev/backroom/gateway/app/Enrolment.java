package dev.backroom.gateway.app;

import dev.backroom.gateway.edge.token.Secrets;
import dev.backroom.gateway.lane.Lanes;
import dev.backroom.gateway.log.Credentials;
import dev.backroom.operation.Answer;
import dev.backroom.operation.ChainOperation;
import dev.backroom.operation.Envelope;
import dev.backroom.operation.Operation;
import dev.backroom.operation.Outcome;
import dev.backroom.operation.Principal;
import dev.backroom.operation.Sentences;
import dev.backroom.store.Bytes;
import dev.backroom.store.MasterRow;
import dev.backroom.store.MasterRow.Role;
import dev.backroom.store.Sources;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Json;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/// Makes devices and people that may sign in, on behalf of the operator of this machine. Blocking.
public final class Enrolment {

    private static final long SECONDS = 60;
    private static final int SECRET_BYTES = 24;
    private static final int PIN_BOUND = 900_000;
    private static final int PIN_LEAST = 100_000;

    private final Lanes lanes;
    private final Credentials credentials;
    private final InstantSource clock;
    private final SecureRandom random;

    Enrolment(Lanes lanes, Credentials credentials, InstantSource clock, SecureRandom random) {
        this.lanes = lanes;
        this.credentials = credentials;
        this.clock = clock;
        this.random = random;
    }

    /// The chain refused; the message says why, in a person's words.
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    /// A device and its secret, which is shown this once.
    public record NewDevice(int id, String secret) {}

    /// @param counted whether it numbers its operations itself
    /// @throws Refused when there is a device of this name
    public NewDevice device(String name, Set<Role> roles, Set<String> stores, boolean counted) throws TimeoutException {
        Optional<MasterRow.Device> known = named(name);
        if (known.isPresent()) {
            throw new Refused("device " + name + " exists already, with number "
                    + known.get().id()
                    + "; nothing was changed. --replace gives it a new secret and exactly these roles and stores");
        }
        return replaceDevice(name, roles, stores, counted);
    }

    /// Makes a device or, where there is one of this name, gives it a new secret, roles and stores. Its tokens stay
    /// valid until they end, with the new roles and stores.
    NewDevice replaceDevice(String name, Set<Role> roles, Set<String> stores, boolean counted) throws TimeoutException {
        known(stores);
        post(new ChainOperation.PutDevice(name, roles, stores, counted, true));
        int id = named(name).orElseThrow().id();
        String secret = secret();
        await(credentials.putDevice(id, Secrets.ofDevice(secret, salt())));
        return new NewDevice(id, secret);
    }

    /// Ends a device's tokens at once.
    public void revoke(String name) throws TimeoutException {
        MasterRow.Device known = named(name).orElseThrow(() -> new Refused("there is no device " + name));
        post(new ChainOperation.PutDevice(name, known.roles(), codes(known.stores()), known.counted(), false));
    }

    /// Ends a person's tokens at once.
    void revokePerson(String badge) throws TimeoutException {
        MasterRow.Person known = lanes.master()
                .personByBadge(badge)
                .orElseThrow(() -> new Refused("there is no person with badge " + badge));
        post(new ChainOperation.PutPerson(badge, known.roles(), codes(known.stores()), false));
    }

    private static Set<String> codes(Set<Integer> stores) {
        return stores.stream().map(StoreId::new).map(StoreId::code).collect(Collectors.toCollection(TreeSet::new));
    }

    /// Answers the person's number.
    ///
    /// @throws Refused when there is a person with this badge
    public int person(String badge, String name, String pin, Set<Role> roles, Set<String> stores)
            throws TimeoutException {
        if (lanes.master().personByBadge(badge).isPresent()) {
            throw new Refused("a person with badge " + badge
                    + " exists already; nothing was changed. --replace gives them this name, a new PIN and exactly"
                    + " these roles and stores");
        }
        return replacePerson(badge, name, pin, roles, stores);
    }

    /// Makes a person or, where there is one with this badge, changes everything but their number. Their tokens stay
    /// valid until they end, with the new roles and stores.
    int replacePerson(String badge, String name, String pin, Set<Role> roles, Set<String> stores)
            throws TimeoutException {
        known(stores);
        post(new ChainOperation.PutPerson(badge, roles, stores, true));
        int id = lanes.master().personByBadge(badge).orElseThrow().id();
        await(credentials.putPerson(id, name, Secrets.ofPerson(pin, salt())));
        return id;
    }

    String pin() {
        return Integer.toString(PIN_LEAST + random.nextInt(PIN_BOUND));
    }

    /// The chain would refuse it too, in words for those who send messages.
    private void known(Set<String> stores) {
        for (String store : stores) {
            if (!lanes.master().sites().containsKey(StoreId.parse(store).value())) {
                throw new Refused("there is no store " + store
                        + "; nothing was changed. A store is made by operation put-site or a message to feed `sites`");
            }
        }
    }

    private Optional<MasterRow.Device> named(String name) {
        return lanes.master().devices().values().stream()
                .filter(device -> device.name().equals(name))
                .findFirst();
    }

    /// Posts to the chain's line. The lane gives the number, and another gateway's line cannot be crossed.
    private void post(Operation operation) throws TimeoutException {
        Envelope envelope = new Envelope(
                StoreId.CHAIN,
                Sources.OPERATOR,
                0,
                false,
                new Principal(0, Sources.OPERATOR, Set.of(Role.ADMINISTRATOR)),
                clock.instant(),
                false,
                0,
                Optional.empty(),
                operation,
                Json.digest(operation));
        Answer answer = await(lanes.post(envelope));
        if (!(answer instanceof Answer.Decided decided)) {
            throw new IllegalStateException("the chain did not take it: " + answer);
        }
        if (!(decided.outcome() instanceof Outcome.Accepted)) {
            throw new Refused(new Sentences(Locale.getDefault()).of(decided.outcome()));
        }
    }

    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private Bytes salt() {
        byte[] bytes = new byte[Secrets.SALT_BYTES];
        random.nextBytes(bytes);
        return Bytes.of(bytes);
    }

    static <T> T await(Future<T> future) throws TimeoutException {
        return future.await(SECONDS, TimeUnit.SECONDS);
    }
}
