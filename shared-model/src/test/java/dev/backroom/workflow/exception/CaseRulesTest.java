package dev.backroom.workflow.exception;

import static dev.backroom.workflow.Dockside.CARTON_A;
import static dev.backroom.workflow.Dockside.MILK;
import static dev.backroom.workflow.Dockside.NOBODYS;
import static dev.backroom.workflow.Dockside.PALLET;
import static dev.backroom.workflow.Dockside.SOAP;
import static dev.backroom.workflow.Dockside.TEA;
import static dev.backroom.workflow.Dockside.close;
import static dev.backroom.workflow.Dockside.damage;
import static dev.backroom.workflow.Dockside.goods;
import static dev.backroom.workflow.Dockside.ok;
import static dev.backroom.workflow.Dockside.open;
import static dev.backroom.workflow.Dockside.quarantine;
import static dev.backroom.workflow.Dockside.receive;
import static dev.backroom.workflow.Dockside.receiveUnit;
import static dev.backroom.workflow.World.BEN;
import static dev.backroom.workflow.World.BOSS;
import static dev.backroom.workflow.World.ERP;
import static dev.backroom.workflow.World.MIA;
import static dev.backroom.workflow.World.SUE;
import static dev.backroom.workflow.World.TOM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.backroom.operation.CaseOperation.AssignCase;
import dev.backroom.operation.CaseOperation.ResolveCase;
import dev.backroom.operation.ChainOperation.PutPerson;
import dev.backroom.operation.ChainOperation.PutPolicy;
import dev.backroom.operation.LineOperation.TooDeep;
import dev.backroom.operation.Principal;
import dev.backroom.operation.ReceivingOperation.CheckIn;
import dev.backroom.operation.StockOperation.MoveGoods;
import dev.backroom.operation.StockOperation.Reverse;
import dev.backroom.store.DocumentRow.Discrepancy;
import dev.backroom.store.DocumentRow.DiscrepancyKind;
import dev.backroom.store.DocumentRow.DiscrepancyState;
import dev.backroom.store.DocumentRow.Unit;
import dev.backroom.store.DocumentRow.UnitState;
import dev.backroom.store.Index.Word;
import dev.backroom.store.MasterRow.Role;
import dev.backroom.store.MasterRow.Tracking;
import dev.backroom.store.Place;
import dev.backroom.store.Posting;
import dev.backroom.store.Resolution;
import dev.backroom.store.RowKind;
import dev.backroom.store.Status;
import dev.backroom.workflow.Decide;
import dev.backroom.workflow.Dockside;
import dev.backroom.workflow.Question;
import dev.backroom.workflow.World;
import dev.backroom.workflow.World.Result;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CaseRulesTest {

    private final Dockside dock = new Dockside().opened();

    private Discrepancy only(DiscrepancyKind kind) {
        List<Discrepancy> found = dock.world.all(Discrepancy.class).stream()
                .filter(one -> one.kind() == kind && one.state() == DiscrepancyState.OPEN)
                .toList();
        assertThat(found).as("open cases of " + kind).hasSize(1);
        return found.getFirst();
    }

    private static ResolveCase end(Discrepancy about, Resolution how) {
        return new ResolveCase(about.id(), how, "looked at it", Optional.empty());
    }

    private Result resolve(Discrepancy about, Resolution how) {
        return dock.run(TOM, end(about, how));
    }

    private List<Resolution> allowed(Discrepancy about) {
        return Resolutions.allowed(dock.world.store, dock.world.master, about);
    }

    private Discrepancy now(Discrepancy about) {
        return dock.world.store.row(Discrepancy.class, about.key()).orElseThrow();
    }

    private void policy(String name, Map<String, String> values) {
        ok(dock.run(BOSS, new PutPolicy(name, "", values)));
    }

    @Test
    void quarantinedGoodsAreReleasedToThePlaceThatWasSaid() {
        ok(dock.run(MIA, quarantine(goods(SOAP, "5"), "wrong-product")));
        Discrepancy about = only(DiscrepancyKind.WRONG_PRODUCT);
        assertThat(allowed(about))
                .containsExactly(Resolution.RELEASE, Resolution.RETURN_TO_VENDOR, Resolution.WRITE_OFF);
        ok(dock.run(TOM, new ResolveCase(about.id(), Resolution.RELEASE, "it is ours", Optional.of("B-1"))));
        assertThat(dock.there("SOAP", "B-1")).isEqualTo(5);
        assertThat(dock.there("SOAP", dock.place("QUARANTINE"), Status.QUARANTINED))
                .isZero();
        assertThat(now(about).facts())
                .containsEntry("resolved", "release")
                .containsEntry("resolvedReason", "it is ours")
                .containsEntry("resolvedQuantity", "5");
    }

    @Test
    void whereNobodySaysWhereToReleasedGoodsGoToTheStage() {
        ok(dock.run(MIA, quarantine(goods(SOAP, "5"), "wrong-product")));
        ok(resolve(only(DiscrepancyKind.WRONG_PRODUCT), Resolution.RELEASE));
        assertThat(dock.there("SOAP", "STAGE")).isEqualTo(5);
    }

    @Test
    void onlyAReleaseSaysWhereTo() {
        ok(dock.run(MIA, quarantine(goods(SOAP, "5"), "wrong-product")));
        ResolveCase where = new ResolveCase(
                only(DiscrepancyKind.WRONG_PRODUCT).id(), Resolution.WRITE_OFF, "waste", Optional.of("B-1"));
        assertThat(dock.run(TOM, where).code()).isEqualTo("refused contradiction");
    }

    @Test
    void goodsThatAreWrittenOffLeaveTheStoreAndThoseThatGoBackAreTheVendors() {
        ok(dock.run(MIA, damage(goods(MILK, "3"))));
        ok(dock.run(MIA, quarantine(goods(SOAP, "5"), "wrong-product")));
        ok(resolve(only(DiscrepancyKind.DAMAGE), Resolution.WRITE_OFF));
        ok(resolve(only(DiscrepancyKind.WRONG_PRODUCT), Resolution.RETURN_TO_VENDOR));
        assertThat(dock.there("MILK", Place.virtual(Place.Virtual.LOSS, 1), Status.AVAILABLE))
                .isEqualTo(3);
        int vendor = dock.world.master.vendor("HARVEST").orElseThrow().id();
        assertThat(dock.there("SOAP", Place.virtual(Place.Virtual.VENDOR_RETURN, vendor), Status.AVAILABLE))
                .isEqualTo(5);
    }

    @Test
    void goodsThatWereMovedAreFollowedAsLongAsTheyKeepTheirStatus() {
        ok(dock.run(MIA, quarantine(goods(SOAP, "5"), "wrong-product")));
        ok(dock.run(MIA, new MoveGoods(goods(SOAP, "2"), Status.QUARANTINED, "QUARANTINE", "B-2")));
        ok(resolve(only(DiscrepancyKind.WRONG_PRODUCT), Resolution.RELEASE));
        assertThat(dock.there("SOAP", "STAGE")).isEqualTo(5);
    }

    @Test
    void goodsThatDoNotStandAnyMoreCannotBeReleased() {
        ok(dock.run(MIA, quarantine(goods(CARTON_A, "1"), "over-tolerance")));
        Discrepancy about = only(DiscrepancyKind.OVERAGE);
        ok(dock.run(MIA, damage(goods(CARTON_A, "1"))));
        assertThat(resolve(about, Resolution.RELEASE).code()).isEqualTo("refused moved-since");
        assertThat(allowed(about)).containsExactly(Resolution.DISMISS);
        ok(resolve(about, Resolution.DISMISS));
        ok(resolve(only(DiscrepancyKind.DAMAGE), Resolution.RELEASE));
    }

    @Test
    void aUnitThatWasSetAsideIsReleasedWhole() {
        ok(dock.run(MIA, quarantine(goods(PALLET, "1"), "over-tolerance")));
        Discrepancy about = only(DiscrepancyKind.OVERAGE);
        ok(dock.run(TOM, new ResolveCase(about.id(), Resolution.RELEASE, "ordered by phone", Optional.of("B-1"))));
        assertThat(List.of(unit(PALLET), unit(CARTON_A)))
                .allMatch(unit -> unit.state() == UnitState.RECEIVED && unit.place() == dock.place("B-1"));
        assertThat(dock.there("MILK", Place.unit(unit(CARTON_A).id()), Status.AVAILABLE))
                .isEqualTo(10);
    }

    @Test
    void aUnitGoesBackWithWhatWasInIt() {
        ok(dock.run(MIA, damage(goods(PALLET, "1"))));
        ok(resolve(only(DiscrepancyKind.DAMAGE), Resolution.RETURN_TO_VENDOR));
        assertThat(List.of(unit(PALLET), unit(CARTON_A))).allMatch(unit -> unit.state() == UnitState.HANDED_BACK);
    }

    private Unit unit(String plate) {
        return dock.world.store.one(Unit.class, Word.code(RowKind.UNIT, plate)).orElseThrow();
    }

    @Test
    void theErpIsToldAfterTheEndWhatBecameOfGoodsAndBeforeItOnlyWhatIsLeft() {
        ok(dock.run(MIA, quarantine(goods(SOAP, "5"), "wrong-product")));
        ok(dock.run(MIA, damage(goods(MILK, "3"))));
        assertThat(ok(resolve(only(DiscrepancyKind.WRONG_PRODUCT), Resolution.RELEASE))
                        .rows(Posting.class))
                .isEmpty();
        assertThat(lines(dock.run(MIA, close())))
                .containsExactlyInAnyOrder(
                        new Posting.Line("SOAP", Status.AVAILABLE, 5, 0, "", 0, 0, 100),
                        new Posting.Line("MILK", Status.DAMAGED, 3, 0, "PO-1", 1, 1, 100));
        Result writtenOff = ok(resolve(only(DiscrepancyKind.DAMAGE), Resolution.WRITE_OFF));
        assertThat(writtenOff.only(Posting.class).kind()).isEqualTo(Posting.Kind.WRITE_OFF);
        assertThat(lines(writtenOff))
                .containsExactly(new Posting.Line("MILK", Status.DAMAGED, -3, 0, "PO-1", 1, 1, 100));
    }

    @Test
    void aReleaseAfterTheEndIsAnotherStatusAndAReturnAVendorReturn() {
        ok(dock.run(MIA, quarantine(goods(SOAP, "5"), "wrong-product")));
        ok(dock.run(MIA, damage(goods(TEA, "2"))));
        ok(dock.run(MIA, close()));
        Result released = ok(resolve(only(DiscrepancyKind.WRONG_PRODUCT), Resolution.RELEASE));
        assertThat(released.only(Posting.class).kind()).isEqualTo(Posting.Kind.STATUS);
        assertThat(lines(released))
                .containsExactlyInAnyOrder(
                        new Posting.Line("SOAP", Status.QUARANTINED, -5, 0, "", 0, 0, 100),
                        new Posting.Line("SOAP", Status.AVAILABLE, 5, 0, "", 0, 0, 100));
        Result back = ok(resolve(only(DiscrepancyKind.DAMAGE), Resolution.RETURN_TO_VENDOR));
        assertThat(back.only(Posting.class).kind()).isEqualTo(Posting.Kind.VENDOR_RETURN);
    }

    private static List<Posting.Line> lines(Result result) {
        return ok(result).rows(Posting.class).stream()
                .flatMap(posting -> posting.lines().stream())
                .toList();
    }

    @Test
    void goodsThatWereWrittenOffBeforeTheEndAreNotShort() {
        ok(dock.run(MIA, receive(MILK, 57)));
        ok(dock.run(MIA, receiveUnit(PALLET)));
        ok(dock.run(MIA, receiveUnit(Dockside.CARTON_C)));
        ok(dock.run(MIA, damage(goods(MILK, "3"))));
        ok(resolve(only(DiscrepancyKind.DAMAGE), Resolution.WRITE_OFF));
        assertThat(ok(dock.run(MIA, close())).args()).containsEntry("shortages", "0");
    }

    @Test
    void whatSomebodyDecidedAboutCannotBeTakenBack() {
        ok(dock.run(MIA, quarantine(goods(SOAP, "5"), "wrong-product")));
        Discrepancy about = only(DiscrepancyKind.WRONG_PRODUCT);
        ok(dock.run(MIA, quarantine(goods(SOAP, "5"), "wrong-product")));
        Result released = ok(resolve(about, Resolution.RELEASE));
        assertThat(released.outcome()).isNotNull();
        assertThat(dock.run(MIA, new Reverse(about.opened(), Optional.empty())).code())
                .isEqualTo("refused moved-since");
        long last = dock.world.store.head().number();
        assertThat(dock.run(SUE, new Reverse(last - 1, Optional.empty())).code())
                .isEqualTo("refused not-reversible");
    }

    @Test
    void whoIsClaimedFromIsTheVendorOrTheCarrierWhereDamageWasSeenAtTheDoor() {
        ok(dock.run(MIA, receive(MILK, 60)));
        ok(dock.run(MIA, receiveUnit(PALLET)));
        ok(dock.run(MIA, close()));
        Discrepancy about = only(DiscrepancyKind.SHORTAGE);
        assertThat(allowed(about)).containsExactly(Resolution.CLAIM, Resolution.ACCEPT);
        ok(resolve(about, Resolution.CLAIM));
        assertThat(Claim.of(now(about))).contains(new Claim("vendor", 10, 1_000));

        Dockside other = new Dockside();
        ok(other.run(BEN, new CheckIn("DEL-1", Optional.empty(), 4, Optional.empty(), true, Optional.empty())));
        ok(other.run(BEN, open("DEL-1")));
        ok(other.run(MIA, damage(goods(MILK, "3"))));
        List<Discrepancy> damaged = other.world.all(Discrepancy.class);
        ok(other.run(TOM, end(damaged.getFirst(), Resolution.CLAIM)));
        ok(other.run(TOM, end(damaged.getLast(), Resolution.WRITE_OFF)));
        ok(other.run(MIA, receiveUnit(PALLET)));
        ok(other.run(MIA, receiveUnit(Dockside.CARTON_C)));
        ok(other.run(MIA, close()));
        ok(other.run(TOM, end(other.world.all(Discrepancy.class).getLast(), Resolution.CLAIM)));
        assertThat(other.world.all(Discrepancy.class))
                .extracting(one -> Claim.of(one).orElseThrow())
                .containsExactly(
                        new Claim("carrier", 0, 0), new Claim("vendor", 3, 300), new Claim("carrier", 57, 5_700));
    }

    @Test
    void anExcessIsKeptOrGoesBackAndIsNotTooMuchAgain() {
        overBy(10);
        Discrepancy about = only(DiscrepancyKind.OVERAGE);
        assertThat(allowed(about)).containsExactly(Resolution.ACCEPT, Resolution.RETURN_TO_VENDOR);
        ok(resolve(about, Resolution.RETURN_TO_VENDOR));
        assertThat(dock.there("MILK", "STAGE")).isEqualTo(100);
        Result asked = dock.run(MIA, receive(MILK, 2));
        ok(dock.world.confirm(MIA, receive(MILK, 2), asked.number(), Optional.of(TOM)));
        assertThat(only(DiscrepancyKind.OVERAGE).quantity()).isEqualTo(2);
    }

    private void overBy(int excess) {
        Result asked = dock.run(MIA, receive(MILK, 100 + excess));
        ok(dock.world.confirm(MIA, receive(MILK, 100 + excess), asked.number(), Optional.of(TOM)));
    }

    @Test
    void keptOfflineWorkIsDecidedAgainAndStaysOpenWhileItIsRefused() {
        dock.world.offline(MIA, receive(NOBODYS, 4));
        Discrepancy about = only(DiscrepancyKind.UNPOSTABLE);
        assertThat(allowed(about)).containsExactly(Resolution.RETRY, Resolution.DISMISS);
        assertThat(dock.run(SUE, end(about, Resolution.RETRY)).code()).isEqualTo("refused unknown-barcode");
        assertThat(now(about).state()).isEqualTo(DiscrepancyState.OPEN);
        ok(dock.run(ERP, World.items(World.item("RICE", NOBODYS, Tracking.NONE, false, 0))));
        assertThat(dock.run(SUE, end(about, Resolution.RETRY)).code()).isEqualTo("refused wrong-product");
        ok(resolve(about, Resolution.DISMISS));
    }

    @Test
    void keptOfflineWorkThatIsAcceptedNowIsDoneByWhoeverResolvedTheCase() {
        dock.world.offline(MIA, receive(MILK, 150));
        Discrepancy about = only(DiscrepancyKind.UNPOSTABLE);
        Result asked = dock.run(SUE, end(about, Resolution.RETRY));
        assertThat(asked.code()).isEqualTo("asks over-tolerance");
        ok(dock.world.confirm(SUE, end(about, Resolution.RETRY), asked.number(), Optional.of(TOM)));
        assertThat(dock.there("MILK", "STAGE")).isEqualTo(150);
        assertThat(now(about).facts()).containsEntry("resolved", "retry").containsEntry("resolvedBy", "21");
    }

    @Test
    void goodsThatNobodyKnewBecomeStockWhenSomebodyDoes() {
        ok(dock.run(MIA, quarantine(goods(NOBODYS, "4"), "unknown-barcode")));
        Discrepancy about = only(DiscrepancyKind.UNKNOWN_BARCODE);
        assertThat(resolve(about, Resolution.RELEASE).code()).isEqualTo("refused unknown-barcode");
        ok(dock.run(ERP, World.items(World.item("RICE", NOBODYS, Tracking.NONE, false, 0))));
        ok(resolve(about, Resolution.RELEASE));
        assertThat(dock.there("RICE", "STAGE")).isEqualTo(4);
    }

    @Test
    void whatIsAboutNoGoodsIsDismissedWithAReason() {
        ok(dock.run(Principal.SYSTEM, new TooDeep(1)));
        Discrepancy about = only(DiscrepancyKind.REACTION_TOO_DEEP);
        assertThat(allowed(about)).containsExactly(Resolution.DISMISS);
        assertThat(resolve(about, Resolution.RELEASE).code()).isEqualTo("refused contradiction");
        assertThat(dock.run(TOM, new ResolveCase(about.id(), Resolution.DISMISS, " ", Optional.empty()))
                        .code())
                .isEqualTo("refused missing-field");
        ok(resolve(about, Resolution.DISMISS));
    }

    @Test
    void policyNarrowsHowAKindOfCaseMayEnd() {
        policy("case-resolution", Map.of("damage.allowed", "return-to-vendor,write-off"));
        ok(dock.run(MIA, damage(goods(MILK, "3"))));
        Discrepancy about = only(DiscrepancyKind.DAMAGE);
        assertThat(allowed(about)).containsExactly(Resolution.RETURN_TO_VENDOR, Resolution.WRITE_OFF);
        assertThat(resolve(about, Resolution.RELEASE).code()).isEqualTo("refused contradiction");
    }

    @Test
    void aPolicyWithUnknownWordsIsRefused() {
        for (Map<String, String> wrong : List.of(
                Map.<String, String>of(),
                Map.of("damage.allowed", "burn"),
                Map.of("allowed", "write-off"),
                Map.of("anything.approval-above", "5"),
                Map.of("approval-above", "much"))) {
            assertThat(dock.run(BOSS, new PutPolicy("case-resolution", "", wrong))
                            .code())
                    .isEqualTo("refused invalid-value");
        }
        assertThat(dock.run(BOSS, new PutPolicy("small-difference", "", Map.of("value-below", "-1")))
                        .code())
                .isEqualTo("refused invalid-value");
    }

    @Test
    void whatIsWorthMoreThanOnePersonMayDecideNeedsASecondOneWhoTookNoPart() {
        policy("case-resolution", Map.of("approval-above", "200"));
        ok(dock.run(SUE, damage(goods(MILK, "3"))));
        ResolveCase writeOff = end(only(DiscrepancyKind.DAMAGE), Resolution.WRITE_OFF);
        Result asked = dock.run(TOM, writeOff);
        assertThat(asked.code()).isEqualTo("asks case-value");
        assertThat(dock.world.confirm(TOM, writeOff, asked.number()).code()).isEqualTo("refused approval-needed");
        assertThat(dock.world
                        .confirm(TOM, writeOff, asked.number(), Optional.of(SUE))
                        .code())
                .isEqualTo("refused approval-by-participant");
        assertThat(dock.world
                        .confirm(TOM, writeOff, asked.number(), Optional.of(TOM))
                        .code())
                .isEqualTo("refused approval-by-participant");
        Principal other = new Principal(31, 1005, Set.of(Role.SUPERVISOR));
        ok(dock.world.confirm(TOM, writeOff, asked.number(), Optional.of(other)));
        assertThat(only(DiscrepancyKind.DAMAGE, DiscrepancyState.RESOLVED).facts())
                .containsEntry("resolvedApprover", "31");
    }

    private Discrepancy only(DiscrepancyKind kind, DiscrepancyState state) {
        return dock.world.all(Discrepancy.class).stream()
                .filter(one -> one.kind() == kind && one.state() == state)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoeverReceivedTheGoodsMayEndTheCaseAloneOnlyUpToTheLimit() {
        policy("case-resolution", Map.of("damage.approval-above", "300"));
        ok(dock.run(SUE, damage(goods(MILK, "3"))));
        ok(dock.run(SUE, end(only(DiscrepancyKind.DAMAGE), Resolution.WRITE_OFF)));
        ok(dock.run(SUE, damage(goods(MILK, "4"))));
        Result asked = dock.run(SUE, end(only(DiscrepancyKind.DAMAGE), Resolution.WRITE_OFF));
        assertThat(asked.code()).isEqualTo("asks case-value");
        ok(dock.world.confirm(
                SUE, end(only(DiscrepancyKind.DAMAGE), Resolution.WRITE_OFF), asked.number(), Optional.of(TOM)));
    }

    @Test
    void consequencesAreKnownBeforeAndSayThatASecondPersonIsNeeded() {
        policy("case-resolution", Map.of("approval-above", "0"));
        ok(dock.run(MIA, damage(goods(MILK, "3"))));
        ok(dock.run(MIA, close()));
        Discrepancy about = only(DiscrepancyKind.DAMAGE);
        Decide.Foreseen foreseen = Decide.foresee(
                dock.world.store,
                dock.world.master,
                dock.world.envelope(TOM, end(about, Resolution.WRITE_OFF)),
                dock.world.time);
        assertThat(foreseen.asks()).containsExactly(Question.CASE_VALUE);
        assertThat(foreseen.would().rows()).hasAtLeastOneElementOfType(Posting.class);
        assertThat(now(about).state()).isEqualTo(DiscrepancyState.OPEN);
    }

    @Test
    void aCaseIsSomebodysUntilItIsTheDesksAgain() {
        ok(dock.run(BOSS, new PutPerson("B-7", Set.of(Role.SUPERVISOR), Set.of(), true)));
        ok(dock.run(MIA, damage(goods(MILK, "3"))));
        Discrepancy about = only(DiscrepancyKind.DAMAGE);
        ok(dock.run(TOM, new AssignCase(about.id(), Optional.of("B-7"))));
        assertThat(now(about).owner())
                .isEqualTo(dock.world.master.personByBadge("B-7").orElseThrow().id());
        ok(dock.run(TOM, new AssignCase(about.id(), Optional.empty())));
        assertThat(now(about).owner()).isZero();
        assertThat(dock.run(TOM, new AssignCase(about.id(), Optional.of("B-8"))).code())
                .isEqualTo("refused invalid-value");
        assertThat(dock.run(MIA, new AssignCase(about.id(), Optional.of("B-7"))).code())
                .isEqualTo("refused forbidden");
    }

    @Test
    void whoCaresForSystemsDecidesNothingAboutGoods() {
        ok(dock.run(MIA, damage(goods(MILK, "3"))));
        assertThat(dock.run(ERP, end(only(DiscrepancyKind.DAMAGE), Resolution.WRITE_OFF))
                        .code())
                .isEqualTo("refused forbidden");
    }

    @Test
    void smallDifferencesSettleByPolicyListedAndNotQueued() {
        policy("small-difference", Map.of("value-below", "1001"));
        ok(dock.run(MIA, receive(MILK, 70)));
        ok(dock.run(MIA, close()));
        List<Discrepancy> shortages = dock.world.all(Discrepancy.class);
        assertThat(shortages)
                .extracting(Discrepancy::quantity, Discrepancy::state)
                .containsExactly(tuple(14L, DiscrepancyState.OPEN));
    }

    @Test
    void excessesThatAreSmallOneByOneAreQueuedWhenTheyAreMuchTogether() {
        policy("small-difference", Map.of("value-below", "1000"));
        overBy(6);
        assertThat(only(DiscrepancyKind.OVERAGE, DiscrepancyState.RESOLVED).facts())
                .containsEntry("resolved", "small-difference");
        Result asked = dock.run(MIA, receive(MILK, 6));
        ok(dock.world.confirm(MIA, receive(MILK, 6), asked.number(), Optional.of(TOM)));
        assertThat(only(DiscrepancyKind.OVERAGE).quantity()).isEqualTo(12);
    }
}
