package dev.backroom.workflow.exception;

import dev.backroom.store.DocumentRow.Arrival;
import dev.backroom.store.DocumentRow.Delivery;
import dev.backroom.store.DocumentRow.Discrepancy;
import dev.backroom.store.DocumentRow.Entry;
import dev.backroom.store.DocumentRow.EntryKind;
import dev.backroom.store.DocumentRow.Receipt;
import dev.backroom.store.Index.Word;
import dev.backroom.store.RowKey;
import dev.backroom.store.RowKind;
import dev.backroom.store.Store;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who took part in what a case is about: received on its delivery, opened or closed the receipt, checked it in,
/// approved, or made what was kept. Ending another case of the delivery is no part in this one.
final class Participants {

    private final Set<Integer> people = new HashSet<>();

    Participants(Store state, Discrepancy about) {
        add(about.facts().get("approver"));
        add(about.facts().get("by"));
        state.row(Receipt.class, RowKey.of(RowKind.RECEIPT, about.receipt())).ifPresent(this::add);
        state.row(Delivery.class, RowKey.of(RowKind.DELIVERY, about.delivery())).ifPresent(delivery -> {
            people.add(delivery.closedBy());
            delivery.arrival().stream().map(Arrival::by).forEach(people::add);
            Word receipts = Word.of(RowKind.RECEIPT, "delivery", delivery.id());
            for (Receipt receipt : state.by(Receipt.class, receipts)) {
                add(receipt);
                Word entries = Word.of(RowKind.ENTRY, "receipt", receipt.id());
                state.by(Entry.class, entries).stream()
                        .filter(entry -> entry.kind() != EntryKind.RESTATED || entry.number() == about.opened())
                        .forEach(entry -> people.add(entry.by()));
            }
        });
    }

    private void add(Receipt receipt) {
        people.add(receipt.openedBy());
        people.add(receipt.closedBy());
    }

    private void add(@Nullable String person) {
        if (person != null) {
            people.add(Integer.parseInt(person));
        }
    }

    boolean has(int person) {
        return people.contains(person);
    }
}
