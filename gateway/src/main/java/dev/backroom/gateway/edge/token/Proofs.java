package dev.backroom.gateway.edge.token;

import dev.backroom.gateway.edge.problem.Fault;
import dev.backroom.gateway.edge.problem.Problem;
import dev.backroom.gateway.log.Credentials;
import dev.backroom.gateway.log.Credentials.Credential;
import dev.backroom.operation.Principal;
import dev.backroom.store.Master;
import dev.backroom.store.MasterRow;
import dev.backroom.store.MasterRow.Role;
import dev.backroom.store.StoreId;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Proves devices and people by what only they know. Stretching a PIN takes long, so it is done on threads of its
/// own,
/// with a bound on what waits there.
public final class Proofs {

    private static final int WAITING_MAX = 64;
    private static final int BUSY_SECONDS = 2;
    /// Compared with where nobody has the badge, so that time does not tell which badges there are.
    private static final Credential NOBODY = Secrets.ofNobody();

    private final Credentials credentials;
    private final Guesses guesses;
    private final WorkerExecutor workers;
    private final Supplier<Master> master;
    private final Supplier<Future<Master>> newest;
    private final AtomicInteger waiting = new AtomicInteger();

    /// @param master as far as it is known here
    /// @param newest asks the database what other gateways and commands have added
    public Proofs(
            Credentials credentials,
            Guesses guesses,
            WorkerExecutor workers,
            Supplier<Master> master,
            Supplier<Future<Master>> newest) {
        this.credentials = credentials;
        this.guesses = guesses;
        this.workers = workers;
        this.master = master;
        this.newest = newest;
    }

    /// The device's id when this is its secret and it is active; fails with a [Problem] otherwise.
    Future<Integer> device(int device, String secret) {
        return credentials
                .ofDevice(device)
                .compose(kept -> knowing(now -> kept.isEmpty() || isActive(now, device))
                        .compose(now -> proved("device:" + device, kept.filter(_ -> isActive(now, device)), secret)))
                .map(device);
    }

    private static boolean isActive(Master master, int device) {
        return Optional.ofNullable(master.devices().get(device))
                .filter(MasterRow.Device::active)
                .isPresent();
    }

    /// The person with this badge when this is their PIN and they are active; fails with a [Problem] otherwise.
    Future<MasterRow.Person> person(String badge, String pin) {
        return knowing(now -> active(now, badge).isPresent()).compose(now -> {
            Optional<MasterRow.Person> person = active(now, badge);
            Future<Optional<Credential>> kept = person.isPresent()
                    ? credentials.ofPerson(person.get().id())
                    : Future.succeededFuture(Optional.empty());
            return kept.compose(credential -> proved("person:" + badge, credential, pin))
                    .map(_ -> person.orElseThrow());
        });
    }

    private static Optional<MasterRow.Person> active(Master master, String badge) {
        return master.personByBadge(badge).filter(MasterRow.Person::active);
    }

    /// What is known here or, where that is not enough, what there is: who was just enrolled by a command or at
    /// another gateway may come in at once.
    private Future<Master> knowing(Predicate<Master> enough) {
        Master known = master.get();
        return enough.test(known) ? Future.succeededFuture(known) : newest.get();
    }

    /// A second person who stands by an operation, with the roles they have in its store. Empty when badge and PIN do
    /// not belong together; fails with a [Problem] when there were too many wrong tries.
    public Future<Optional<Principal>> approver(StoreId store, String badge, String pin) {
        return person(badge, pin)
                .map(person -> Optional.of(new Principal(person.id(), 0, rolesIn(store, person))))
                .recover(Proofs::wrongIsEmpty);
    }

    private static Future<Optional<Principal>> wrongIsEmpty(Throwable failure) {
        return failure instanceof Problem problem
                        && problem.kind() instanceof Problem.Kind.OfFault(Fault fault)
                        && fault == Fault.WRONG_CREDENTIALS
                ? Future.succeededFuture(Optional.empty())
                : Future.failedFuture(failure);
    }

    private static Set<Role> rolesIn(StoreId store, MasterRow.Person person) {
        if (!person.stores().isEmpty() && !person.stores().contains(store.value())) {
            return Set.of();
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        roles.addAll(person.roles());
        roles.remove(Role.SYSTEM);
        return roles;
    }

    private Future<Void> proved(String subject, Optional<Credential> kept, String secret) {
        return here(guesses.begin(subject))
                .compose(_ -> matches(kept.orElse(NOBODY), secret)
                        .onFailure(_ -> guesses.givenUp(subject))
                        .compose(same -> judged(subject, same && kept.isPresent())));
    }

    /// Whoever ends a try lets the next one in; that one goes on where it was asked for.
    private static Future<Void> here(Future<Void> begun) {
        Context asked = Vertx.currentContext();
        if (begun.isComplete() || asked == null) {
            return begun;
        }
        Promise<Void> promise = Promise.promise();
        begun.onComplete(
                _ -> asked.runOnContext(_ -> promise.complete()),
                tooMany -> asked.runOnContext(_ -> promise.fail(tooMany)));
        return promise.future();
    }

    private Future<Void> judged(String subject, boolean right) {
        if (right) {
            guesses.right(subject);
            return Future.succeededFuture();
        }
        guesses.failed(subject);
        return Future.failedFuture(Problem.of(Fault.WRONG_CREDENTIALS));
    }

    private Future<Boolean> matches(Credential kept, String secret) {
        if (kept.scheme().equals(Secrets.RANDOM)) {
            return Future.succeededFuture(Secrets.matches(kept, secret));
        }
        if (waiting.incrementAndGet() > WAITING_MAX) {
            waiting.decrementAndGet();
            return Future.failedFuture(Problem.later(Fault.OVERLOADED, BUSY_SECONDS));
        }
        return workers.executeBlocking(() -> Secrets.matches(kept, secret), false)
                .onComplete(_ -> waiting.decrementAndGet());
    }
}
