package dev.backroom.gateway.edge.http;

import dev.backroom.gateway.edge.token.Caller;
import dev.backroom.operation.CaseOperation.ResolveCase;
import dev.backroom.operation.Envelope;
import dev.backroom.operation.Outcome;
import dev.backroom.store.DocumentRow.Discrepancy;
import dev.backroom.store.DocumentRow.DiscrepancyState;
import dev.backroom.store.MasterRow.Person;
import dev.backroom.store.Movement;
import dev.backroom.store.Posting;
import dev.backroom.store.Resolution;
import dev.backroom.store.Row;
import dev.backroom.wire.Json;
import dev.backroom.wire.Listed;
import dev.backroom.workflow.Decide;
import dev.backroom.workflow.Question;
import dev.backroom.workflow.exception.Claim;
import dev.backroom.workflow.exception.Resolutions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What each way to end a case would bring about: the rules are asked to decide it, and their rows are read, not put.
final class Endings {

    private final Naming naming;
    private final Caller caller;
    private final Instant now;

    /// @param caller who would end it
    Endings(Naming naming, Caller caller, Instant now) {
        this.naming = naming;
        this.caller = caller;
        this.now = now;
    }

    static Listed.Discrepancy listed(Naming naming, Discrepancy row) {
        return new Listed.Discrepancy(
                row.id(),
                row.kind(),
                row.state(),
                naming.skuOf(row.item()),
                row.quantity(),
                naming.delivery(row.delivery()),
                PlaceLists.text(naming.place(row.place())),
                row.opened(),
                row.openedAt(),
                row.due(),
                Optional.ofNullable(naming.master().persons().get(row.owner())).map(Person::badge),
                row.facts());
    }

    List<Listed.Ending> of(Discrepancy about) {
        return about.state() == DiscrepancyState.RESOLVED
                ? List.of()
                : Resolutions.allowed(naming.store(), naming.master(), about).stream()
                        .map(resolution -> ending(about, resolution))
                        .toList();
    }

    private Listed.Ending ending(Discrepancy about, Resolution resolution) {
        ResolveCase operation = new ResolveCase(about.id(), resolution, "-", Optional.empty());
        Envelope envelope = new Envelope(
                naming.store().id(),
                caller.claims().device(),
                0,
                false,
                caller.principal(),
                now,
                false,
                0,
                Optional.empty(),
                operation,
                Json.digest(operation));
        Decide.Foreseen foreseen = Decide.foresee(naming.store(), naming.master(), envelope, now);
        List<Listed.Move> moves = new ArrayList<>();
        List<Listed.Effect> effects = new ArrayList<>();
        Optional<Listed.Claim> claim = Optional.empty();
        for (Row row : foreseen.would().rows()) {
            switch (row) {
                case Movement movement -> moves.add(move(movement));
                case Posting posting -> posting.lines().forEach(line -> effects.add(effect(posting, line)));
                case Discrepancy ended
                when ended.id() == about.id() -> claim = Claim.of(ended).map(Endings::claim);
                default -> {}
            }
        }
        return new Listed.Ending(
                resolution,
                Optional.of(foreseen.would().outcome()).filter(Outcome.Refused.class::isInstance),
                foreseen.asks().stream().map(Question::code).toList(),
                foreseen.asks().stream().anyMatch(Question::approval),
                moves,
                effects,
                claim);
    }

    private Listed.Move move(Movement movement) {
        return new Listed.Move(
                naming.sku(movement.from().item()),
                naming.place(movement.from().place()),
                movement.from().status(),
                naming.place(movement.to().place()),
                movement.to().status(),
                movement.quantity(),
                movement.grams());
    }

    private static Listed.Effect effect(Posting posting, Posting.Line line) {
        return new Listed.Effect(
                posting.kind(), posting.document(), line.sku(), line.status(), line.quantity(), line.grams());
    }

    private static Listed.Claim claim(Claim claim) {
        return new Listed.Claim(claim.against(), claim.quantity(), claim.valueMinor());
    }
}
