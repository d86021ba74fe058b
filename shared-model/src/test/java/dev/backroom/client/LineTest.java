package dev.backroom.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.client.ClientException.Kind;
import dev.backroom.operation.Outcome;
import dev.backroom.operation.ReceivingOperation.CloseReceipt;
import dev.backroom.operation.ReceivingOperation.Document;
import dev.backroom.operation.ReceivingOperation.OpenReceipt;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Reply;
import dev.backroom.wire.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LineTest {

    private static final StoreId STORE = new StoreId(17);
    private static final OpenReceipt OPEN = new OpenReceipt(Document.DELIVERY, "D-1");

    /// What went out, and what comes back: a reply, or the trouble to have instead.
    private final List<Line.Pending> sent = new ArrayList<>();

    private final Deque<Object> answers = new ArrayDeque<>();
    private final List<Duration> waits = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-01T08:00:00Z");

    private final Line line =
            new Line(this::door, STORE, 1000, () -> now, new Backoff(seconds(1), seconds(8), () -> 0), this::hold);

    @Test
    void countsWhatIsSent() {
        answers.add(accepted(5));
        answers.add(accepted(6));

        line.send(OPEN);
        line.send(new CloseReceipt("D-1"));

        assertThat(sent).extracting(Line.Pending::number).containsExactly(1L, 2L);
        assertThat(line.next()).isEqualTo(3);
    }

    @Test
    void sendsTheSameNumberAndContentAgainAfterALostAnswer() {
        answers.add(Kind.LOST_ANSWER);
        answers.add(Kind.UNREACHABLE);
        answers.add(accepted(5));

        Reply reply = line.send(OPEN);

        assertThat(reply.accepted()).isTrue();
        assertThat(sent).hasSize(3).containsOnly(sent.getFirst());
        assertThat(line.next()).isEqualTo(2);
    }

    @Test
    void waitsAsLongAsABusyGatewayAsks() {
        answers.add(new ClientException(Kind.BUSY, "later", seconds(7), null));
        answers.add(accepted(5));

        line.send(OPEN);

        assertThat(waits).containsExactly(seconds(7));
    }

    @Test
    void keepsTheNumberOfWhatStaysUnknownAndSettlesItFirst() {
        line.patience(seconds(3));
        answers.addAll(List.of(Kind.LOST_ANSWER, Kind.LOST_ANSWER, Kind.LOST_ANSWER, Kind.LOST_ANSWER));
        assertThatThrownBy(() -> line.send(OPEN)).isInstanceOf(ClientException.class);
        assertThat(line.pending())
                .hasValueSatisfying(open -> assertThat(open.number()).isEqualTo(1));
        sent.clear();
        answers.clear();
        answers.add(accepted(5));
        answers.add(accepted(6));

        line.send(new CloseReceipt("D-1"));

        assertThat(sent).extracting(Line.Pending::number).containsExactly(1L, 2L);
        assertThat(sent.getFirst().request().operation()).isEqualTo(OPEN);
        assertThat(line.pending()).isEmpty();
    }

    @Test
    void doesNotInsistWhereNobodyIsSignedIn() {
        answers.add(Kind.SIGNED_OUT);

        assertThatThrownBy(() -> line.send(OPEN)).isInstanceOf(ClientException.class);

        assertThat(sent).hasSize(1);
    }

    @Test
    void keepsANumberThatNothingWasDecidedFor() {
        answers.add(reply(0, Optional.empty()));
        answers.add(accepted(5));

        line.send(OPEN);
        line.send(OPEN);

        assertThat(sent).extracting(Line.Pending::number).containsExactly(1L, 1L);
    }

    @Test
    void confirmsUnderANewNumberThatNamesTheAskedOne() {
        answers.add(reply(5, Optional.of(new Outcome.Asks("over", Map.of(), false))));
        answers.add(accepted(6));

        Reply asked = line.send(OPEN);
        assertThat(Line.question(asked)).isPresent();
        line.confirm(1, OPEN, Optional.empty());

        assertThat(sent.getLast().number()).isEqualTo(2);
        assertThat(sent.getLast().request().confirms()).isEqualTo(1);
    }

    private Reply door(StoreId store, int source, long number, Request request) {
        sent.add(new Line.Pending(number, request));
        return switch (answers.remove()) {
            case Reply reply -> reply;
            case Kind kind -> throw new ClientException(kind, "as planned", null);
            case ClientException e -> throw e;
            case Object other -> throw new AssertionError(other);
        };
    }

    private void hold(Duration time) {
        waits.add(time);
        now = now.plus(time);
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static Reply accepted(long event) {
        return reply(event, Optional.of(new Outcome.Accepted("opened", Map.of())));
    }

    private static Reply reply(long event, Optional<Outcome> outcome) {
        return new Reply(
                "about:blank", 200, "", "", Optional.empty(), event, Optional.empty(), 0, false, outcome, Map.of());
    }
}
