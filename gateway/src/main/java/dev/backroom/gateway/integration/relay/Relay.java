package dev.backroom.gateway.integration.relay;

import dev.backroom.gateway.log.Cursors;
import dev.backroom.gateway.log.EventReader;
import dev.backroom.store.Event;
import dev.backroom.store.Head;
import dev.backroom.store.StoreId;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SequencedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tails the log of every store to Kafka: at least once, in order per store.
///
/// It takes events as they are committed when they are the next ones, and reads them from the log in every other
/// case:
/// after a start, after Kafka was away, when another gateway wrote them. While Kafka is away it waits and everything
/// else goes on; nothing is kept in memory beyond `inFlightMax`.
public final class Relay extends VerticleBase {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    private static final int READ_MAX = 1_000;
    private static final int READS_MAX = 4;
    private static final long SWEEP_MILLIS_MIN = 250;
    /// A sweep may take this part of the time.
    private static final int SWEEP_SHARE = 20;

    private static final long SWEEP_MILLIS_MAX = 10_000;
    private static final long SAVE_MILLIS = 1_000;
    private static final Duration SILENCE_MAX = Duration.ofSeconds(5);
    private static final long DRAIN_MILLIS_MAX = 2_000;

    /// How it stands.
    ///
    /// @param up whether Kafka takes what there is
    /// @param relayed events acknowledged since the start
    /// @param lag events that exist and are not acknowledged
    public record Health(boolean up, String detail, long relayed, long lag) {}

    /// Parcels of one generation of the sink that are not acknowledged.
    private record Flight(long generation, AtomicInteger parcels) {}

    private final EventReader events;
    private final Cursors cursors;
    private final RelaySettings settings;
    private final RelayMeters meters;
    private final InstantSource clock;
    private final KafkaSink sink;
    private final Map<StoreId, Track> tracks = new ConcurrentHashMap<>();
    private final SequencedSet<Track> behind = new LinkedHashSet<>();
    private final Queue<Event> offered = new ConcurrentLinkedQueue<>();
    private final AtomicInteger offeredSize = new AtomicInteger();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final AtomicLong relayed = new AtomicLong();
    private volatile Flight flight = new Flight(1, new AtomicInteger());
    private volatile Instant heard = Instant.EPOCH;
    private volatile boolean stopping;
    private int reads;
    private Future<Void> saving = Future.succeededFuture();

    public Relay(EventReader events, Cursors cursors, RelaySettings settings, RelayMeters meters, InstantSource clock) {
        this.events = events;
        this.cursors = cursors;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
        this.sink = new KafkaSink(settings, this::begun);
    }

    @Override
    public Future<?> start() {
        meters.lag(this::lag);
        meters.halted(() -> tracks.values().stream().filter(Track::halted).count());
        return cursors.load()
                .onSuccess(known -> known.forEach((store, number) -> tracks.put(store, new Track(store, number))))
                .onSuccess(_ -> {
                    heard = clock.instant();
                    sink.start();
                    sweep();
                    vertx.setPeriodic(SAVE_MILLIS, _ -> save());
                });
    }

    /// Waits a moment for what is on the way, saves the cursors, lets go of Kafka.
    @Override
    public Future<?> stop() {
        stopping = true;
        return drained(clock.millis() + DRAIN_MILLIS_MAX)
                .compose(_ -> save())
                .recover(e -> {
                    LOG.warn("the relay's cursors were not saved; some events will go out twice", e);
                    return Future.succeededFuture();
                })
                .compose(_ -> vertx.executeBlocking(() -> {
                    sink.close();
                    return null;
                }));
    }

    /// Takes what was just committed, in order per store. Called on any thread; never blocks.
    public void offer(List<Event> committed) {
        Context mine = context;
        if (mine == null || stopping) {
            return;
        }
        // What does not fit is read from the log later: only its number has to get through.
        if (offeredSize.get() < settings.inFlightMax()) {
            offered.addAll(committed);
            offeredSize.addAndGet(committed.size());
            wake(mine);
        } else {
            Event last = committed.getLast();
            mine.runOnContext(_ -> know(last.store(), last.number()));
        }
    }

