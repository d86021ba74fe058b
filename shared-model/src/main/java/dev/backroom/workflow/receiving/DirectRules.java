package dev.backroom.workflow.receiving;

import dev.backroom.operation.Code;
import dev.backroom.operation.Outcome;
import dev.backroom.operation.Outcome.Refused;
import dev.backroom.operation.ReceivingOperation.Goods;
import dev.backroom.operation.ReceivingOperation.OpenDirectDelivery;
import dev.backroom.operation.Refusal;
import dev.backroom.policy.DirectDelivery;
import dev.backroom.store.DocumentRow.Arrival;
import dev.backroom.store.DocumentRow.Delivery;
import dev.backroom.store.DocumentRow.DeliveryState;
import dev.backroom.store.DocumentRow.NoticeLine;
import dev.backroom.store.MasterRow.Item;
import dev.backroom.store.MasterRow.Vendor;
import dev.backroom.store.RowKind;
import dev.backroom.workflow.Draft;
import dev.backroom.workflow.Say;
import dev.backroom.workflow.Step;
import dev.backroom.workflow.Step.Go;
import dev.backroom.workflow.goods.Piece;
import dev.backroom.workflow.goods.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Receipt without document, as vendors who fill their own shelves deliver: what the driver's invoice says is
/// entered first
/// and stands in for a notice. What then is counted otherwise is a case when the receipt closes, with the driver
/// still
/// there.
final class DirectRules {

    private static final int COUNTED_MAX = 200;

    private DirectRules() {}

    /// What is wrong with the message itself, if anything.
    static Optional<Refused> malformed(OpenDirectDelivery operation) {
        if (operation.counted().isEmpty()) {
            return Optional.of(Say.missing("/counted"));
        }
        if (operation.counted().size() > COUNTED_MAX) {
            return Optional.of(Say.tooMany("/counted", operation.counted().size()));
        }
        return code(operation).length() > Code.LENGTH_MAX
                ? Optional.of(Say.invalid("/invoice", operation.invoice()))
                : Optional.empty();
    }

    /// The delivery's code: invoices of different vendors may have the same number.
    private static String code(OpenDirectDelivery operation) {
        return operation.vendor() + "-" + operation.invoice();
    }

    static Outcome open(Draft draft, OpenDirectDelivery operation) {
        Optional<Vendor> vendor = draft.master().vendor(operation.vendor());
        if (vendor.isEmpty()) {
            return Say.no(Refusal.UNKNOWN_VENDOR, "vendor", operation.vendor());
        }
        Optional<DirectDelivery> policy = DirectDelivery.of(draft.master(), draft.store());
        if (policy.filter(rule -> !rule.allowsVendor(operation.vendor())).isPresent()) {
            return notAuthorised(operation.vendor(), Optional.empty());
        }
        Optional<Delivery> known = Dock.find(draft.state(), code(operation));
        if (known.isPresent()) {
            return OpenRules.open(draft, known.get());
        }
        Map<Integer, Long> counted = new TreeMap<>();
        for (Goods goods : operation.counted()) {
            Step<Reading> read = draft.facts().read(goods);
            if (!(read instanceof Go<Reading>(Reading reading))) {
                return read.outcome();
            }
            if (!(reading instanceof Reading.Loose loose)) {
                return Say.invalid("/counted", goods.barcode());
            }
            for (Piece piece : loose.pieces()) {
                Item item = piece.item();
                if (policy.filter(rule -> !rule.allowsGroup(item.group())).isPresent()) {
                    return notAuthorised(operation.vendor(), Optional.of(item));
                }
                counted.merge(item.id(), piece.quantity(), Long::sum);
            }
        }
        return OpenRules.open(draft, delivery(draft, operation, vendor.get(), counted));
    }

    private static Outcome notAuthorised(String vendor, Optional<Item> item) {
        return item.isEmpty()
                ? Say.notThese(Refusal.NOT_AUTHORISED, "vendor", vendor)
                : Say.notThese(
                        Refusal.NOT_AUTHORISED,
                        "vendor",
                        vendor,
                        "name",
                        item.get().name());
    }

    private static Delivery delivery(
            Draft draft, OpenDirectDelivery operation, Vendor vendor, Map<Integer, Long> counted) {
        List<NoticeLine> lines = new ArrayList<>(counted.size());
        counted.forEach((item, quantity) -> lines.add(new NoticeLine(lines.size() + 1, 0, 0, item, quantity)));
        Arrival arrival = new Arrival(
                draft.time(),
                draft.actor(),
                "",
                0,
                Arrival.NOT_MEASURED,
                false,
                operation.driver().orElse(""));
        return new Delivery(
                draft.nextId(RowKind.DELIVERY),
                code(operation),
                vendor.id(),
                List.of(),
                draft.time(),
                DeliveryState.EXPECTED,
                List.copyOf(lines),
                List.of(arrival),
                Instant.EPOCH,
                0);
    }
}
