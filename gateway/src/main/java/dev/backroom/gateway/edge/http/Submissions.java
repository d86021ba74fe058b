package dev.backroom.gateway.edge.http;

import dev.backroom.gateway.edge.token.Caller;
import dev.backroom.gateway.edge.token.Proofs;
import dev.backroom.gateway.lane.Lanes;
import dev.backroom.operation.Answer;
import dev.backroom.operation.Envelope;
import dev.backroom.operation.LineOperation;
import dev.backroom.operation.Operation;
import dev.backroom.operation.Refusal;
import dev.backroom.store.Event;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Json;
import dev.backroom.wire.Request;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;

/// Brings what was read to a lane, with everything that a decision needs to know about where it came from.
///
/// What has a number takes it: a message that cannot be read, or may not come from here, goes as one that is refused,
/// so that the sender's line goes on.
final class Submissions {

    private static final int DIGEST_BYTES = 16;

    private final Lanes lanes;
    private final Proofs proofs;
    private final Telling telling;
    private final InstantSource clock;

    Submissions(Lanes lanes, Proofs proofs, Telling telling, InstantSource clock) {
        this.lanes = lanes;
        this.proofs = proofs;
        this.telling = telling;
        this.clock = clock;
    }

    /// Where a message goes.
    ///
    /// @param counted whether the source counts without a gap
    record To(StoreId store, int source, long number, boolean counted, Caller caller) {}

    /// @param content tells what could not be read from other content
    Future<Answer> submit(To to, Read<Request> read, byte[] content) {
        if (!to.caller().allows(to.store())) {
            return refuse(to, new Read.Bad<>(Refusal.FORBIDDEN, "", "not signed in for this store"), content);
        }
        return switch (read) {
            case Read.Bad<Request> bad -> refuse(to, bad, content);
            case Read.Good<Request>(Request request)
            when request.operation() instanceof LineOperation ->
                refuse(to, new Read.Bad<>(Refusal.INVALID_VALUE, "/operation/type", "not-for-senders"), content);
            case Read.Good<Request>(Request request) -> submit(to, request);
        };
    }

    private Future<Answer> submit(To to, Request request) {
        Envelope envelope = envelope(to, request);
        Future<Answer> answered = request.approval().isEmpty()
                ? lanes.post(envelope)
                : approved(envelope, request.approval().get()).compose(lanes::post);
        return answered.compose(answer -> telling.told(to.store(), to.caller(), answer));
    }

    private static Envelope envelope(To to, Request request) {
        return new Envelope(
                to.store(),
                to.source(),
                to.number(),
                to.counted(),
                to.caller().principal(),
                request.claimed(),
                request.offline(),
                request.confirms(),
                Optional.empty(),
                request.operation(),
                Json.digest(request.operation()));
    }

    private Future<Envelope> approved(Envelope envelope, Request.Approval approval) {
        return proofs.approver(envelope.store(), approval.badge(), approval.pin())
                .map(approver -> approver.map(envelope::approvedBy)
                        .orElseGet(() -> envelope.with(
                                new LineOperation.Unreadable(Refusal.APPROVAL_NEEDED.slug(), "/approval", ""))));
    }

    /// Takes the number with a refusal.
    Future<Answer> refuse(To to, Read.Bad<?> bad, byte[] content) {
        Operation unreadable = new LineOperation.Unreadable(bad.code().slug(), bad.field(), bad.detail());
        return lanes.post(new Envelope(
                to.store(),
                to.source(),
                to.number(),
                to.counted(),
                to.caller().principal(),
                clock.instant(),
                false,
                0,
                Optional.empty(),
                unreadable,
                HexFormat.of().formatHex(Event.sha256().digest(content), 0, DIGEST_BYTES)));
    }
}
