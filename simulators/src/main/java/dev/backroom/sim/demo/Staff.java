package dev.backroom.sim.demo;

import dev.backroom.client.BackroomClient;
import dev.backroom.gateway.app.Enrolment;
import dev.backroom.sim.erp.Site;
import dev.backroom.sim.handheld.Crew;
import dev.backroom.sim.handheld.Handheld;
import dev.backroom.sim.handheld.Tally;
import dev.backroom.store.MasterRow.Role;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;

/// Enrols devices and people and hands each handheld to one of them.
final class Staff {

    private static final String PIN = "2468";
    private static final Duration PACE = Duration.ofMillis(60);

    private final URI gateway;
    private final Enrolment enrolment;
    private final Handheld.Watcher watcher;
    private final List<BackroomClient> clients = new ArrayList<>();
    private final Set<Integer> handhelds = new TreeSet<>();

    Staff(URI gateway, Enrolment enrolment, Handheld.Watcher watcher) {
        this.gateway = gateway;
        this.enrolment = enrolment;
        this.watcher = watcher;
    }

    /// A system or person with rights everywhere.
    BackroomClient everywhere(String name, boolean counted, Set<Role> roles) throws TimeoutException {
        Enrolment.NewDevice device = enrolment.device(name, roles, Set.of(), counted);
        return client(BackroomClient.to(gateway, BackroomClient.device(device.id(), device.secret())));
    }

    /// A desk in a store where somebody watches.
    Enrolment.NewDevice desk(Site site) throws TimeoutException {
        return enrolment.device(
                "desk " + site.store(),
                Set.of(Role.SUPERVISOR),
                Set.of(site.store().code()),
                true);
    }

    /// The people of one store: clerks at handhelds, and a supervisor who approves.
    ///
    /// @param size how many clerks
    /// @param office tells what the ERP says meanwhile
    Crew crew(Site site, int size, Crew.Office office, Tally tally) throws TimeoutException {
        String store = site.store().code();
        String boss = "S-" + store;
        enrolment.person(boss, "Supervisor of " + site.name(), PIN, Set.of(Role.SUPERVISOR), Set.of(store));
        List<Handheld> people = new ArrayList<>();
        for (int i = 1; i <= size; i++) {
            people.add(clerk(site, i, new Handheld.Supervisor(boss, PIN)));
        }
        return new Crew(people, office, tally, PACE);
    }

    private Handheld clerk(Site site, int number, Handheld.Supervisor supervisor) throws TimeoutException {
        String store = site.store().code();
        String name = "handheld " + store + "-" + number;
        String badge = "C-" + store + "-" + number;
        Enrolment.NewDevice device = enrolment.device(name, Set.of(Role.CLERK), Set.of(store), true);
        enrolment.person(badge, "Clerk " + number + " of " + site.name(), PIN, Set.of(Role.CLERK), Set.of(store));
        BackroomClient client =
                client(BackroomClient.to(gateway, BackroomClient.personAt(device.id(), device.secret(), badge, PIN)));
        handhelds.add(device.id());
        return new Handheld(name, client, client.line(site.store(), 1), supervisor, InstantSource.system(), watcher);
    }

    /// The sources of all handhelds.
    Set<Integer> handhelds() {
        return Set.copyOf(handhelds);
    }

    private BackroomClient client(BackroomClient client) {
        clients.add(client);
        return client;
    }

    void close() {
        clients.forEach(BackroomClient::close);
    }
}
