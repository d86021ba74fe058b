package dev.backroom.sim.demo;

import dev.backroom.client.BackroomClient;
import dev.backroom.client.Listing;
import dev.backroom.gateway.app.Audit;
import dev.backroom.operation.Outcome;
import dev.backroom.sim.erp.Articles;
import dev.backroom.sim.erp.Catalogue;
import dev.backroom.sim.erp.Erp;
import dev.backroom.sim.erp.Shipment;
import dev.backroom.sim.erp.Site;
import dev.backroom.sim.handheld.Crew;
import dev.backroom.sim.handheld.Fault;
import dev.backroom.sim.handheld.Handheld;
import dev.backroom.sim.handheld.Move;
import dev.backroom.sim.handheld.Script;
import dev.backroom.sim.handheld.Tally;
import dev.backroom.store.Head;
import dev.backroom.store.MasterRow.Role;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Reply;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Three stores receive what an ERP has ordered, with the faults that real deliveries have; then everything is
/// checked.
final class Morning {

    private static final int CLERKS = 4;
    private static final int TRUCKS_WAITING = 2;
    private static final int FAULTS_EACH = 6;
    private static final Duration STOP_MAX = Duration.ofSeconds(40);
    private static final Duration RELAY_MAX = Duration.ofSeconds(30);
    private static final long TURN_MILLIS = 200;
    /// Turns of the loop between two pictures.
    private static final int DRAW_EVERY = 5;

    private final House house;
    private final Options options;
    private final PrintStream out;
    private final Tally tally = new Tally();
    private final Map<String, Crew> crews = new LinkedHashMap<>();
    private final Map<String, Site> sites = new LinkedHashMap<>();
    private final Staff staff;
    private final Board board;
    private final Tolerance tolerance;
    private final BackroomClient supervisor;
    private final Erp erp;
    private volatile boolean ending;

    Morning(House house, Options options, PrintStream out, boolean terminal) throws TimeoutException {
        this.house = house;
        this.options = options;
        this.out = out;
        this.board = new Board(out, terminal, crews, tally);
        this.staff = new Staff(house.address(), house.gateway().enrolment(), this::answered);
        this.supervisor = staff.everywhere("governance desk", true, Set.of(Role.SUPERVISOR, Role.ADMINISTRATOR));
        this.tolerance = new Tolerance(supervisor);
        BackroomClient feeds = staff.everywhere("erp", false, Set.of(Role.INTEGRATOR, Role.ADMINISTRATOR));
        Articles articles = Articles.load();
        this.erp = new Erp(feeds, Catalogue.of(articles.all(), options.seed()), options.seed(), InstantSource.system());
        out.println(
                "demo: " + articles.all().size() + " articles of " + articles.origin() + ", seed " + options.seed());
    }

    private void answered(Handheld who, Move move, Reply reply, Duration took) {
        board.answered(who, move, reply, took);
        if (move.expected().equals("asks:over-") && reply.outcome().orElse(null) instanceof Outcome.Asks asks) {
            tolerance.noted(asks.question());
        }
    }

    /// Sends master data and puts people to work.
    void begin() throws TimeoutException {
        List<Site> three = Site.three();
        erp.begin(three);
        tolerance.begin();
        for (Site site : three) {
            String title = site.store() + " " + site.name();
            crews.put(title, staff.crew(site, CLERKS, tally));
            sites.put(title, site);
        }
        Reply early = erp.orderOfUnknownItem(three.getFirst());
        boolean waits = early.outcome().orElse(null) instanceof Outcome.Accepted accepted
                && accepted.code().equals("waiting");
        tally.injected(Fault.ORDER_OF_UNKNOWN_ITEM, waits);
        crews.values().forEach(Crew::start);
    }

    /// The console on the first store's desk, where there is a screen.
    Optional<Window> window() throws IOException, TimeoutException {
        Site site = Site.three().getFirst();
        return Window.open(options, house.address(), site.store(), staff.desk(site));
    }

