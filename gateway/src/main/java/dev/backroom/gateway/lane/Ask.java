package dev.backroom.gateway.lane;

import dev.backroom.operation.Answer;
import dev.backroom.operation.Envelope;
import io.vertx.core.Promise;

/// An operation that waits for its answer.
///
/// @param absentIn the line (see [Slot#line]) in which the log was searched for this number in vain, 0 when it was
///   not
/// @param queuedNanos when it came
record Ask(Envelope envelope, Promise<Answer> promise, long absentIn, long queuedNanos) {

    Ask absentIn(long line) {
        return new Ask(envelope, promise, line, queuedNanos);
    }

    Ask with(Envelope other) {
        return new Ask(other, promise, absentIn, queuedNanos);
    }

    void answer(Answer answer) {
        promise.tryComplete(answer);
    }
}
