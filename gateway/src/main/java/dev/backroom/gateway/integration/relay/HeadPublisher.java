package dev.backroom.gateway.integration.relay;

import dev.backroom.gateway.log.EventReader;
import dev.backroom.gateway.log.HeadMarks;
import dev.backroom.store.Head;
import dev.backroom.store.StoreId;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Signs, in a steady beat, where every chain that changed has come to, and hands the statements to a file and to
/// Kafka. At the first beat after a start all chains are signed.
public final class HeadPublisher extends VerticleBase {

    private static final Logger LOG = LoggerFactory.getLogger(HeadPublisher.class);

    private static final int HEADS_MAX = 1_000;
    /// Statements that Kafka has not taken yet and that are sent again; older ones are in the file only.
    private static final int PENDING_MAX = 2_000;

    private final EventReader events;
    private final HeadMarks marks;
    private final Optional<Relay> relay;
    private final RelaySettings settings;
    private final Path folder;
    private final InstantSource clock;
    private final Map<StoreId, Long> signed = new HashMap<>();
    private final Map<String, SignedHeads> pending = new LinkedHashMap<>();

    /// @param marks where the database is told of each last line
    /// @param relay takes them to Kafka; without one they are in the file only
    /// @param folder for keys and signed heads
    public HeadPublisher(
            EventReader events,
            HeadMarks marks,
            Optional<Relay> relay,
            RelaySettings settings,
            Path folder,
            InstantSource clock) {
        this.events = events;
        this.marks = marks;
        this.relay = relay;
        this.settings = settings;
        this.folder = folder;
        this.clock = clock;
    }

    private record Desk(HeadKeys keys, HeadBook book) {}

    @Override
    public Future<?> start() {
        return desk().onSuccess(desk -> vertx.setPeriodic(
                settings.headsEvery().toMillis(),
                _ -> publish(desk).onFailure(e -> LOG.warn("no heads were signed", e))));
    }

    /// Signs once more, so that nothing up to an orderly end can be cut off unseen.
    @Override
    public Future<?> stop() {
        return desk().compose(this::publish).recover(e -> {
            LOG.warn("the last heads were not signed", e);
            return Future.succeededFuture();
        });
    }

    private Future<Desk> desk() {
        return vertx.executeBlocking(() -> new Desk(HeadKeys.in(folder), new HeadBook(folder)))
                .compose(desk ->
                        marks.last(desk.keys().id()).compose(mark -> vertx.executeBlocking(() -> opened(desk, mark))));
    }

    private Desk opened(Desk desk, Optional<String> mark) {
        if (!desk.book().open(mark)) {
            LOG.error("the signed heads in {} were cut off: the last line that was signed is not there", folder);
        }
        return desk;
    }

    private Future<Void> publish(Desk desk) {
        return events.heads()
                .map(this::changed)
                .compose(changed ->
                        changed.isEmpty() ? Future.succeededFuture(List.<SignedHeads>of()) : signed(desk, changed))
                .map(statements -> {
                    relay.ifPresent(kafka -> {
                        statements.forEach(this::remember);
                        pending.forEach((signature, statement) -> send(kafka, signature, statement));
                    });
                    return null;
                });
    }

    private Future<List<SignedHeads>> signed(Desk desk, List<SignedHeads.HeadOf> changed) {
        return vertx.executeBlocking(() -> sign(desk, changed))
                .onSuccess(_ -> changed.forEach(this::note))
                .compose(statements -> marks.put(desk.keys().id(), desk.book().lastDigest(), clock.instant())
                        .map(statements));
    }

    private List<SignedHeads.HeadOf> changed(Map<StoreId, Head> heads) {
        List<SignedHeads.HeadOf> changed = new ArrayList<>();
        heads.forEach((store, head) -> {
            if (signed.getOrDefault(store, 0L) != head.number()) {
                changed.add(new SignedHeads.HeadOf(
                        store.code(), head.era(), head.number(), head.hash().hex()));
            }
        });
        return changed;
    }

    private void note(SignedHeads.HeadOf head) {
        signed.put(StoreId.parse(head.store()), head.number());
    }

    private List<SignedHeads> sign(Desk desk, List<SignedHeads.HeadOf> heads) {
        List<SignedHeads> statements = new ArrayList<>();
        for (int from = 0; from < heads.size(); from += HEADS_MAX) {
            SignedHeads statement = SignedHeads.of(
                    new SignedHeads.Statement(
                            clock.instant(),
                            desk.keys().id(),
                            desk.book().lastDigest(),
                            heads.subList(from, Math.min(heads.size(), from + HEADS_MAX))),
                    desk.keys());
            desk.book().append(statement);
            statements.add(statement);
        }
        return statements;
    }

    private void remember(SignedHeads statement) {
        pending.put(statement.signature(), statement);
        if (pending.size() > PENDING_MAX) {
            pending.remove(pending.keySet().iterator().next());
        }
    }

    private void send(Relay kafka, String signature, SignedHeads statement) {
        byte[] text = statement.statement().getBytes(StandardCharsets.UTF_8);
        var letter = new ProducerRecord<>(settings.heads(), statement.read().key(), text);
        letter.headers()
                .add("content-type", "application/json".getBytes(StandardCharsets.UTF_8))
                .add("backroom_signature", signature.getBytes(StandardCharsets.UTF_8));
        kafka.send(letter, () -> context.runOnContext(_ -> pending.remove(signature)));
    }
}
