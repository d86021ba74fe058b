package dev.backroom.sim.bench;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// One device: its sign-in, and its own line of numbers for each store. It works at a store for a while, then at the
/// next one. One thread uses it.
final class Handset {

    /// Operations at one store before it goes on to the next.
    private static final int STAY = 20;

    private final int device;
    private final byte[] afterNumber;
    private final byte[] afterNumberOfBatch;
    private final List<Work> stores;
    private final long[] last;
    private int at;
    private int stayed;

    /// @param first index of the store that it begins at
    Handset(int device, String token, List<Work> stores, int first) {
        this.device = device;
        this.stores = stores;
        this.last = new long[stores.size()];
        this.at = first;
        this.afterNumber = ascii(head(token, "application/json"));
        this.afterNumberOfBatch = ascii(head(token, "application/x-ndjson"));
    }

    private static String head(String token, String type) {
        return " HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer " + token + "\r\nContent-Type: " + type
                + "\r\nContent-Length: ";
    }

    /// Where it stands now.
    Work work() {
        return stores.get(at);
    }

    /// Goes to a store and stays there.
    void standAt(int store) {
        at = store;
        stayed = Integer.MIN_VALUE;
    }

    /// Goes about among the stores again, beginning somewhere.
    void wander(int from) {
        at = from % stores.size();
        stayed = 0;
    }

    /// Writes a request that sends a scan under the next number of the store where it stands.
    void put(Work.Scan scan, ByteBuffer out) {
        last[at]++;
        out.put(ascii("PUT /v1/stores/" + work().store().code() + "/operations/" + device + "/" + last[at]));
        out.put(afterNumber);
        out.put(ascii(scan.body().length + "\r\n\r\n"));
        out.put(scan.body());
    }

    /// The answer has come: it may go on to the next store.
    void answered() {
        if (++stayed >= STAY) {
            stayed = 0;
            at = (at + 1) % stores.size();
        }
    }

    /// A request that hands in many scans of the store where it stands.
    ByteBuffer batch(List<Work.Scan> scans) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (Work.Scan scan : scans) {
            lines.writeBytes(ascii("{\"number\":" + ++last[at] + ",\"request\":"));
            lines.writeBytes(scan.offline());
            lines.writeBytes(ascii("}\n"));
        }
        ByteBuffer out = ByteBuffer.allocate(lines.size() + 2_048);
        out.put(ascii("POST /v1/stores/" + work().store().code() + "/operations:batch"));
        out.put(afterNumberOfBatch);
        out.put(ascii(lines.size() + "\r\n\r\n"));
        out.put(lines.toByteArray());
        return out;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
