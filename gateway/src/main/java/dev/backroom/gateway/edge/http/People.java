package dev.backroom.gateway.edge.http;

import dev.backroom.gateway.log.Credentials;
import dev.backroom.operation.Answer;
import dev.backroom.operation.Outcome;
import dev.backroom.store.Master;
import dev.backroom.store.MasterRow;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts names for numbers: an answer in the log says `3`, the one that is sent says `Mia`.
///
/// Names can be erased while the log stays whole, so they are kept here for a minute only. Who has no name any
/// more, or
/// could not be looked up, keeps the number.
final class People {

    private static final Logger LOG = LoggerFactory.getLogger(People.class);

    /// The argument that holds a person's number, or a device's with a minus sign.
    static final String WHO = "who";

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int KEPT_MAX = 10_000;

    private final Credentials credentials;
    private final Supplier<Master> master;
    private final InstantSource clock;
    private final Map<Integer, Known> known = new ConcurrentHashMap<>();

    private record Known(String name, Instant until) {}

    People(Credentials credentials, Supplier<Master> master, InstantSource clock) {
        this.credentials = credentials;
        this.master = master;
        this.clock = clock;
    }

    /// The answer with the name of whom it speaks of.
    Future<Answer> named(Answer answer) {
        return answer instanceof Answer.Decided decided
                        && who(decided.outcome()).isPresent()
                ? named(decided.outcome()).map(decided::with)
                : Future.succeededFuture(answer);
    }

    /// The outcome with the name of whom it speaks of.
    Future<Outcome> named(Outcome outcome) {
        Optional<Integer> who = who(outcome);
        return who.isEmpty() ? Future.succeededFuture(outcome) : name(who.get()).map(name -> with(outcome, name));
    }

    private static Optional<Integer> who(Outcome outcome) {
        return Optional.ofNullable(Arguments.of(outcome).get(WHO)).flatMap(People::number);
    }

    private Future<String> name(int who) {
        if (who <= 0) {
            MasterRow.@Nullable Device device = master.get().devices().get(-who);
            return Future.succeededFuture(device == null ? "#" + -who : device.name());
        }
        @Nullable Known before = known.get(who);
        if (before != null && before.until().isAfter(clock.instant())) {
            return Future.succeededFuture(before.name());
        }
        return credentials
                .nameOf(who)
                .map(name -> keep(who, name.orElse("#" + who)))
                .recover(failure -> {
                    LOG.warn("could not look up a name", failure);
                    return Future.succeededFuture("#" + who);
                });
    }

    private String keep(int person, String name) {
        if (known.size() >= KEPT_MAX) {
            known.clear();
        }
        known.put(person, new Known(name, clock.instant().plus(KEPT)));
        return name;
    }

    private static Optional<Integer> number(String text) {
        try {
            return Optional.of(Integer.parseInt(text));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static Outcome with(Outcome outcome, String name) {
        Map<String, String> args = new HashMap<>(Arguments.of(outcome));
        args.put(WHO, name);
        return Arguments.with(outcome, args);
    }
}
