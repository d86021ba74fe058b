package dev.backroom.gateway.app;

import static dev.backroom.gateway.app.Enrolment.await;

import dev.backroom.gateway.integration.relay.Heads;
import dev.backroom.gateway.log.ChainCheck;
import dev.backroom.gateway.log.DamagedLine;
import dev.backroom.gateway.log.EventReader;
import dev.backroom.gateway.log.LedgerCheck;
import dev.backroom.gateway.log.Rebuild;
import dev.backroom.store.StoreId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// Whether the books can be trusted: chain, signed heads, ledger and tables against each other. Blocking.
public final class Audit {

    private final EventReader events;
    private final LedgerCheck ledger;
    private final Rebuild rebuild;
    private final Path folder;

    /// @param folder with the signed heads
    Audit(EventReader events, LedgerCheck ledger, Rebuild rebuild, Path folder) {
        this.events = events;
        this.ledger = ledger;
        this.rebuild = rebuild;
        this.folder = folder;
    }

    /// What was looked at, and what is wrong, in words.
    ///
    /// @param elsewhere events of detached eras that are archived outside of this database and were not looked at
    public record Findings(
            long events,
            long elsewhere,
            int stores,
            List<String> chain,
            List<String> heads,
            List<String> ledger,
            List<String> tables) {

        public List<String> all() {
            return Stream.of(chain, heads, ledger, tables).flatMap(List::stream).toList();
        }
    }

    /// @param only one store; all without
    public Findings run(Optional<StoreId> only) throws TimeoutException {
        List<StoreId> stores = stores(only);
        List<String> chain = new ArrayList<>();
        List<String> tables = new ArrayList<>();
        ChainCheck check = new ChainCheck(events);
        long count = 0;
        long elsewhere = 0;
        for (StoreId store : stores) {
            ChainCheck.Report report = await(check.check(store));
            count += report.events();
            elsewhere += report.elsewhere();
            chain.addAll(report.faults());
            tables.addAll(compare(store));
        }
        return new Findings(count, elsewhere, stores.size(), chain, heads(), await(ledger.check()), tables);
    }

    private List<String> compare(StoreId store) throws TimeoutException {
        try {
            return await(rebuild.compare(store));
        } catch (DamagedLine | Rebuild.CannotRebuild e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    /// Makes tables again from the log. Answers how many events each store has.
    Map<StoreId, Long> rebuild(Optional<StoreId> only) throws TimeoutException {
        Map<StoreId, Long> rebuilt = new TreeMap<>();
        for (StoreId store : stores(only)) {
            rebuilt.put(store, await(rebuild.rebuild(store)));
        }
        return rebuilt;
    }

    private List<StoreId> stores(Optional<StoreId> only) throws TimeoutException {
        return only.isPresent()
                ? List.of(only.get())
                : List.copyOf(await(events.heads()).keySet());
    }

    private List<String> heads() throws TimeoutException {
        return Files.exists(folder.resolve("heads.pub"))
                ? await(new Heads(folder, events).verify(await(events.erasElsewhere())))
                        .problems()
                : List.of();
    }
}