    /// Lets the morning go on until its time is over or [#end] is called.
    void run() throws InterruptedException {
        long start = System.nanoTime();
        boolean changed = false;
        for (int turn = 0; !ending && !over(start, 1); turn++) {
            crews.forEach(this::trucks);
            if (!changed && over(start, 2)) {
                changed = true;
                tolerance.change();
                erp.unknownItem();
            }
            if (turn % DRAW_EVERY == 0) {
                draw(start);
            }
            TimeUnit.MILLISECONDS.sleep(TURN_MILLIS);
        }
        draw(start);
    }

    /// Whether the time, or a part of it, is over; an open end has its middle after half a minute.
    private boolean over(long start, int part) {
        Duration gone = Duration.ofNanos(System.nanoTime() - start);
        Optional<Duration> most =
                options.time().or(() -> part == 1 ? Optional.empty() : Optional.of(Duration.ofMinutes(1)));
        return most.filter(time -> gone.compareTo(time.dividedBy(part)) >= 0).isPresent();
    }

    void end() {
        ending = true;
    }

    private void trucks(String title, Crew crew) {
        Site site = sites.get(title);
        while (site != null && crew.waiting() < TRUCKS_WAITING) {
            Shipment shipment = erp.ship(site);
            crew.arrive(Script.of(shipment, erp.purchasing(), Script.faultsOf(shipment.number(), FAULTS_EACH)));
        }
    }

    private void draw(long start) {
        long events = heads().values().stream().mapToLong(Head::number).sum();
        board.draw(new Board.Figures(
                Duration.ofNanos(System.nanoTime() - start), events, events - relayed(), tolerance.said()));
    }

    private Map<StoreId, Head> heads() {
        return house.gateway().events().heads().await();
    }

    private long relayed() {
        return heads().keySet().stream()
                .mapToLong(store -> house.gateway().relay().orElseThrow().acknowledged(store))
                .sum();
    }

    /// Lets everybody finish, checks everything and answers whether all held.
    boolean close() throws InterruptedException, TimeoutException {
        boolean finished = true;
        for (Crew crew : crews.values()) {
            finished &= crew.stop(STOP_MAX);
        }
        boolean relayed = awaitRelay();
        Map<StoreId, Head> heads = heads();
        Audit.Findings books = house.gateway().audit().run(Optional.empty());
        List<String> kafka = Mirrored.compare(house.kafka().servers(), House.TOPIC, heads);
        Checks checks = new Checks(out);
        checks.count("deliveries", tally.closed());
        checks.count("operations", tally.count(""));
        for (String kind : List.of("accepted", "asks", "refused", "parked")) {
            checks.count(kind.equals("asks") ? "asked" : kind, tally.count(kind));
        }
        checks.count("again", tally.count("again"));
        checks.count("discrepancies", discrepancies());
        checks.count("events", heads.values().stream().mapToLong(Head::number).sum());
        checks.count("relayed", relayed());
        checks.count("messages", erp.messages());
        checks.hold("conservation", books.ledger());
        checks.hold("chain", books.chain());
        checks.hold("heads", books.heads());
        checks.hold("tables", books.tables());
        checks.hold("kafka", kafka);
        checks.faults(tally.injected(), tally.seen());
        checks.hold("surprises", tally.surprises());
        checks.hold("finished", finished && relayed ? List.of() : List.of("not everybody finished in time"));
        checks.hold(
                "tolerance_changed",
                tolerance.felt(crews.size() * CLERKS)
                        ? List.of()
                        : List.of("the new tolerance was not felt as it should"));
        staff.close();
        return checks.print();
    }

    private boolean awaitRelay() throws InterruptedException {
        long until = System.nanoTime() + RELAY_MAX.toNanos();
        while (System.nanoTime() < until) {
            if (relayed() >= heads().values().stream().mapToLong(Head::number).sum()) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(TURN_MILLIS);
        }
        return false;
    }

    private long discrepancies() {
        return sites.values().stream()
                .mapToLong(site -> supervisor
                        .list(site.store(), Listing.DISCREPANCIES, Map.of())
                        .size())
                .sum();
    }
}
