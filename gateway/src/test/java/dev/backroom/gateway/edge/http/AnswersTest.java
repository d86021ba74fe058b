package dev.backroom.gateway.edge.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.gateway.edge.problem.Fault;
import dev.backroom.gateway.edge.problem.Languages;
import dev.backroom.gateway.edge.problem.Phrases;
import dev.backroom.gateway.edge.problem.Problem;
import dev.backroom.operation.Answer;
import dev.backroom.operation.Outcome;
import dev.backroom.operation.Refusal;
import dev.backroom.wire.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswersTest {

    private static final Instant TIME = Instant.parse("2026-03-01T09:14:00Z");

    private final Phrases english = new Languages().wished("en");

    private Reply decided(Outcome outcome) {
        return Answers.reply(new Answer.Decided(17, TIME, outcome, 5, false), english);
    }

    @Test
    void whatIsDoneIsNoProblem() {
        Reply reply = decided(new Outcome.Accepted("receipt-joined", Map.of("delivery", "4711")));

        assertThat(reply.type()).isEqualTo("about:blank");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.detail()).contains("4711");
        assertThat(reply.event()).isEqualTo(17);
        assertThat(reply.last()).isEqualTo(5);
        assertThat(reply.accepted()).isTrue();
    }

    @Test
    void whatIsKeptForASupervisorIsNoProblemEither() {
        Reply reply = decided(new Outcome.Parked(12, Refusal.DELIVERY_CLOSED, Map.of("delivery", "4711")));

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.type()).isEqualTo("about:blank");
        assertThat(reply.detail()).contains("case 12");
    }

    @Test
    void whatIsAskedBackIsAConflictUntilItIsConfirmed() {
        Reply reply = decided(new Outcome.Asks("over-order", Map.of("excess", "3"), false));

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.type()).isEqualTo("/problems/confirmation-needed");
        assertThat(reply.outcome()).isPresent();
    }

    @Test
    void aRefusalNamesTheField() {
        Reply reply = decided(
                new Outcome.Refused(Refusal.UNKNOWN_FIELD, Map.of("field", "/operation/a", "detail", ""), List.of()));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.field()).contains("/operation/a");
    }

    @Test
    void whatEveryHttpClientKnowsHasItsStatus() {
        assertThat(decided(new Outcome.Refused(Refusal.TOO_LARGE, Map.of(), List.of()))
                        .status())
                .isEqualTo(413);
        assertThat(decided(new Outcome.Refused(Refusal.FORBIDDEN, Map.of(), List.of()))
                        .status())
                .isEqualTo(403);
        assertThat(decided(new Outcome.Refused(Refusal.UNREADABLE, Map.of(), List.of()))
                        .status())
                .isEqualTo(400);
        assertThat(decided(new Outcome.Refused(Refusal.INTERNAL, Map.of(), List.of()))
                        .status())
                .isEqualTo(500);
    }

    @Test
    void aNumberAheadIsToldWhichOneIsNext() {
        Reply reply = Answers.reply(new Answer.Ahead(7), english);

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.type()).isEqualTo("/problems/number-ahead");
        assertThat(reply.args()).containsEntry("expected", "7");
        assertThat(reply.last()).isEqualTo(6);
        assertThat(reply.detail()).contains("7");
    }

    @Test
    void anArchivedAnswerIsStillAnAnswer() {
        Reply reply = Answers.reply(new Answer.Archived(17, 5), english);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.event()).isEqualTo(17);
        assertThat(reply.again()).isTrue();
    }

    @Test
    void aFullQueueTookNothing() {
        Reply reply = Answers.reply(new Answer.Overloaded(2), english);

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.type()).isEqualTo("/problems/overloaded");
        assertThat(reply.event()).isZero();
        assertThat(reply.detail()).contains("2 seconds");
    }

    @Test
    void aProblemOfARequestHasItsArguments() {
        Reply reply = Answers.reply(Problem.of(Fault.NOT_FOUND, Map.of("path", "/v1/x")), english);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.detail()).contains("/v1/x");
    }
}
