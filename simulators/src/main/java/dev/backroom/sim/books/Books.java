package dev.backroom.sim.books;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The ERP's books, running: they listen on this machine and can be told, while they run, to behave badly, to be away
/// and to come back. Methods block and may be called by any thread but that of an event loop.
public final class Books implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final int ENOUGH_SECONDS = 20;
    private static final int IDLE_SECONDS = 60;

    private final Vertx vertx;
    private final Ledger ledger;
    private final Temper temper;
    private final Reception reception;
    private int port;
    private @Nullable HttpServer server;
    private boolean closed;

    private Books(BooksSettings settings) throws IOException {
        this.port = settings.port();
        this.ledger = new Ledger(settings.journal(), settings.clock());
        // One thread for everything: the ledger is one, and a sender in the same process needs the others.
        this.vertx = Vertx.vertx(
                new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1).setInternalBlockingPoolSize(1));
        this.temper = new Temper(settings.manners(), System::nanoTime);
        this.reception = new Reception(settings.token(), ledger, temper, new PostingDesk(vertx, ledger, temper));
    }

    /// Opens the books as they were left and listens.
    ///
    /// @throws IOException when the journal cannot be used
    /// @throws IllegalStateException when the port is taken
    public static Books open(BooksSettings settings) throws IOException {
        Books books = new Books(settings);
        try {
            books.comeBack();
            return books;
        } catch (RuntimeException e) {
            books.close();
            throw e;
        }
    }

    /// Where they are, such as `http://127.0.0.1:9000`; the same after being away.
    public synchronized URI address() {
        return URI.create("http://" + HOST + ":" + port);
    }

    /// Where messages go to, each to its own key below it.
    public URI postings() {
        return address().resolve("/api/postings");
    }

    /// Tells the books something that messages are checked against from now on. It is kept like a voucher.
    ///
    /// @throws IllegalArgumentException when it contradicts what was told before
    public void tell(Fact fact) {
        if (!ledger.learn(fact)) {
            throw new IllegalArgumentException("this was issued before and was not the same: " + fact);
        }
    }

    /// Vouchers of all sites.
    public long vouchers() {
        return ledger.vouchers();
    }

    public void behave(Manners manners) {
        temper.become(manners);
    }

    public Manners manners() {
        return temper.manners();
    }

    /// How often each mischief happened since they were opened; what never did is not in it.
    public Map<Mischief, Long> happened() {
        return temper.happened();
    }

    /// Closes the port, and all connections with it. The second call does nothing.
    public synchronized void goAway() {
        if (leave()) {
            temper.happened(Mischief.AWAY);
        }
    }

    /// Listens again on the same port. The second call does nothing.
    ///
    /// @throws IllegalStateException when the books are closed, or somebody else has the port
    public synchronized void comeBack() {
        if (closed) {
            throw new IllegalStateException("the books are closed");
        }
        if (server == null) {
            HttpServer listening = await(vertx.createHttpServer(new HttpServerOptions()
                            .setHost(HOST)
                            .setPort(port)
                            .setIdleTimeout(IDLE_SECONDS)
                            .setIdleTimeoutUnit(TimeUnit.SECONDS)
                            .setHttp2ClearTextEnabled(false))
                    .requestHandler(reception::receive)
                    .listen());
            server = listening;
            port = listening.actualPort();
        }
    }

    private boolean leave() {
        HttpServer listening = server;
        server = null;
        if (listening != null) {
            await(listening.close());
        }
        return listening != null;
    }

    /// Ends everything; the journal stays. The second call does nothing.
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            leave();
            await(vertx.close());
        } finally {
            try {
                ledger.close();
            } catch (IOException e) {
                throw new UncheckedIOException("the journal cannot be closed", e);
            }
        }
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.await(ENOUGH_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the books' network does not answer", e);
        } catch (RuntimeException e) {
            throw new IllegalStateException("the books cannot listen or stop listening: " + e.getMessage(), e);
        }
    }
}
