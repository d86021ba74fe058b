package dev.backroom.sim.bench;

import dev.backroom.client.BackroomClient;
import dev.backroom.client.LiveFeed;
import dev.backroom.sim.faults.Prepared;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Api;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/// Somebody who looks at one store live, and how old what they see is.
final class FeedWatch implements AutoCloseable {

    private final BackroomClient client;
    private final LiveFeed feed;
    private Latencies latencies = new Latencies();

    FeedWatch(int port, Prepared.Device device, StoreId store) {
        client = BackroomClient.to(
                URI.create("http://127.0.0.1:" + port), BackroomClient.device(device.id(), device.secret()));
        feed = client.live(store, 0, "device", this::on);
    }

    private void on(LiveFeed.Notice notice) {
        if (notice instanceof LiveFeed.Notice.Rows(Api.Live message)
                && message.type().equals(Api.Live.CHANGES)) {
            record(Duration.between(message.time(), Instant.now()));
        }
    }

    private synchronized void record(Duration time) {
        latencies.record(time.toNanos());
    }

    /// The ages since the last call, from the decision to the reader.
    synchronized Latencies take() {
        Latencies taken = latencies;
        latencies = new Latencies();
        return taken;
    }

    /// The number that it has seen.
    long at() {
        return feed.at();
    }

    @Override
    public void close() {
        feed.close();
        client.close();
    }
}