    public Health health() {
        int onTheWay = flight.parcels().get();
        Duration silence = Duration.between(heard, clock.instant());
        String trouble = sink.trouble().isEmpty() ? halted() : sink.trouble();
        if (trouble.isEmpty() && onTheWay > 0 && silence.compareTo(SILENCE_MAX) > 0) {
            trouble = "Kafka has acknowledged nothing for " + silence.toSeconds() + " s";
        }
        long lag = lag();
        String detail = trouble.isEmpty() ? "lag " + lag : trouble + "; lag " + lag;
        return new Health(trouble.isEmpty(), detail, relayed.get(), lag);
    }

    private String halted() {
        List<String> troubles = tracks.values().stream()
                .map(Track::trouble)
                .flatMap(Optional::stream)
                .toList();
        return troubles.size() < 2
                ? String.join("", troubles)
                : troubles.getFirst() + "; so it is with " + (troubles.size() - 1) + " more stores";
    }

    /// The highest number of a store that Kafka has acknowledged, with all before it; 0 before the first.
    public long acknowledged(StoreId store) {
        Track track = tracks.get(store);
        return track == null ? 0 : track.acknowledged();
    }

    /// Sends another record of the gateway's own, such as signed heads. Not repeated when it is lost.
    void send(ProducerRecord<String, byte[]> letter, Runnable acknowledged) {
        sink.send(List.of(new KafkaSink.Parcel(
                flight.generation(),
                true,
                () -> letter,
                acknowledged,
                why -> LOG.warn("Kafka refuses a record for {}: {}", letter.topic(), why))));
    }

    private long lag() {
        return tracks.values().stream().mapToLong(Track::lag).sum();
    }

    private void wake(Context mine) {
        if (woken.compareAndSet(false, true)) {
            mine.runOnContext(_ -> {
                woken.set(false);
                takeOffered();
            });
        }
    }

    private void takeOffered() {
        List<KafkaSink.Parcel> parcels = new ArrayList<>();
        for (Event event = offered.poll(); event != null; event = offered.poll()) {
            offeredSize.decrementAndGet();
            Track track = know(event.store(), event.number());
            boolean fits = !track.reading() && !track.halted() && room() > parcels.size();
            if (fits && event.number() == track.next()) {
                parcels.add(parcel(track, event, true));
            } else {
                enqueue(track);
            }
        }
        dispatch(parcels);
        readOn();
    }

    private Track know(StoreId store, long number) {
        Track track = tracks.computeIfAbsent(store, id -> new Track(id, 0));
        track.know(number);
        return track;
    }

    private int room() {
        return settings.inFlightMax() - flight.parcels().get();
    }

    private int readMax() {
        return Math.min(READ_MAX, settings.inFlightMax());
    }

    private void enqueue(Track track) {
        if (!track.reading() && track.due(clock.instant(), 1) > 0) {
            behind.add(track);
        }
    }

    /// Reads the log for stores that are behind, a few at a time and in turn, while there is room on the way.
    private void readOn() {
        while (!stopping && reads < READS_MAX && room() >= readMax() && !behind.isEmpty()) {
            read(behind.removeFirst());
        }
    }

    private void read(Track track) {
        Flight during = flight;
        track.reading(true);
        reads++;
        events.after(track.store, track.next() - 1, track.due(clock.instant(), readMax()))
                .onSuccess(found -> {
                    if (during.generation() == flight.generation()) {
                        dispatch(parcels(track, found));
                    }
                })
                .onFailure(e -> LOG.warn("the log of store {} cannot be read; the relay tries again", track.store, e))
                .onComplete(result -> {
                    track.reading(false);
                    reads--;
                    if (result.succeeded()) {
                        enqueue(track);
                    }
                    readOn();
                });
    }

