package dev.backroom.sim.demo;

import dev.backroom.client.BackroomClient;
import dev.backroom.gateway.app.Audit;
import dev.backroom.gateway.integration.relay.Relay;
import dev.backroom.operation.Outcome;
import dev.backroom.sim.books.HeadOffice;
import dev.backroom.sim.erp.Articles;
import dev.backroom.sim.erp.Catalogue;
import dev.backroom.sim.erp.Erp;
import dev.backroom.sim.erp.Shipment;
import dev.backroom.sim.erp.Site;
import dev.backroom.sim.faults.Mirrored;
import dev.backroom.sim.handheld.Answers;
import dev.backroom.sim.handheld.Crew;
import dev.backroom.sim.handheld.Fault;
import dev.backroom.sim.handheld.Handheld;
import dev.backroom.sim.handheld.Move;
import dev.backroom.sim.handheld.Script;
import dev.backroom.sim.handheld.Tally;
import dev.backroom.store.DocumentRow.DiscrepancyKind;
import dev.backroom.store.Head;
import dev.backroom.store.MasterRow.Role;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Reply;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/// Three stores receive what an ERP has ordered, with the faults that real deliveries have; then everything is
/// checked.
final class Morning {

    private static final int CLERKS = 4;
    private static final int TRUCKS_WAITING = 2;
    private static final int FAULTS_EACH = 6;
    /// No divisor is shared with two, so that both kinds of it come.
    private static final int NOTICE_WRONG_EVERY = 3;

    private static final Duration STOP_MAX = Duration.ofSeconds(40);
    private static final Duration LONGER_MAX = Duration.ofSeconds(60);
    private static final Duration READERS_MAX = Duration.ofSeconds(30);
    /// An ERP that fails is asked again with growing pauses.
    private static final Duration ERP_MAX = Duration.ofSeconds(120);
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
    private final Finance finance;
    private final List<Desk> desks = new ArrayList<>();

