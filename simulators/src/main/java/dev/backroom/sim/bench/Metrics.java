package dev.backroom.sim.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;

/// What a gateway says about itself at a moment, by the names of its `/metrics` page.
record Metrics(Map<String, Double> values) {

    /// Asks a gateway on this machine.
    static Metrics of(HttpClient http, int port) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                    .build();
            return parse(http.send(request, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException("the gateway's metrics cannot be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while reading metrics", e);
        }
    }

    static Metrics parse(String text) {
        Map<String, Double> values = new TreeMap<>();
        text.lines().filter(line -> !line.startsWith("#") && line.contains(" ")).forEach(line -> {
            int cut = line.lastIndexOf(' ');
            values.put(line.substring(0, cut), Double.valueOf(line.substring(cut + 1)));
        });
        return new Metrics(values);
    }

    double get(String name) {
        return values.getOrDefault(name, 0.0);
    }

    /// The mean of what a timer or summary counted since an earlier moment, in its own unit; 0 without any.
    double mean(String name, Metrics before) {
        double count = get(name + "_count") - before.get(name + "_count");
        return count == 0 ? 0 : (get(name + "_sum") - before.get(name + "_sum")) / count;
    }
}
