package dev.backroom.workflow.chain;

import dev.backroom.operation.ChainOperation.ComponentData;
import dev.backroom.operation.ChainOperation.PutBundle;
import dev.backroom.operation.Outcome;
import dev.backroom.operation.Refusal;
import dev.backroom.store.Index.Word;
import dev.backroom.store.MasterRow.Bundle;
import dev.backroom.store.MasterRow.Component;
import dev.backroom.store.MasterRow.Item;
import dev.backroom.store.RowKind;
import dev.backroom.workflow.Codes;
import dev.backroom.workflow.Done;
import dev.backroom.workflow.Draft;
import dev.backroom.workflow.Say;
import dev.backroom.workflow.Step;
import dev.backroom.workflow.Step.Go;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts a GTIN that stands for several items.
final class BundleRules {

    private BundleRules() {}

    static Outcome put(Draft draft, PutBundle operation) {
        Step<String> gtin = Codes.gtin(operation.gtin());
        if (!(gtin instanceof Go<String>(String digits))) {
            return gtin.outcome();
        }
        Optional<Item> item = draft.state().one(Item.class, Word.of(RowKind.ITEM, "gtin", digits));
        if (item.isPresent()) {
            return Say.contradiction("/gtin", operation.gtin(), item.get().sku());
        }
        if (operation.components().isEmpty()) {
            return Say.missing("/components");
        }
        List<Component> components = new ArrayList<>();
        for (ComponentData data : operation.components()) {
            if (data.quantity() <= 0) {
                return Say.invalid(Say.at("/components", components.size(), "quantity"), data.quantity());
            }
            Optional<Item> part = draft.state().one(Item.class, Word.code(RowKind.ITEM, data.sku()));
            if (part.isEmpty()) {
                return Say.no(Refusal.UNKNOWN_ITEM, "item", data.sku());
            }
            if (components.stream().anyMatch(other -> other.item() == part.get().id())) {
                return Say.contradiction(Say.at("/components", components.size(), "sku"), data.sku(), data.sku());
            }
            components.add(new Component(part.get().id(), data.quantity()));
        }
        int id = draft.state()
                .one(Bundle.class, Word.code(RowKind.BUNDLE, digits))
                .map(Bundle::id)
                .orElseGet(() -> draft.nextId(RowKind.BUNDLE));
        draft.put(new Bundle(id, digits, operation.name(), components));
        return Say.done(Done.BUNDLE_PUT, "name", operation.name());
    }
}
