package dev.backroom.gateway.app;

import dev.backroom.gateway.lane.LaneMeters;
import dev.backroom.gateway.lane.Lanes;
import dev.backroom.gateway.lane.Limits;
import dev.backroom.gateway.log.Credentials;
import dev.backroom.gateway.log.Database;
import dev.backroom.gateway.log.Eras;
import dev.backroom.gateway.log.EventReader;
import dev.backroom.gateway.log.HeadMarks;
import dev.backroom.gateway.log.Lease;
import dev.backroom.gateway.log.LedgerCheck;
import dev.backroom.gateway.log.Overdue;
import dev.backroom.gateway.log.Rebuild;
import dev.backroom.gateway.log.StateLoader;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;

/// The ledger without its outside: database, log and lanes. The whole gateway stands on it, and so do the commands
/// that
/// work beside a running one, since the event number is the lock and needs no leader.
final class Core {

    private static final int OWNERS = 4;

    private final Vertx vertx;
    private final Optional<EmbeddedDatabase> embedded;
    private final Database database;
    private final Pool readers;
    private final Pool owners;
    private final EventReader events;
    private final Eras eras;
    private final Lanes lanes;

    private Core(
            Vertx vertx,
            Settings settings,
            Optional<EmbeddedDatabase> embedded,
            Database database,
            MeterRegistry meters) {
        this.vertx = vertx;
        this.embedded = embedded;
        this.database = database;
        this.readers = database.readers(
                settings.number(Setting.DATABASE_READERS, 1, 100),
                Duration.ofSeconds(settings.number(Setting.DATABASE_SECONDS, 1, 3_600)));
        this.owners = database.owners(OWNERS);
        this.events = new EventReader(readers);
        this.eras = new Eras(owners);
        Limits limits = Limits.DEFAULT
                .withEraLength(settings.eraLength())
                .withStateBytes((long) settings.number(Setting.STATE_MEGABYTES, 1, 65_536) << 20);
        this.lanes = new Lanes(
                vertx,
                database,
                events,
                new StateLoader(readers),
                new Lanes.Setup(
                        settings.number(Setting.LANES, 1, 64),
                        limits,
                        InstantSource.system(),
                        new LaneMeters(meters),
                        eras::ensure,
                        new Overdue(readers)));
    }

    /// Opens the database and brings it up to date. Blocking.
    ///
    /// @param exclusive whether a PostgreSQL in the data folder must not be in use by another gateway
    static Core open(Vertx vertx, Settings settings, MeterRegistry meters, boolean exclusive) throws IOException {
        Optional<String> url = settings.optional(Setting.DATABASE_URL);
        if (url.isEmpty()) {
            makeFolder(settings);
        }
        Optional<EmbeddedDatabase> embedded = url.isPresent()
                ? Optional.empty()
                : Optional.of(EmbeddedDatabase.open(settings.dataFolder(), exclusive));
        Database.Address address =
                embedded.map(EmbeddedDatabase::address).orElseGet(() -> DatabaseUrl.parse(url.orElseThrow()));
        try {
            Database.migrate(address);
        } catch (FlywayException e) {
            throw new IOException("the database at " + address.host() + ":" + address.port() + " cannot be used: "
                    + Cause.sentence(e));
        }
        return new Core(vertx, settings, embedded, new Database(vertx, address), meters);
    }

    /// @throws Settings.BadSetting when the data folder can be neither found nor made
    static void makeFolder(Settings settings) {
        try {
            Files.createDirectories(settings.dataFolder());
        } catch (IOException e) {
            throw new Settings.BadSetting(
                    "data.folder " + settings.dataFolder() + " cannot be used: " + Cause.sentence(e));
        }
    }

    Future<Void> start() {
        return eras.ensure(1).compose(_ -> lanes.start());
    }

    Vertx vertx() {
        return vertx;
    }

    Pool readers() {
        return readers;
    }

    Pool owners() {
        return owners;
    }

    EventReader events() {
        return events;
    }

    Eras eras() {
        return eras;
    }

    Lanes lanes() {
        return lanes;
    }

    /// Lets one of the gateways on this database do something at a time.
    Lease lease(String what) {
        return new Lease(database, what);
    }

    Credentials credentials() {
        return new Credentials(readers);
    }

    Enrolment enrolment() {
        return new Enrolment(lanes, credentials(), InstantSource.system(), new SecureRandom());
    }

    /// On connections of the owner, whose statements have no limit of time: a large log takes what it takes.
    Audit audit(Settings settings) {
        EventReader all = new EventReader(owners);
        return new Audit(
                all,
                new HeadMarks(owners),
                new LedgerCheck(owners),
                new Rebuild(all, new StateLoader(owners), owners),
                settings.dataFolder(),
                settings.headsEvery());
    }

    /// From now on [#close] is called at the end of the program.
    void ready() {
        embedded.ifPresent(EmbeddedDatabase::ready);
    }

    /// Tells when a PostgreSQL that we started ends before [#closing].
    void onDatabaseLost(Runnable lost) {
        embedded.ifPresent(database -> database.onLoss(lost));
    }

    /// From now on the end of the database is no loss.
    void closing() {
        embedded.ifPresent(EmbeddedDatabase::closing);
    }

    /// Closes connections and ends an embedded PostgreSQL. Blocking.
    void close() throws IOException {
        if (embedded.isPresent()) {
            embedded.get().close();
        }
    }

    Future<Void> disconnect() {
        return lanes.stop()
                .transform(_ -> Future.join(readers.close(), owners.close()))
                .mapEmpty();
    }
}
