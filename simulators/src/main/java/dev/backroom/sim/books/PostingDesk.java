package dev.backroom.sim.books;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/// Takes messages, with the manners of the day.
final class PostingDesk {

    private final Vertx vertx;
    private final Ledger ledger;
    private final Temper temper;

    PostingDesk(Vertx vertx, Ledger ledger, Temper temper) {
        this.vertx = vertx;
        this.ledger = ledger;
        this.temper = temper;
    }

    /// @param key of the message by its address
    void put(HttpServerRequest request, String key, Buffer body) {
        Duration slow = temper.manners().slow();
        if (slow.isZero()) {
            meet(request, key, body);
        } else {
            temper.happened(Mischief.SLOW);
            after(slow, () -> meet(request, key, body));
        }
    }

    private void meet(HttpServerRequest request, String key, Buffer body) {
        Optional<Mischief> mischief = temper.next(key);
        if (mischief.isEmpty()) {
            answer(request, take(key, body));
            return;
        }
        switch (mischief.get()) {
            case FAILED -> {
                temper.happened(Mischief.FAILED);
                Answers.error(request, Answers.FAILED, "Something went wrong. Ask your administrator.");
            }
            case BUSY -> {
                temper.happened(Mischief.BUSY);
                String seconds = Long.toString(temper.manners().retryAfter().toSeconds());
                request.response().putHeader("Retry-After", seconds);
                Answers.error(request, Answers.TOO_MANY, "Too much at once.");
            }
            case PAGE -> {
                temper.happened(Mischief.PAGE);
                Answers.page(request);
            }
            case REDIRECTED -> {
                temper.happened(Mischief.REDIRECTED);
                request.response()
                        .putHeader(HttpHeaders.LOCATION, temper.manners().elsewhere());
                Answers.error(request, Answers.FOUND, "It is elsewhere.");
            }
            case DROPPED, LATE -> takeAndKeepSilent(request, mischief.get(), take(key, body));
            case SLOW, AWAY -> throw new IllegalStateException(mischief.get() + " is not left to chance");
        }
    }

    /// Only what was taken is kept silent about; what is wrong is said at once.
    private void takeAndKeepSilent(HttpServerRequest request, Mischief mischief, Verdict verdict) {
        if (!(verdict instanceof Verdict.Booked || verdict instanceof Verdict.Known)) {
            answer(request, verdict);
            return;
        }
        temper.happened(mischief);
        if (mischief == Mischief.LATE) {
            after(temper.manners().late(), () -> answer(request, verdict));
        } else {
            // What becomes of a connection that is thrown away interests nobody.
            var _ = request.connection().close();
        }
    }

    private Verdict take(String key, Buffer body) {
        return switch (PostingReader.read(key, body)) {
            case PostingReader.Read.Good(Message message) -> ledger.take(message);
            case PostingReader.Read.Bad(String sentence) -> new Verdict.Refused(sentence);
        };
    }

    private static void answer(HttpServerRequest request, Verdict verdict) {
        switch (verdict) {
            case Verdict.Booked(Voucher voucher) -> Answers.send(request, Answers.CREATED, receipt(voucher));
            case Verdict.Known(Voucher voucher) -> Answers.send(request, Answers.OK, receipt(voucher));
            case Verdict.Differs(Voucher voucher) ->
                Answers.error(
                        request,
                        Answers.CONFLICT,
                        "Message " + voucher.message().key() + " is voucher " + voucher.code()
                                + ", and was another message.");
            case Verdict.Refused(String sentence) -> Answers.error(request, Answers.UNPROCESSABLE, sentence);
        }
    }

    private static String receipt(Voucher voucher) {
        return new JsonObject()
                .put("key", voucher.message().key())
                .put("voucher", voucher.code())
                .encode();
    }

    private void after(Duration time, Runnable step) {
        vertx.setTimer(Math.max(1, time.toMillis()), _ -> step.run());
    }
}