    /// @param articles what the stores sell
    Morning(House house, Options options, Articles articles, PrintStream out, boolean terminal)
            throws TimeoutException {
        this.house = house;
        this.options = options;
        this.out = out;
        this.board = new Board(out, terminal, crews, tally);
        this.staff = new Staff(house.address(), house.gateway().enrolment(), this::answered);
        this.supervisor = staff.everywhere("governance desk", true, Set.of(Role.SUPERVISOR, Role.ADMINISTRATOR));
        this.tolerance = new Tolerance(supervisor);
        BackroomClient feeds = staff.everywhere("erp", false, Set.of(Role.INTEGRATOR, Role.ADMINISTRATOR));
        this.erp = new Erp(
                feeds,
                Catalogue.of(articles.all(), options.seed()),
                options.seed(),
                InstantSource.system(),
                new HeadOffice(house.books())::tell);
        this.finance = new Finance(house.books(), house.gateway().postings().orElseThrow());
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
            crews.put(title, staff.crew(site, CLERKS, erp::tell, tally));
            sites.put(title, site);
            desks.add(new Desk(supervisor, site.store()));
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

    /// Lets the morning go on until its time is over, or somebody ends it.
    void run(BooleanSupplier ending) throws InterruptedException {
        long start = System.nanoTime();
        boolean changed = false;
        for (int turn = 0; !ending.getAsBoolean() && !isOver(start); turn++) {
            crews.forEach(this::trucks);
            outage(start);
            if (!changed && over(start, 2) && tolerance.isTried()) {
                changed = true;
                tolerance.change();
                erp.unknownItem();
            }
            if (turn % DRAW_EVERY == 0) {
                draw(start);
            }
            TimeUnit.MILLISECONDS.sleep(TURN_MILLIS);
        }
        if (!ending.getAsBoolean()) {
            draw(start);
        }
    }

    /// Whether the time is over and everything was met at least once; a slow machine gets somewhat longer for that.
    private boolean isOver(long start) {
        boolean met = tolerance.felt(underWay()) && tally.injected().size() == Fault.values().length;
        return over(start, 1)
                && (met || System.nanoTime() - start > most().plus(LONGER_MAX).toNanos());
    }

    private Duration most() {
        return options.time().orElse(Duration.ZERO);
    }

    /// How many may just be asking by the rule of before.
    private int underWay() {
        return crews.size() * CLERKS;
    }

    /// Whether the time, or a part of it, is over; an open end has its middle after half a minute.
    private boolean over(long start, int part) {
        Duration gone = Duration.ofNanos(System.nanoTime() - start);
        Optional<Duration> most =
                options.time().or(() -> part == 1 ? Optional.empty() : Optional.of(Duration.ofMinutes(1)));
        return most.filter(time -> gone.compareTo(time.dividedBy(part)) >= 0).isPresent();
    }

    /// Where it is asked for the ERP is gone for the middle third of the time.
    private void outage(long start) {
        if (options.erpAway() && over(start, 3)) {
            finance.goAway();
        }
        if (over(start, 2) && twoThirds(start)) {
            finance.comeBack();
        }
    }

    private boolean twoThirds(long start) {
        Duration most = options.time().orElse(Duration.ofMinutes(1));
        return System.nanoTime() - start >= most.multipliedBy(2).dividedBy(3).toNanos();
    }

    private void trucks(String title, Crew crew) {
        Site site = sites.get(title);
        while (site != null && crew.waiting() < TRUCKS_WAITING) {
            Shipment shipment = erp.ship(site);
            if (shipment.number() % NOTICE_WRONG_EVERY == 0) {
                String answer = Answers.code(erp.noticeWithPlateTwice(shipment));
                tally.injected(Fault.NOTICE_WITH_SSCC_TWICE, answer.equals("refused:unit-duplicate"));
            }
            crew.arrive(Script.of(shipment, erp.purchasing(), Script.faultsOf(shipment.number(), FAULTS_EACH)));
        }
    }

    private void draw(long start) {
        long relayed = relayed();
        long events = events(heads());
        board.draw(new Board.Figures(
                Duration.ofNanos(System.nanoTime() - start),
                events,
                Math.max(0, events - relayed),
                openCases().values().stream().mapToInt(Integer::intValue).sum(),
                tolerance.said(),
                finance.said()));
    }

    private Map<StoreId, Head> heads() {
        return house.gateway().events().heads().await();
    }

    private static long events(Map<StoreId, Head> heads) {
        return heads.values().stream().mapToLong(Head::number).sum();
    }

    private long relayed() {
        Relay relay = house.gateway().relay().orElseThrow();
        return heads().keySet().stream().mapToLong(relay::acknowledged).sum();
    }

    private Map<DiscrepancyKind, Integer> openCases() {
        Map<DiscrepancyKind, Integer> open = new EnumMap<>(DiscrepancyKind.class);
        desks.forEach(desk -> desk.open().forEach((kind, count) -> open.merge(kind, count, Integer::sum)));
        return open;
    }

    /// Lets everybody finish, checks everything and answers whether all held.
    boolean close() throws InterruptedException, TimeoutException {
        List<String> late = new ArrayList<>();
        for (Map.Entry<String, Crew> crew : crews.entrySet()) {
            if (!crew.getValue().stop(STOP_MAX)) {
                late.add("not everybody in " + crew.getKey() + " finished in time");
            }
        }
        Map<StoreId, Head> received = heads();
        if (!await(() -> desks.stream().allMatch(desk -> desk.at() >= number(received, desk)))) {
            late.add("a desk has not seen what was received in time");
        }
        Map<DiscrepancyKind, Integer> left = openCases();
        CaseDesk supervision = new CaseDesk(supervisor);
        desks.forEach(desk -> supervision.work(desk.store()));
        Map<StoreId, Head> heads = heads();
        if (!await(() -> relayed() >= events(heads))) {
            late.add("Kafka has not acknowledged all events in time");
        }
        finance.comeBack();
        if (!await(() -> finance.isDone(heads), ERP_MAX)) {
            late.add("the ERP was not told everything in time: " + finance.said());
        }
        if (!await(() -> desks.stream().allMatch(desk -> desk.at() >= number(heads, desk)))) {
            late.add("a desk has not seen all events in time");
        }
        Checks checks = new Checks(out);
        count(checks, heads, left);
        checks.count("cases_resolved", supervision.resolved());
        check(checks, heads, late);
        checks.hold("cases", Cases.compare(tally.injected(), left));
        checks.hold("resolving", supervision.refused());
        desks.forEach(Desk::close);
        staff.close();
        return checks.print();
    }

    private void count(Checks checks, Map<StoreId, Head> heads, Map<DiscrepancyKind, Integer> left) {
        checks.count("deliveries", tally.closed());
        checks.count("operations", tally.count(""));
        checks.count("accepted", tally.count("accepted"));
        checks.count("asked", tally.count("asks"));
        checks.count("refused", tally.count("refused"));
        checks.count("parked", tally.count("parked"));
        checks.count("duplicates", tally.count("again"));
        checks.count(
                "discrepancies",
                left.values().stream().mapToInt(Integer::intValue).sum());
        checks.count(
                "cases_open",
                openCases().values().stream().mapToInt(Integer::intValue).sum());
        checks.count("events", events(heads));
        checks.count("relayed", relayed());
        checks.count("messages", erp.messages());
        checks.count("postings", finance.told());
        checks.count("postings_parked", finance.parked());
    }

    private void check(Checks checks, Map<StoreId, Head> heads, List<String> late) throws TimeoutException {
        Audit.Findings books = house.gateway().audit().run(Optional.empty());
        checks.hold("conservation", books.ledger());
        checks.hold("chain", books.chain());
        checks.count("signed", books.signed());
        checks.hold("heads", books.signed() > 0 ? books.heads() : List.of("no head was signed"));
        checks.hold("tables", books.tables());
        Mirrored.Found kafka = Mirrored.compare(house.kafka().servers(), House.TOPIC, heads);
        checks.hold("kafka", kafka.faults());
        checks.count("repetitions", kafka.repetitions());
        checks.hold("answers", new Logbook(house.gateway().events(), staff.handhelds()).compare(heads, tally));
        checks.faults(tally.injected(), tally.seen());
        checks.equal(
                "erp",
                finance.differences(supervisor, desks.stream().map(Desk::store).toList()));
        checks.hold(
                "feed",
                desks.stream()
                        .filter(desk -> desk.gaps() > 0)
                        .map(desk -> "numbers were left out of the feed of store " + desk.store())
                        .toList());
        checks.hold("surprises", tally.surprises());
        checks.hold("finished", late);
        checks.hold(
                "tolerance_changed",
                tolerance.felt(underWay()) ? List.of() : List.of("the new tolerance was not felt as it should"));
    }

    private static long number(Map<StoreId, Head> heads, Desk desk) {
        return heads.getOrDefault(desk.store(), Head.START).number();
    }

    private static boolean await(BooleanSupplier condition) throws InterruptedException {
        return await(condition, READERS_MAX);
    }

    private static boolean await(BooleanSupplier condition, Duration most) throws InterruptedException {
        long until = System.nanoTime() + most.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(TURN_MILLIS);
        }
        return true;
    }
}
