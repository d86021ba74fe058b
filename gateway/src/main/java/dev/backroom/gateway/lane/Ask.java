package dev.backroom.gateway.lane;

import dev.backroom.operation.Answer;
import dev.backroom.operation.Envelope;
import io.vertx.core.Promise;

/// An operation that waits for its answer.
///
/// @param absent the log was searched for this number in vain
/// @param queuedNanos when it came
record Ask(Envelope envelope, Promise<Answer> promise, boolean absent, long queuedNanos) {

    Ask knownAbsent() {
        return new Ask(envelope, promise, true, queuedNanos);
    }

    Ask with(Envelope other) {
        return new Ask(other, promise, absent, queuedNanos);
    }

    void answer(Answer answer) {
        promise.tryComplete(answer);
    }
}
