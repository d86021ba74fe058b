package dev.backroom.sim.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A network between a client and a gateway on this machine. It can go dead: connections stay, and nothing comes
/// through
/// any more until it is well again.
final class Cable implements AutoCloseable {

    private static final int BUFFER = 16 << 10;

    private final int gateway;
    private final ServerSocket plug;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private boolean dead;

    private Cable(int gateway, ServerSocket plug) {
        this.gateway = gateway;
        this.plug = plug;
    }

    /// @param gateway port it leads to
    static Cable to(int gateway) throws IOException {
        Cable cable = new Cable(gateway, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().start(cable::accept);
        return cable;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + plug.getLocalPort());
    }

    synchronized void die() {
        dead = true;
    }

    synchronized void revive() {
        dead = false;
        notifyAll();
    }

    private synchronized void awaitLife() throws InterruptedException {
        while (dead) {
            wait();
        }
    }

    private void accept() {
        while (!plug.isClosed()) {
            try {
                join(plug.accept());
            } catch (IOException _) {
                // The cable was pulled out, or nobody listens at its other end: whoever tried will see.
                continue;
            }
        }
    }

    private void join(Socket client) throws IOException {
        ends.add(client);
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), gateway);
            ends.add(server);
            Thread.ofVirtual().start(() -> carry(client, server));
            Thread.ofVirtual().start(() -> carry(server, client));
        } catch (IOException e) {
            client.close();
            throw e;
        }
    }

    private void carry(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[BUFFER];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                awaitLife();
                out.write(buffer, 0, count);
                out.flush();
            }
        } catch (IOException _) {
            // One end is gone; closing both tells the other.
            return;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        plug.close();
        revive();
        for (Socket end : ends) {
            end.close();
        }
    }
}