    private List<KafkaSink.Parcel> parcels(Track track, List<Event> found) {
        List<KafkaSink.Parcel> parcels = new ArrayList<>(found.size());
        for (Event event : found) {
            if (event.number() != track.next()) {
                String missing = "events %d to %d of store %s are not in the log any more"
                        .formatted(track.next(), event.number() - 1, track.store);
                halt(track, track.next(), missing);
                break;
            }
            parcels.add(parcel(track, event, false));
        }
        meters.read(parcels.size());
        return parcels;
    }

    /// An event was refused, or an era was detached before it was relayed. Skipping it silently would break the
    /// promise of the topic.
    private void halt(Track track, long number, String why) {
        if (track.halt(number, why, clock.instant())) {
            LOG.error(
                    "the relay of store {} stands still: {}",
                    track.store,
                    track.trouble().orElse(why));
        }
    }

    private KafkaSink.Parcel parcel(Track track, Event event, boolean fresh) {
        Flight mine = flight;
        boolean alone = track.haltedAt(event.number());
        track.sent();
        return new KafkaSink.Parcel(
                mine.generation(),
                alone,
                () -> CloudEvent.letter(settings.events(), event),
                () -> acknowledged(track, event, mine, fresh),
                why -> context.runOnContext(_ -> {
                    halt(track, event.number(), why);
                    if (alone && mine == flight) {
                        mine.parcels().decrementAndGet();
                        track.rewind();
                    }
                }));
    }

    private void dispatch(List<KafkaSink.Parcel> parcels) {
        if (!parcels.isEmpty()) {
            flight.parcels().addAndGet(parcels.size());
            sink.send(parcels);
        }
    }

    /// On a thread of Kafka's.
    private void acknowledged(Track track, Event event, Flight mine, boolean fresh) {
        track.acknowledge(event.number());
        Instant now = clock.instant();
        heard = now;
        relayed.incrementAndGet();
        meters.relayed();
        if (fresh) {
            meters.acknowledged(Duration.between(event.time(), now));
        }
        int left = mine.parcels().decrementAndGet();
        if (left == settings.inFlightMax() / 2 || left == 0) {
            wake(context);
        }
    }

    /// The sink began anew: what was on the way is lost. On the sink's thread.
    private void begun(long generation) {
        context.runOnContext(_ -> {
            flight = new Flight(generation, new AtomicInteger());
            heard = clock.instant();
            tracks.values().forEach(track -> {
                track.rewind();
                enqueue(track);
            });
            readOn();
        });
    }

    /// Looks for what nobody woke us for.
    private void sweep() {
        long began = clock.millis();
        events.heads()
                .onSuccess(this::found)
                .onFailure(e -> LOG.debug("no sweep", e))
                .onComplete(_ -> {
                    long pause = Math.max(SWEEP_MILLIS_MIN, (clock.millis() - began) * SWEEP_SHARE);
                    if (!stopping) {
                        vertx.setTimer(Math.min(pause, SWEEP_MILLIS_MAX), _ -> sweep());
                    }
                });
    }

    private void found(Map<StoreId, Head> heads) {
        heads.forEach((store, head) -> enqueue(know(store, head.number())));
        readOn();
    }

    /// Saves cursors that moved, one save at a time.
    private Future<Void> save() {
        if (!saving.isComplete()) {
            return saving;
        }
        Map<StoreId, Long> moved = new HashMap<>();
        tracks.values().stream().filter(Track::unsaved).forEach(track -> moved.put(track.store, track.acknowledged()));
        if (moved.isEmpty()) {
            return Future.succeededFuture();
        }
        saving = cursors.save(moved)
                .onSuccess(_ ->
                        moved.forEach((store, number) -> know(store, number).saved(number)))
                .onFailure(e -> LOG.warn("the relay's cursors were not saved; it tries again", e));
        return saving;
    }

    private Future<Void> drained(long untilMillis) {
        if (flight.parcels().get() <= 0 || clock.millis() > untilMillis) {
            return Future.succeededFuture();
        }
        Promise<Void> later = Promise.promise();
        vertx.setTimer(20, _ -> drained(untilMillis).onComplete(later));
        return later.future();
    }
}
