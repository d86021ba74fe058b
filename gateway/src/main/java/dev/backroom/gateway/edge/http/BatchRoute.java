package dev.backroom.gateway.edge.http;

import dev.backroom.gateway.edge.http.Route.Access;
import dev.backroom.gateway.edge.problem.Problem;
import dev.backroom.gateway.edge.token.Caller;
import dev.backroom.operation.Answer;
import dev.backroom.operation.Refusal;
import dev.backroom.store.Bytes;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Json;
import dev.backroom.wire.Reply;
import dev.backroom.wire.Request;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Many operations of one source in one request, decided in order. What cannot be read takes its number as refused,
/// so
/// the rest goes on; at a number that is not expected, or when the lane is full, the batch stops and the last answer
/// says why.
final class BatchRoute {

    /// Lines that are under way together; they are decided in order all the same.
    private static final int TOGETHER = 64;

    private final Submissions submissions;
    private final Numbering numbering;
    private final Bodies bodies;
    private final EdgeMeters meters;
    private final int linesMax;

    BatchRoute(Submissions submissions, Numbering numbering, Bodies bodies, EdgeMeters meters, int linesMax) {
        this.submissions = submissions;
        this.numbering = numbering;
        this.bodies = bodies;
        this.meters = meters;
        this.linesMax = linesMax;
    }

    List<Route> routes() {
        return List.of(Route.post("/v1/stores/{store}/operations:batch", Access.SIGNED_IN, this::post)
                .taking(Media.JSON, Media.NDJSON)
                .giving(Media.JSON, Media.NDJSON));
    }

    private sealed interface Line {
        /// @param approved has to wait for a proof, so nothing may be under way beside it
        record Numbered(Submissions.To to, Read<Request> read, Bytes content, boolean approved) implements Line {}

        record Numberless(Read.Bad<Request> bad) implements Line {}
    }

    private Future<Void> post(Exchange exchange) {
        Caller caller = exchange.caller();
        Numbering.own(caller, caller.claims().device());
        StoreId store = numbering.open(exchange.store());
        return bodies.read(exchange)
                .map(body -> lines(store, caller, body))
                .compose(lines -> run(exchange, lines, new ArrayList<>()))
                .compose(replies -> send(exchange, replies));
    }

    private List<Line> lines(StoreId store, Caller caller, Body body) {
        List<byte[]> slices = Slices.of(bodies.whole(body));
        if (slices.size() > linesMax) {
            throw Problem.of(Refusal.TOO_LARGE, "", "operations-max: " + linesMax);
        }
        return slices.stream().map(slice -> line(store, caller, slice)).toList();
    }

    private static Line line(StoreId store, Caller caller, byte[] slice) {
        Read<Request.Numbered> read = Reading.read(slice, Request.Numbered.class);
        if (read instanceof Read.Good<Request.Numbered>(Request.Numbered(long number, Request request)) && number > 0) {
            return new Line.Numbered(
                    to(store, caller, number),
                    new Read.Good<>(request),
                    Bytes.of(slice),
                    request.approval().isPresent());
        }
        Read.Bad<Request> bad = read instanceof Read.Bad<Request.Numbered>(Refusal code, String field, String detail)
                ? new Read.Bad<>(code, ofRequest(field), detail)
                : new Read.Bad<>(Refusal.INVALID_VALUE, "/number", "at-least: 1");
        OptionalLong number = Slices.numberOf(slice);
        return number.isPresent()
                ? new Line.Numbered(to(store, caller, number.getAsLong()), bad, Bytes.of(slice), false)
                : new Line.Numberless(bad);
    }

    /// A field of a line's request is named as in a request that comes alone: the answer can also be asked for later.
    private static String ofRequest(String field) {
        return field.startsWith("/request/") ? field.substring("/request".length()) : field;
    }

    private static Submissions.To to(StoreId store, Caller caller, long number) {
        return new Submissions.To(store, caller.claims().device(), number, caller.counted(), caller);
    }

    /// Sends what may be under way together, then the rest.
    private Future<List<Reply>> run(Exchange exchange, List<Line> lines, List<Reply> replies) {
        if (lines.isEmpty()) {
            return Future.succeededFuture(replies);
        }
        if (lines.getFirst() instanceof Line.Numberless(Read.Bad<Request>(Refusal code, String field, String detail))) {
            replies.add(Answers.reply(Problem.of(code, field, detail), exchange.phrases()));
            return run(exchange, lines.subList(1, lines.size()), replies);
        }
        int count = together(lines);
        List<Future<Answer>> sent = lines.subList(0, count).stream()
                .map(Line.Numbered.class::cast)
                .map(this::submit)
                .toList();
        return Future.join(sent)
                .compose(_ -> taken(exchange, sent, replies)
                        ? run(exchange, lines.subList(count, lines.size()), replies)
                        : Future.succeededFuture(replies));
    }

    private static int together(List<Line> lines) {
        int count = 0;
        while (count < lines.size()
                && count < TOGETHER
                && lines.get(count) instanceof Line.Numbered line
                && (count == 0 || !line.approved())) {
            count++;
            if (line.approved()) {
                break;
            }
        }
        return count;
    }

    private Future<Answer> submit(Line.Numbered line) {
        long since = System.nanoTime();
        return submissions
                .submit(line.to(), line.read(), line.content().unsafe())
                .onSuccess(answer -> meters.answered(answer, since));
    }

    /// Adds the replies up to the first that took nothing; whether there was none of those.
    private static boolean taken(Exchange exchange, List<Future<Answer>> sent, List<Reply> replies) {
        for (Future<Answer> one : sent) {
            Answer answer = one.result();
            replies.add(Answers.reply(answer, exchange.phrases()));
            if (answer instanceof Answer.Ahead || answer instanceof Answer.Overloaded) {
                return false;
            }
        }
        return true;
    }

    private static Future<Void> send(Exchange exchange, List<Reply> replies) {
        Optional<String> accept = exchange.header("Accept");
        boolean lines = accept.isPresent()
                ? accept.get().contains(Media.NDJSON)
                : Media.isOneOf(exchange.header("Content-Type").orElse(null), List.of(Media.NDJSON));
        if (!lines) {
            return exchange.json(200, replies);
        }
        Buffer buffer = Buffer.buffer();
        replies.forEach(reply -> buffer.appendBytes(Json.write(reply)).appendByte((byte) '\n'));
        return exchange.send(200, Media.NDJSON, buffer);
    }
}
