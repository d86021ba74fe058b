package dev.backroom.client;

import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// Turns a socket's calls into whole frames in a queue. One frame is asked for at a time, so the queue stays short
/// and
/// a slow reader slows the gateway down, which then draws changes together.
final class Frames implements java.net.http.WebSocket.Listener {

    private static final int TEXT_MAX = 256 << 20;

    sealed interface Frame {}

    record Text(String text) implements Frame {}

    record Pong() implements Frame {}

    record End(String why) implements Frame {}

    private final Queue<Frame> queue;
    private final StringBuilder text = new StringBuilder();

    Frames(Queue<Frame> queue) {
        this.queue = queue;
    }

    @Override
    public @Nullable CompletionStage<?> onText(java.net.http.WebSocket socket, CharSequence data, boolean last) {
        if (text.length() + data.length() > TEXT_MAX) {
            queue.add(new End("a message is larger than " + TEXT_MAX + " characters"));
            return null;
        }
        text.append(data);
        if (last) {
            queue.add(new Text(text.toString()));
            text.setLength(0);
            text.trimToSize();
        } else {
            socket.request(1);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(java.net.http.WebSocket socket, ByteBuffer message) {
        queue.add(new Pong());
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(java.net.http.WebSocket socket, ByteBuffer message) {
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(java.net.http.WebSocket socket, ByteBuffer data, boolean last) {
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(java.net.http.WebSocket socket, int status, String reason) {
        queue.add(new End("the gateway closed the feed (" + status + (reason.isEmpty() ? "" : " " + reason) + ")"));
        return null;
    }

    @Override
    public void onError(java.net.http.WebSocket socket, Throwable error) {
        queue.add(new End(String.valueOf(error.getMessage())));
    }
}
