package dev.backroom.workflow.chain;

import dev.backroom.operation.ChainOperation;
import dev.backroom.operation.Outcome;
import dev.backroom.workflow.Draft;

/// The door of this package.
public final class ChainRules {

    private ChainRules() {}

    public static Outcome decide(Draft draft, ChainOperation operation) {
        return switch (operation) {
            case ChainOperation.PutItems put -> new ItemRules(draft).put(put);
            case ChainOperation.PutBundle put -> BundleRules.put(draft, put);
            case ChainOperation.PutVendor put -> PartyRules.put(draft, put);
            case ChainOperation.PutSite put -> PartyRules.put(draft, put);
            case ChainOperation.PutPerson put -> PartyRules.put(draft, put);
            case ChainOperation.PutDevice put -> PartyRules.put(draft, put);
            case ChainOperation.PutPolicy put -> PolicyRules.put(draft, put);
        };
    }
}
