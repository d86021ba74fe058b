package dev.backroom.gateway.integration.postings;

import dev.backroom.gateway.log.Cursors;
import dev.backroom.gateway.log.Outbox;
import dev.backroom.store.StoreId;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes down what was told and what was not, one after the other: a cursor is saved behind the rows that it passed.
final class Notes {

    private static final Logger LOG = LoggerFactory.getLogger(Notes.class);

    private final String target;
    private final Outbox outbox;
    private final Cursors cursors;
    private final BiConsumer<Notes, Throwable> failed;
    private Future<Void> writing = Future.succeededFuture();

    /// @param failed told when a row was not written: what is in memory is not true any more
    Notes(String target, Outbox outbox, Cursors cursors, BiConsumer<Notes, Throwable> failed) {
        this.target = target;
        this.outbox = outbox;
        this.cursors = cursors;
        this.failed = failed;
    }

    void write(Outbox.Change change) {
        writing = writing.compose(_ -> outbox.write(target, change)).onFailure(e -> failed.accept(this, e));
    }

    /// Saves cursors that moved. A save that fails is made up for by the next one.
    Future<Void> save(Collection<Line> lines) {
        Map<StoreId, Long> moved = new HashMap<>();
        lines.stream().filter(Line::unsaved).forEach(line -> moved.put(line.store, line.cursor()));
        if (moved.isEmpty()) {
            return writing;
        }
        writing = writing.compose(_ -> cursors.save(moved)
                .onSuccess(_ -> lines.forEach(line -> line.saved(moved.getOrDefault(line.store, 0L))))
                .recover(e -> {
                    LOG.warn("cursors of {} were not saved; it tries again", target, e);
                    return Future.succeededFuture();
                }));
        return writing;
    }
}
