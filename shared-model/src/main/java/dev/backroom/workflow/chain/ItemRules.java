package dev.backroom.workflow.chain;

import dev.backroom.operation.ChainOperation;
import dev.backroom.operation.ChainOperation.ItemData;
import dev.backroom.operation.ChainOperation.PackData;
import dev.backroom.operation.ChainOperation.PutItems;
import dev.backroom.operation.Outcome;
import dev.backroom.store.Index.Word;
import dev.backroom.store.MasterRow.Bundle;
import dev.backroom.store.MasterRow.Item;
import dev.backroom.store.MasterRow.Pack;
import dev.backroom.store.RowKind;
import dev.backroom.workflow.Codes;
import dev.backroom.workflow.Done;
import dev.backroom.workflow.Draft;
import dev.backroom.workflow.Say;
import dev.backroom.workflow.Step;
import dev.backroom.workflow.Step.Go;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Puts items. A GTIN belongs to one item or bundle of the chain, whatever message brings it.
final class ItemRules {

    private static final int SKU_MAX = 50;
    private static final int NAME_MAX = 200;
    private static final String FREE = "";
    private static final long PACK_MAX = 1_000_000;

    private final Draft draft;
    private final Set<String> skus = new HashSet<>();
    /// SKUs that this message gave a GTIN to, [#FREE] where it took one away.
    private final Map<String, String> ownerOf = new HashMap<>();

    ItemRules(Draft draft) {
        this.draft = draft;
    }

    Outcome put(PutItems operation) {
        List<ItemData> items = operation.items();
        if (items.size() > ChainOperation.ROWS_MAX) {
            return Say.tooMany("/items", items.size());
        }
        for (int i = 0; i < items.size(); i++) {
            Step<Item> step = item("/items/" + i, items.get(i));
            if (!(step instanceof Go<Item>(Item item))) {
                return step.outcome();
            }
            if (!draft.row(Item.class, item.key()).equals(Optional.of(item))) {
                draft.put(item);
            }
        }
        return Say.done(Done.ITEMS_PUT, "count", Integer.toString(items.size()));
    }

    private Step<Item> item(String at, ItemData data) {
        if (data.sku().isBlank() || data.sku().length() > SKU_MAX) {
            return Step.stop(Say.invalid(at + "/sku", data.sku()));
        }
        if (!skus.add(data.sku())) {
            return Step.stop(Say.contradiction(at + "/sku", data.sku(), data.sku()));
        }
        if (data.name().length() > NAME_MAX || data.group().length() > SKU_MAX) {
            return Step.stop(Say.invalid(at + (data.name().length() > NAME_MAX ? "/name" : "/group"), "…"));
        }
        if (data.minimumDays() < 0) {
            return Step.stop(Say.invalid(at + "/minimumDays", data.minimumDays()));
        }
        if (data.costMinor() < 0) {
            return Step.stop(Say.invalid(at + "/costMinor", data.costMinor()));
        }
        Optional<Item> before = draft.state().one(Item.class, Word.code(RowKind.ITEM, data.sku()));
        before.ifPresent(item -> item.packs().forEach(pack -> ownerOf.put(pack.gtin(), FREE)));
        int id = before.map(Item::id).orElseGet(() -> draft.nextId(RowKind.ITEM));
        Step<List<Pack>> packs = packs(at, data);
        if (!(packs instanceof Go<List<Pack>>(List<Pack> good))) {
            return packs.as();
        }
        return Step.go(new Item(
                id,
                data.sku(),
                data.name(),
                data.group(),
                data.temperature(),
                data.tracking(),
                data.catchWeight(),
                data.minimumDays(),
                data.variant(),
                data.costMinor(),
                good));
    }

    private Step<List<Pack>> packs(String at, ItemData data) {
        List<Pack> packs = new ArrayList<>(data.packs().size());
        for (PackData pack : data.packs()) {
            if (pack.quantity() <= 0 || pack.quantity() > PACK_MAX) {
                return Step.stop(Say.invalid(Say.at(at + "/packs", packs.size(), "quantity"), pack.quantity()));
            }
            Step<String> gtin = Codes.gtin(pack.gtin());
            if (!(gtin instanceof Go<String>(String digits))) {
                return gtin.as();
            }
            Optional<String> owner = otherOwner(digits);
            if (owner.isPresent()) {
                return Step.stop(
                        Say.contradiction(Say.at(at + "/packs", packs.size(), "gtin"), pack.gtin(), owner.get()));
            }
            ownerOf.put(digits, data.sku());
            packs.add(new Pack(digits, pack.level(), pack.quantity()));
        }
        return Step.go(packs);
    }

    /// The SKU or the bundle's name that this GTIN belongs to already.
    private Optional<String> otherOwner(String gtin) {
        String mine = ownerOf.get(gtin);
        if (mine != null) {
            return mine.equals(FREE) ? Optional.empty() : Optional.of(mine);
        }
        return draft.state()
                .one(Item.class, Word.of(RowKind.ITEM, "gtin", gtin))
                .map(Item::sku)
                .or(() -> draft.state()
                        .one(Bundle.class, Word.code(RowKind.BUNDLE, gtin))
                        .map(Bundle::name));
    }
}
