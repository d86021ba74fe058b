package dev.backroom.gateway.app;

import dev.backroom.store.MasterRow.Role;
import dev.backroom.store.StoreId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/// Commands that work on the database, whether a gateway runs on it or not.
final class Commands {

    /// They read what is stored, also where lanes would refuse to start on it.
    private static final Set<String> INSPECTIONS = Set.of("verify", "rebuild", "reader");
    /// The others are not given to anybody.
    private static final Set<Role> GIVEN = EnumSet.complementOf(EnumSet.of(Role.SYSTEM));
    private static final int DONE = 0;
    private static final int CHECK_FAILED = 1;

    private final Core core;
    private final Settings settings;
    private final PrintStream out;
    private final Enrolment enrolment;

    private Commands(Core core, Settings settings, PrintStream out) {
        this.core = core;
        this.settings = settings;
        this.out = out;
        this.enrolment = core.enrolment();
    }

    static int run(String command, Arguments arguments, Settings settings, PrintStream out)
            throws IOException, TimeoutException {
        Vertx vertx = Vertx.vertx();
        try {
            Core core = Core.open(vertx, settings, new SimpleMeterRegistry(), false);
            try {
                if (!INSPECTIONS.contains(command)) {
                    Enrolment.await(core.start());
                }
                return new Commands(core, settings, out).run(command, arguments);
            } finally {
                Enrolment.await(core.disconnect());
                core.close();
            }
        } finally {
            Enrolment.await(vertx.close());
        }
    }

    private int run(String command, Arguments arguments) throws TimeoutException {
        return switch (command) {
            case "device" -> device(arguments);
            case "user" -> user(arguments);
            case "era" -> new EraCommands(core, out).run(arguments);
            case "reader" -> new ReaderCommands(core, settings, out).run(arguments);
            case "verify" -> verify(arguments);
            default -> rebuild(arguments);
        };
    }

    private int device(Arguments arguments) throws TimeoutException {
        String verb = verb("device", arguments, "add", "revoke");
        String name = named(arguments.word("the device's name"), "the device's name");
        switch (verb) {
            case "add" -> {
                Set<Role> roles = roles(arguments.options("--role"));
                Set<String> stores = stores(arguments.options("--store"));
                boolean counted = !arguments.flag("--inbox");
                boolean replace = arguments.flag("--replace");
                arguments.end();
                Enrolment.NewDevice device = replace
                        ? enrolment.replaceDevice(name, roles, stores, counted)
                        : enrolment.device(name, roles, stores, counted);
                out.println("device=" + device.id());
                out.println("secret=" + device.secret());
            }
            default -> {
                arguments.end();
                enrolment.revoke(name);
                out.println("device " + name + " is revoked");
            }
        }
        return DONE;
    }

    private int user(Arguments arguments) throws TimeoutException {
        String verb = verb("user", arguments, "add", "revoke");
        String badge = named(arguments.word("the badge"), "the badge");
        if (verb.equals("revoke")) {
            arguments.end();
            enrolment.revokePerson(badge);
            out.println("the person with badge " + badge + " is revoked");
            return DONE;
        }
        String name = named(arguments.required("--name"), "the name");
        String pin = arguments.option("--pin").orElseGet(enrolment::pin);
        Set<Role> roles = roles(arguments.options("--role"));
        Set<String> stores = stores(arguments.options("--store"));
        boolean replace = arguments.flag("--replace");
        arguments.end();
        if (!pin.matches("[0-9]{4,12}")) {
            throw new Arguments.WrongUse("a PIN has 4 to 12 digits");
        }
        int person = replace
                ? enrolment.replacePerson(badge, name, pin, roles, stores)
                : enrolment.person(badge, name, pin, roles, stores);
        out.println("person=" + person);
        out.println("badge=" + badge);
        out.println("pin=" + pin);
        return DONE;
    }

    private static String verb(String command, Arguments arguments, String... verbs) {
        String either = command + " " + String.join(" or " + command + " ", verbs);
        String verb = arguments.word(either);
        if (!List.of(verbs).contains(verb)) {
            throw new Arguments.WrongUse(either + ", not " + verb + "; see `gateway --help`");
        }
        return verb;
    }

    private static String named(String name, String what) {
        if (name.isBlank()) {
            throw new Arguments.WrongUse(what + " must not be empty");
        }
        return name;
    }

    private int verify(Arguments arguments) {
        Optional<StoreId> only = store(arguments);
        Audit.Findings found = core.audit(settings).run(only);
        if (only.isPresent() && found.isNothing()) {
            throw unknown(only.get());
        }
        out.println("chain: " + found.events() + " events of " + found.stores() + " stores, " + said(found.chain()));
        if (found.elsewhere() > 0) {
            out.println("archived outside of this database, not looked at: " + found.elsewhere() + " events");
        }
        out.println("signed heads: " + signed(found));
        out.println("ledger: " + said(found.ledger()));
        out.println("tables: " + said(found.tables()));
        found.all().forEach(fault -> out.println("! " + fault));
        return found.all().isEmpty() ? DONE : CHECK_FAILED;
    }

    private int rebuild(Arguments arguments) throws TimeoutException {
        Optional<StoreId> only = store(arguments);
        if (only.isPresent() && Enrolment.await(core.events().head(only.get())).number() == 0) {
            throw unknown(only.get());
        }
        Map<StoreId, Long> rebuilt = core.audit(settings).rebuild(only);
        rebuilt.forEach((store, at) -> out.println("store " + store + ": tables made again from " + at + " events"));
        if (rebuilt.isEmpty()) {
            out.println("there are no events to make tables from");
        }
        return DONE;
    }

    private static Arguments.WrongUse unknown(StoreId store) {
        return new Arguments.WrongUse(
                "there is no event of store " + store + ", nor anything else; is that its number?");
    }

    private static Optional<StoreId> store(Arguments arguments) {
        Optional<String> code = arguments.option("--store");
        arguments.end();
        try {
            return code.map(StoreId::parse);
        } catch (IllegalArgumentException e) {
            throw new Arguments.WrongUse(String.valueOf(e.getMessage()));
        }
    }

    private static String signed(Audit.Findings found) {
        if (found.signed() + found.signedElsewhere() == 0 && found.heads().isEmpty()) {
            return "none signed yet";
        }
        String archived =
                found.signedElsewhere() > 0 ? ", " + found.signedElsewhere() + " archived and not looked at" : "";
        return found.signed() + " checked" + archived + ", " + said(found.heads());
    }

    private static String said(List<String> faults) {
        return faults.isEmpty() ? "all hold" : faults.size() + " faults";
    }

    private static Set<Role> roles(List<String> words) {
        if (words.isEmpty()) {
            throw new Arguments.WrongUse("--role is missing; see `gateway --help`");
        }
        Set<Role> roles = new TreeSet<>();
        for (String word : words) {
            roles.add(GIVEN.stream()
                    .filter(role -> written(role).equals(word))
                    .findFirst()
                    .orElseThrow(() -> new Arguments.WrongUse("there is no role " + word + "; roles are "
                            + GIVEN.stream().map(Commands::written).collect(Collectors.joining(", ")))));
        }
        return roles;
    }

    private static String written(Role role) {
        return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
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
}
