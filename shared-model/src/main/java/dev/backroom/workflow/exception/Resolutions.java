package dev.backroom.workflow.exception;

import dev.backroom.policy.CaseResolution;
import dev.backroom.policy.Scope;
import dev.backroom.store.DocumentRow.Delivery;
import dev.backroom.store.DocumentRow.Discrepancy;
import dev.backroom.store.DocumentRow.DiscrepancyKind;
import dev.backroom.store.Master;
import dev.backroom.store.MasterRow.Item;
import dev.backroom.store.MasterRow.Vendor;
import dev.backroom.store.Resolution;
import dev.backroom.store.RowKey;
import dev.backroom.store.RowKind;
import dev.backroom.store.Store;
import java.util.List;
import java.util.Optional;

/// How a case may end as things stand.
public final class Resolutions {

    private static final List<Resolution> GOODS =
            List.of(Resolution.RELEASE, Resolution.RETURN_TO_VENDOR, Resolution.WRITE_OFF);

    private Resolutions() {}

    /// What a case that is open allows, in the order in which it is offered; policy may have narrowed it.
    public static List<Resolution> allowed(Store state, Master master, Discrepancy about) {
        CaseResolution policy = policy(state, master, about);
        return possible(state, about).stream()
                .filter(resolution -> policy.allows(about.kind(), resolution))
                .toList();
    }

    private static List<Resolution> possible(Store state, Discrepancy about) {
        if (about.kind() == DiscrepancyKind.POSTING) {
            return List.of(Resolution.RETRY, Resolution.SKIP);
        }
        if (about.kind() == DiscrepancyKind.SHORTAGE) {
            return List.of(Resolution.CLAIM, Resolution.ACCEPT);
        }
        boolean stands = !GoodsOfCase.of(state, about).isEmpty();
        if (GoodsOfCase.isExcess(about)) {
            return stands ? List.of(Resolution.ACCEPT, Resolution.RETURN_TO_VENDOR) : List.of(Resolution.ACCEPT);
        }
        if (stands) {
            return GOODS;
        }
        if (about.kind() == DiscrepancyKind.DAMAGE || about.facts().containsKey("fault")) {
            return List.of(Resolution.CLAIM, Resolution.DISMISS);
        }
        if (about.facts().containsKey("operation")) {
            return List.of(Resolution.RETRY, Resolution.DISMISS);
        }
        boolean neverKnown = about.facts().containsKey("barcode") && about.item() == 0 && about.quantity() > 0;
        return neverKnown ? List.of(Resolution.RELEASE, Resolution.DISMISS) : List.of(Resolution.DISMISS);
    }

    /// Whether a resolution is about goods that were set aside and do not stand any more.
    static boolean goodsAreGone(Store state, Discrepancy about, Resolution resolution) {
        return GOODS.contains(resolution)
                && GoodsOfCase.wereSetAside(state, about)
                && GoodsOfCase.of(state, about).isEmpty();
    }

    static CaseResolution policy(Store state, Master master, Discrepancy about) {
        Item item = master.items().get(about.item());
        Optional<Vendor> vendor = state.row(Delivery.class, RowKey.of(RowKind.DELIVERY, about.delivery()))
                .flatMap(delivery -> Optional.ofNullable(master.vendors().get(delivery.vendor())));
        return CaseResolution.of(
                master,
                new Scope(
                        state.id(),
                        item == null ? "" : item.group(),
                        vendor.map(Vendor::code).orElse("")));
    }
}
