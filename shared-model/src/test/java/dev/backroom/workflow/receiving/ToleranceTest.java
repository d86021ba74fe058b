package dev.backroom.workflow.receiving;

import static dev.backroom.workflow.Dockside.CREAM;
import static dev.backroom.workflow.Dockside.MILK;
import static dev.backroom.workflow.Dockside.MIX;
import static dev.backroom.workflow.Dockside.TEA;
import static dev.backroom.workflow.Dockside.TODAY;
import static dev.backroom.workflow.Dockside.goods;
import static dev.backroom.workflow.Dockside.ok;
import static dev.backroom.workflow.Dockside.receive;
import static dev.backroom.workflow.World.BEN;
import static dev.backroom.workflow.World.BOSS;
import static dev.backroom.workflow.World.ERP;
import static dev.backroom.workflow.World.MIA;
import static dev.backroom.workflow.World.SUE;
import static dev.backroom.workflow.World.TOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.operation.ChainOperation.PutPolicy;
import dev.backroom.operation.ChainOperation.PutSite;
import dev.backroom.operation.ReceivingOperation.CloseReceipt;
import dev.backroom.operation.ReceivingOperation.Document;
import dev.backroom.operation.ReceivingOperation.Goods;
import dev.backroom.operation.ReceivingOperation.OpenReceipt;
import dev.backroom.operation.ReceivingOperation.ReceiveGoods;
import dev.backroom.store.DocumentRow.Asked;
import dev.backroom.store.DocumentRow.Discrepancy;
import dev.backroom.store.DocumentRow.DiscrepancyKind;
import dev.backroom.store.LineRow;
import dev.backroom.workflow.Dockside;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToleranceTest {

    private final Dockside dock = new Dockside().opened();

    @ParameterizedTest
    @CsvSource({
        "100, received",
        "101, asks over-order",
        "104, asks over-order",
        "105, asks over-tolerance",
        "1000, asks over-tolerance"
    })
    void theSmallerOfBothLimitsCounts(long quantity, String code) {
        assertThat(dock.run(MIA, receive(MILK, quantity)).code()).isEqualTo(code);
    }

    @Test
    void twoPortionsNeverPassWhereOneWouldNot() {
        ok(dock.run(MIA, receive(MILK, 99)));
        var asked = dock.run(BEN, receive(MILK, 3));
        assertThat(asked.code()).isEqualTo("asks over-order");
        assertThat(asked.args()).containsEntry("excess", "2");
        ok(dock.world.confirm(BEN, receive(MILK, 3), asked.number()));
        assertThat(dock.run(MIA, receive(MILK, 2)).code()).isEqualTo("asks over-order");
        assertThat(dock.run(MIA, receive(MILK, 3)).code()).isEqualTo("asks over-tolerance");
    }

    @Test
    void theSumCountsOverAllReceiptsOfTheOrder() {
        ok(dock.run(MIA, receive(MILK, 100)));
        ok(dock.run(MIA, new CloseReceipt("DEL-1")));
        ok(dock.run(MIA, new OpenReceipt(Document.ORDER, "PO-1")));
        assertThat(dock.run(MIA, new ReceiveGoods("PO-1", goods(MILK, "5"), Optional.empty()))
                        .code())
                .isEqualTo("asks over-tolerance");
    }

    @Test
    void whatIsAskedBackChangesNothingUntilItIsConfirmed() {
        var asked = dock.run(MIA, receive(MILK, 102));
        assertThat(dock.there("MILK", "STAGE")).isZero();
        assertThat(asked.only(Asked.class).approval()).isFalse();
        assertThat(dock.world.due()).isEqualTo(dock.world.time.plus(Duration.ofMinutes(15)));

        assertThat(dock.world.confirm(MIA, receive(MILK, 102), asked.number()).code())
                .isEqualTo("received");
        assertThat(dock.there("MILK", "STAGE")).isEqualTo(102);
        assertThat(dock.world.all(Asked.class)).isEmpty();
        assertThat(dock.world.due()).isEqualTo(LineRow.Clock.NEVER);
        assertThat(dock.world.all(Discrepancy.class)).isEmpty();
    }

    @Test
    void aConfirmationNamesAnOpenQuestionAboutTheSameOperation() {
        var asked = dock.run(MIA, receive(MILK, 102));
        assertThat(dock.world.confirm(MIA, receive(MILK, 103), asked.number()).code())
                .isEqualTo("refused nothing-to-confirm");
        assertThat(dock.world.confirm(BEN, receive(MILK, 102), asked.number()).code())
                .isEqualTo("refused nothing-to-confirm");
        assertThat(dock.world.confirm(MIA, receive(MILK, 102), 999).code()).isEqualTo("refused nothing-to-confirm");
        ok(dock.world.confirm(MIA, receive(MILK, 102), asked.number()));
        assertThat(dock.world.confirm(MIA, receive(MILK, 102), asked.number()).code())
                .isEqualTo("refused nothing-to-confirm");
    }

    @Test
    void aQuestionRunsOut() {
        var asked = dock.run(MIA, receive(MILK, 102));
        dock.world.time = dock.world.due();
        assertThat(dock.world.confirm(MIA, receive(MILK, 102), asked.number()).code())
                .isEqualTo("refused nothing-to-confirm");
        dock.world.tick();
        assertThat(dock.world.all(Asked.class)).isEmpty();
    }

    @Test
    void beyondToleranceASupervisorWhoTookNoPartMustStandByIt() {
        ok(dock.run(SUE, receive(MILK, 1)));
        var asked = dock.run(MIA, receive(MILK, 110));
        assertThat(asked.code()).isEqualTo("asks over-tolerance");
        assertThat(asked.only(Asked.class).approval()).isTrue();

        ReceiveGoods again = receive(MILK, 110);
        assertThat(dock.world.confirm(MIA, again, asked.number()).code()).isEqualTo("refused approval-needed");
        assertThat(dock.world
                        .confirm(MIA, again, asked.number(), Optional.of(BEN))
                        .code())
                .isEqualTo("refused approval-needed");
        assertThat(dock.world
                        .confirm(MIA, again, asked.number(), Optional.of(SUE))
                        .code())
                .isEqualTo("refused approval-by-participant");
        assertThat(dock.world
                        .confirm(MIA, again, asked.number(), Optional.of(TOM))
                        .code())
                .isEqualTo("received");
        assertThat(dock.there("MILK", "STAGE")).isEqualTo(111);
        assertThat(dock.world.all(Discrepancy.class)).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(DiscrepancyKind.OVERAGE);
            assertThat(found.quantity()).isEqualTo(11);
            assertThat(found.facts()).containsEntry("approver", "22");
        });
    }

    @Test
    void nobodyApprovesTheirOwnWork() {
        var asked = dock.run(TOM, receive(MILK, 110));
        assertThat(dock.world
                        .confirm(TOM, receive(MILK, 110), asked.number(), Optional.of(TOM))
                        .code())
                .isEqualTo("refused approval-by-participant");
    }

    @Test
    void whenOthersFilledTheLineMeanwhileTheQuestionIsAskedAnew() {
        var asked = dock.run(MIA, receive(MILK, 102));
        ok(dock.run(BEN, receive(MILK, 50)));
        var harder = dock.world.confirm(MIA, receive(MILK, 102), asked.number());
        assertThat(harder.code()).isEqualTo("asks over-tolerance");
        assertThat(dock.world
                        .confirm(MIA, receive(MILK, 102), harder.number(), Optional.of(TOM))
                        .code())
                .isEqualTo("received");
    }

    @Test
    void anApprovalCoversNoMoreThanTheSupervisorSaw() {
        ok(dock.run(BEN, receive(MILK, 100)));
        var first = dock.run(MIA, receive(MILK, 20));
        var second = dock.run(BEN, receive(MILK, 20));
        assertThat(second.args()).containsEntry("excess", "20");
        ok(dock.world.confirm(MIA, receive(MILK, 20), first.number(), Optional.of(TOM)));

        var anew = dock.world.confirm(BEN, receive(MILK, 20), second.number(), Optional.of(TOM));
        assertThat(anew.code()).isEqualTo("asks over-tolerance");
        assertThat(anew.args()).containsEntry("excess", "40");
        assertThat(dock.there("MILK", "STAGE")).isEqualTo(120);
        assertThat(dock.world
                        .confirm(BEN, receive(MILK, 20), anew.number(), Optional.of(TOM))
                        .code())
                .isEqualTo("received");
    }

    @Test
    void aConfirmationCoversNoMoreThanTheClerkSaw() {
        ok(dock.run(BEN, receive(MILK, 99)));
        var first = dock.run(MIA, receive(MILK, 2));
        ok(dock.run(BEN, receive(MILK, 1)));
        var anew = dock.world.confirm(MIA, receive(MILK, 2), first.number());
        assertThat(anew.code()).isEqualTo("asks over-order");
        assertThat(anew.args()).containsEntry("excess", "2");
        ok(dock.world.confirm(MIA, receive(MILK, 2), anew.number()));
    }

    @Test
    void aConfirmationHoldsWhenLessIsTooMuchByNow() {
        ok(dock.run(BEN, receive(MILK, 30)));
        var asked = dock.run(MIA, receive(MILK, 80));
        assertThat(asked.code()).isEqualTo("asks over-tolerance");
        ok(dock.run(ERP, Dockside.order("PO-1", 2, 107)));
        ok(dock.world.confirm(MIA, receive(MILK, 80), asked.number()));
        assertThat(dock.there("MILK", "STAGE")).isEqualTo(110);
    }

    @Test
    void aQuestionAboutSeveralItemsShowsThemAll() {
        ok(dock.run(BEN, receive(MILK, 100)));
        ok(dock.run(BEN, receive(TEA, 40)));
        var asked = dock.run(MIA, receive(MIX, 1));
        assertThat(asked.code()).isEqualTo("asks over-order");
        assertThat(asked.args()).containsEntry("excess", "3").containsEntry("name", "MILK, TEA");

        var tea = dock.run(BEN, receive(TEA, 1));
        ok(dock.world.confirm(BEN, receive(TEA, 1), tea.number()));
        var anew = dock.world.confirm(MIA, receive(MIX, 1), asked.number());
        assertThat(anew.args()).as("one more tea than was shown").containsEntry("excess", "4");
        ok(dock.world.confirm(MIA, receive(MIX, 1), anew.number()));
    }

    @Test
    void twoQuestionsAreAskedOneAfterTheOther() {
        Goods old = new Goods(
                CREAM,
                "21",
                Optional.empty(),
                Optional.empty(),
                Optional.of(TODAY.minusDays(1)),
                Optional.empty(),
                Optional.empty());
        var first = dock.run(MIA, receive(old));
        assertThat(first.code()).isEqualTo("asks best-before-passed");
        var second = dock.world.confirm(MIA, receive(old), first.number());
        assertThat(second.code()).isEqualTo("asks over-order");
        assertThat(dock.world.confirm(MIA, receive(old), second.number()).code())
                .isEqualTo("received");
        assertThat(dock.world.all(Asked.class)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "store:0123/group:DAIRY, 20",
        "group:DAIRY, 20",
        "vendor:HARVEST, 20",
        "store:0123, 20",
        "store:0124, 4",
        "group:OTHER, 4"
    })
    void theMostSpecificPolicyHolds(String scope, long more) {
        ok(dock.run(BOSS, new PutSite("0124", "Side Street", "Europe/Berlin", LocalTime.of(4, 0))));
        ok(dock.run(BOSS, new PutPolicy("over-receipt", scope, Map.of("units", "20"))));
        assertThat(dock.run(MIA, receive(MILK, 100 + more)).code()).isEqualTo("asks over-order");
        assertThat(dock.run(MIA, receive(MILK, 101 + more)).code()).isEqualTo("asks over-tolerance");
    }

    @Test
    void aPolicyThatChangesInMidRunCountsFromTheNextScan() {
        assertThat(dock.run(MIA, receive(MILK, 110)).code()).isEqualTo("asks over-tolerance");
        ok(dock.run(BOSS, new PutPolicy("over-receipt", "group:DAIRY", Map.of("percent", "10"))));
        assertThat(dock.run(MIA, receive(MILK, 110)).code()).isEqualTo("asks over-order");
    }
}
