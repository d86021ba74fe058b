package dev.backroom.workflow.line;

import static dev.backroom.workflow.World.ERP;
import static dev.backroom.workflow.World.MIA;
import static dev.backroom.workflow.World.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.operation.LineOperation.CloseEra;
import dev.backroom.operation.LineOperation.Conflict;
import dev.backroom.operation.LineOperation.Tick;
import dev.backroom.operation.LineOperation.TooDeep;
import dev.backroom.operation.LineOperation.Unreadable;
import dev.backroom.operation.Principal;
import dev.backroom.operation.SetupOperation.PutLocations;
import dev.backroom.store.DocumentRow.Discrepancy;
import dev.backroom.store.DocumentRow.DiscrepancyKind;
import dev.backroom.store.DocumentRow.LocationKind;
import dev.backroom.store.LineRow;
import dev.backroom.workflow.World;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineRulesTest {

    private final World world = new World();

    @ParameterizedTest
    @ValueSource(strings = {"unreadable", "unknown-field", "wrong-type", "too-large", "too-deep", "missing-field"})
    void whatCannotBeReadIsRefusedWithItsOwnCodeWhoeverSentIt(String code) {
        assertThat(world.run(MIA, new Unreadable(code, "/goods", "line 1")).code())
                .isEqualTo("refused " + code);
    }

    @Test
    void anUnknownCodeIsStillARefusal() {
        assertThat(world.run(MIA, new Unreadable("never-heard", "", "")).code()).isEqualTo("refused unreadable");
    }

    @Test
    void theLineIsRunByTheSystemAlone() {
        assertThat(world.run(MIA, new CloseEra(1)).code()).isEqualTo("refused forbidden");
        assertThat(world.run(ERP, new Tick(0)).code()).isEqualTo("refused forbidden");
    }

    @Test
    void conflictsAndEndlessReactionsAreNoted() {
        assertThat(world.run(Principal.SYSTEM, new Conflict(1001, 7, "ab")).code())
                .isEqualTo("conflict-noted");
        assertThat(world.run(Principal.SYSTEM, new TooDeep(9)).code()).isEqualTo("cut-off");
        assertThat(world.all(Discrepancy.class))
                .singleElement()
                .extracting(Discrepancy::kind)
                .isEqualTo(DiscrepancyKind.REACTION_TOO_DEEP);
    }

    @Test
    void onlyTheOpenEraIsClosed() {
        assertThat(world.run(Principal.SYSTEM, new CloseEra(2)).code()).isEqualTo("refused contradiction");
        assertThat(world.run(Principal.SYSTEM, new CloseEra(1)).code()).isEqualTo("era-closed");
        assertThat(world.run(Principal.SYSTEM, new CloseEra(1)).code()).isEqualTo("refused contradiction");
        assertThat(world.run(Principal.SYSTEM, new CloseEra(2)).code()).isEqualTo("era-closed");
    }

    @Test
    void theClosingEventSaysWhatTheStateWasAndWhoHadSaidHowMuch() {
        world.run(ERP, new PutLocations(List.of(location("DOCK", LocationKind.DOCK))));
        world.run(MIA, new Unreadable("unreadable", "", ""));
        String before = StateDigest.of(world.store);
        var result = world.run(Principal.SYSTEM, new CloseEra(1));
        assertThat(result.only(LineRow.Era.class)).isEqualTo(new LineRow.Era(2, world.time, before));
        assertThat(result.rows(LineRow.Source.class))
                .containsExactlyInAnyOrder(
                        new LineRow.Source(1001, 1), new LineRow.Source(1100, 1), new LineRow.Source(0, 1));
    }

    @Test
    void aTickOfAnOlderGenerationChangesNothing() {
        var result = world.run(Principal.SYSTEM, new Tick(5));
        assertThat(result.code()).isEqualTo("ticked");
        assertThat(result.decision().rows()).isEmpty();
    }

    @Test
    void aTickThatCameTooEarlyWindsTheClockAgain() {
        var result = world.tick();
        assertThat(result.only(LineRow.Clock.class)).isEqualTo(new LineRow.Clock(LineRow.Clock.NEVER, 1));
    }

    @Test
    void equalStatesHaveEqualDigestsAndUndoRestoresThem() {
        String empty = StateDigest.of(world.store);
        var result = world.run(ERP, new PutLocations(List.of(location("DOCK", LocationKind.DOCK))));
        assertThat(StateDigest.of(world.store)).isNotEqualTo(empty);
        result.undos().reversed().forEach(world.store::undo);
        world.store.last(ERP.device(), 0);
        assertThat(world.store.rows()).isEmpty();
    }
}
