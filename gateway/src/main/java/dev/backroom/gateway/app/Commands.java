package dev.backroom.gateway.app;

import dev.backroom.gateway.edge.token.Secrets;
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
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Commands that work on the database, whether a gateway runs on it or not.
final class Commands {

    private static final long SECONDS = 60;
    private static final int SECRET_BYTES = 24;
    private static final int PIN_BOUND = 900_000;
    private static final int PIN_LEAST = 100_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Core core;
    private final Settings settings;
    private final PrintStream out;

    private Commands(Core core, Settings settings, PrintStream out) {
        this.core = core;
        this.settings = settings;
        this.out = out;
    }

    static int run(String command, Arguments arguments, Settings settings, PrintStream out)
            throws IOException, TimeoutException {
        Vertx vertx = Vertx.vertx();
        try {
            Core core = Core.open(vertx, settings, new SimpleMeterRegistry(), false);
            try {
                await(core.start());
                return new Commands(core, settings, out).run(command, arguments);
            } finally {
                await(core.disconnect());
                core.close();
            }
        } finally {
            await(vertx.close());
        }
    }

    private int run(String command, Arguments arguments) throws TimeoutException {
        return switch (command) {
            case "device" -> device(arguments);
            case "user" -> user(arguments);
            default -> new Inspection(core, settings, out).run(command, arguments);
        };
    }

    private int device(Arguments arguments) throws TimeoutException {
        String verb = arguments.word("add or revoke");
        String name = arguments.word("the device's name");
        if (verb.equals("revoke")) {
            arguments.end();
            MasterRow.Device known =
                    named(name).orElseThrow(() -> new Arguments.WrongUse("there is no device " + name));
            post(new ChainOperation.PutDevice(name, known.roles(), codes(known.stores()), known.counted(), false));
            out.println("device " + known.id() + " (" + name + ") is revoked");
            return 0;
        }
        if (!verb.equals("add")) {
            throw new Arguments.WrongUse("device add or device revoke, not " + verb);
        }
        Set<Role> roles = roles(arguments.options("--role"));
        Set<String> stores = stores(arguments.options("--store"));
        boolean counted = !arguments.flag("--inbox");
        arguments.end();
        post(new ChainOperation.PutDevice(name, roles, stores, counted, true));
        MasterRow.Device device = named(name).orElseThrow();
        String secret = secret();
        await(core.credentials().putDevice(device.id(), Secrets.ofDevice(secret, salt())));
        out.println("device=" + device.id());
        out.println("secret=" + secret);
        return 0;
    }

    private int user(Arguments arguments) throws TimeoutException {
        String verb = arguments.word("add");
        if (!verb.equals("add")) {
            throw new Arguments.WrongUse("user add, not " + verb);
        }
        String badge = arguments.word("the badge");
        String name = arguments.required("--name");
        String pin = arguments.option("--pin").orElseGet(() -> Integer.toString(PIN_LEAST + RANDOM.nextInt(PIN_BOUND)));
        Set<Role> roles = roles(arguments.options("--role"));
        Set<String> stores = stores(arguments.options("--store"));
        arguments.end();
        if (!pin.matches("[0-9]{4,12}")) {
            throw new Arguments.WrongUse("a PIN has 4 to 12 digits");
        }
        post(new ChainOperation.PutPerson(badge, roles, stores, true));
        MasterRow.Person person = core.lanes().master().personByBadge(badge).orElseThrow();
        await(core.credentials().putPerson(person.id(), name, Secrets.ofPerson(pin, salt())));
        out.println("person=" + person.id());
        out.println("badge=" + badge);
        out.println("pin=" + pin);
        return 0;
    }

    private Optional<MasterRow.Device> named(String name) {
        return core.lanes().master().devices().values().stream()
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
                Instant.now(),
                false,
                0,
                Optional.empty(),
                operation,
                Json.digest(operation));
        Answer answer = await(core.lanes().post(envelope));
        if (!(answer instanceof Answer.Decided(long _, Instant _, Outcome outcome, long _, boolean _))) {
            throw new IllegalStateException("the chain did not take it: " + answer);
        }
        if (!(outcome instanceof Outcome.Accepted)) {
            throw new Arguments.WrongUse(new Sentences(Locale.getDefault()).of(outcome));
        }
    }

    private static Set<Role> roles(List<String> words) {
        if (words.isEmpty()) {
            throw new Arguments.WrongUse("--role is missing; see `gateway --help`");
        }
        Set<Role> roles = new TreeSet<>();
        for (String word : words) {
            try {
                roles.add(Role.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')));
            } catch (IllegalArgumentException _) {
                throw new Arguments.WrongUse("there is no role " + word + "; see `gateway --help`");
            }
        }
        return roles;
    }

    private static Set<String> stores(List<String> words) {
        Set<String> stores = new TreeSet<>();
        for (String word : words) {
            try {
                stores.add(StoreId.parse(word).code());
            } catch (IllegalArgumentException e) {
                throw new Arguments.WrongUse(String.valueOf(e.getMessage()));
            }
        }
        return stores;
    }

    private static Set<String> codes(Set<Integer> stores) {
        Set<String> codes = new TreeSet<>();
        stores.forEach(store -> codes.add(new StoreId(store).code()));
        return codes;
    }

    private static String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Bytes salt() {
        byte[] bytes = new byte[Secrets.SALT_BYTES];
        RANDOM.nextBytes(bytes);
        return Bytes.of(bytes);
    }

    static <T> T await(Future<T> future) throws TimeoutException {
        return future.await(SECONDS, TimeUnit.SECONDS);
    }
}
