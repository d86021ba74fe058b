package dev.backroom.workflow.receiving;

import dev.backroom.operation.Outcome.Refused;
import dev.backroom.operation.Refusal;
import dev.backroom.policy.Scope;
import dev.backroom.policy.TrustPolicy;
import dev.backroom.store.DocumentRow.Delivery;
import dev.backroom.store.DocumentRow.Discrepancy;
import dev.backroom.store.DocumentRow.DiscrepancyState;
import dev.backroom.store.DocumentRow.Entry;
import dev.backroom.store.DocumentRow.EntryKind;
import dev.backroom.store.DocumentRow.Unit;
import dev.backroom.store.Event;
import dev.backroom.store.Index.Word;
import dev.backroom.store.MasterRow.Vendor;
import dev.backroom.store.RowKey;
import dev.backroom.store.RowKind;
import dev.backroom.store.TrustRow.SampleKey;
import dev.backroom.store.TrustRow.VendorTrust;
import dev.backroom.workflow.Draft;
import dev.backroom.workflow.Say;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// How far a vendor's notices are believed: a delivery without fault raises its trust by one, a fault takes half of
/// it, a
/// sample that is not as announced all of it.
///
/// Which units are samples follows from a secret of the store and the SSCC alone: nobody outside can foresee it,
/// scanning
/// again changes nothing, and a history can be decided again. The secret comes from the hash that the store's line
/// has at
/// that moment, so that rules need no chance of their own.
final class Trust {

    private static final int LEVEL_MAX = 9_999;
    private static final String MAC = "HmacSHA256";

    private final Draft draft;
    private final Dock dock;

    Trust(Draft draft, Dock dock) {
        this.draft = draft;
        this.dock = dock;
    }

    /// Gives the store its secret with the first receipt that is opened.
    static void prepare(Draft draft) {
        if (secret(draft).isEmpty()) {
            String seed = draft.store().code() + " " + draft.event() + " " + draft.time() + " ";
            var digest = Event.sha256();
            digest.update(seed.getBytes(StandardCharsets.UTF_8));
            digest.update(draft.state().head().hash().unsafe());
            draft.put(new SampleKey(HexFormat.of().formatHex(digest.digest())));
        }
    }

    private static Optional<SampleKey> secret(Draft draft) {
        return draft.row(SampleKey.class, RowKey.of(RowKind.SAMPLE_KEY, 0));
    }

    /// The first of these units that must be opened and counted, as a refusal. Goods that came in without a
    /// connection
    /// are here already.
    Optional<Refused> mustOpen(List<Unit> units) {
        if (draft.envelope().offline()) {
            return Optional.empty();
        }
        for (Unit unit : units) {
            if (!unit.content().isEmpty() && mustOpen(unit)) {
                return Optional.of(Say.notThese(Refusal.COUNT_NEEDED, "sscc", unit.sscc()));
            }
        }
        return Optional.empty();
    }

    private boolean mustOpen(Unit unit) {
        if (dock.receipt().openAll()) {
            return true;
        }
        Vendor vendor = draft.master().vendors().get(dock.delivery().vendor());
        Optional<TrustPolicy> policy =
                TrustPolicy.of(draft.master(), new Scope(draft.store(), "", vendor == null ? "" : vendor.code()));
        return policy.isPresent()
                && (level() < policy.get().unseenFrom()
                        || isSample(unit.sscc(), policy.get().sampled()));
    }

    private boolean isSample(String sscc, int hundredths) {
        return secret(draft)
                .filter(key -> draw(key.secret(), sscc) < hundredths)
                .isPresent();
    }

    /// A number below [TrustPolicy#ALL], always the same for a unit.
    static long draw(String secret, String sscc) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(secret), MAC));
            byte[] hash = mac.doFinal(sscc.getBytes(StandardCharsets.UTF_8));
            return Long.remainderUnsigned(ByteBuffer.wrap(hash).getLong(), TrustPolicy.ALL);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + MAC, e);
        }
    }

    private int level() {
        return row().map(VendorTrust::level).orElse(0);
    }

    private Optional<VendorTrust> row() {
        return draft.row(
                VendorTrust.class,
                RowKey.of(RowKind.VENDOR_TRUST, dock.delivery().vendor()));
    }

    /// A sample was not as announced.
    void failed() {
        draft.put(dock.receipt().opensAll());
        put(0, 0);
    }

    /// The delivery is over: what it was like raises or lowers trust.
    void over() {
        Delivery delivery = dock.delivery();
        if (delivery.vendor() == 0 || !brought()) {
            return;
        }
        int before = row().filter(trust -> trust.delivery() == delivery.id())
                .map(VendorTrust::before)
                .orElse(level());
        put(hasFault() ? before / 2 : Math.min(before + 1, LEVEL_MAX), before);
    }

    private void put(int level, int before) {
        int vendor = dock.delivery().vendor();
        if (vendor != 0) {
            draft.put(new VendorTrust(vendor, level, dock.delivery().id(), before));
        }
    }

    private boolean brought() {
        return draft
                .state()
                .by(
                        Entry.class,
                        Word.of(RowKind.ENTRY, "receipt", dock.receipt().id()))
                .stream()
                .anyMatch(entry -> entry.reversed() == 0 && entry.kind() == EntryKind.RECEIVED);
    }

    private boolean hasFault() {
        return dock.receipt().openAll()
                || draft.changed(Discrepancy.class).stream().anyMatch(this::isFault)
                || draft
                        .state()
                        .by(
                                Discrepancy.class,
                                Word.of(
                                        RowKind.DISCREPANCY,
                                        "delivery",
                                        dock.delivery().id()))
                        .stream()
                        .anyMatch(this::isFault);
    }

    /// What the vendor did wrong and still stands, or was settled as such: not what was taken back.
    private boolean isFault(Discrepancy found) {
        boolean takenBack = found.state() == DiscrepancyState.RESOLVED
                && List.of("reversed", ReopenRules.REOPENED)
                        .contains(found.facts().getOrDefault("resolved", ""));
        boolean carriers = found.facts().getOrDefault("fault", "").equals("carrier");
        return !takenBack
                && !carriers
                && switch (found.kind()) {
                    case SHORTAGE, OVERAGE, DAMAGE, SUBSTITUTION, UNKNOWN_BARCODE, WRONG_PRODUCT, EXPIRED -> true;
                    case MASTER_DATA, UNPOSTABLE, COUNT_VARIANCE, MISPLACED, REACTION_TOO_DEEP, POSTING -> false;
                };
    }
}
