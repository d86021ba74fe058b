package dev.backroom.gateway.app;

import dev.backroom.gateway.integration.relay.Heads;
import dev.backroom.gateway.log.ChainCheck;
import dev.backroom.gateway.log.DamagedLine;
import dev.backroom.gateway.log.EventReader;
import dev.backroom.gateway.log.HeadMarks;
import dev.backroom.gateway.log.LedgerCheck;
import dev.backroom.gateway.log.Rebuild;
import dev.backroom.store.Event;
import dev.backroom.store.StoreId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Whether the books can be trusted: chain, signed heads, ledger and tables against each other. Blocking, as long as
/// it takes: how long that is depends on the log's size alone, and who asked can end the command.
public final class Audit {

    private final EventReader events;
    private final HeadMarks marks;
    private final LedgerCheck ledger;
    private final Rebuild rebuild;
    private final Path folder;
    private final Duration headsEvery;

    /// @param folder with the signed heads
    /// @param headsEvery how often they are signed
    Audit(EventReader events, HeadMarks marks, LedgerCheck ledger, Rebuild rebuild, Path folder, Duration headsEvery) {
        this.events = events;
        this.marks = marks;
        this.ledger = ledger;
        this.rebuild = rebuild;
        this.folder = folder;
        this.headsEvery = headsEvery;
    }

    /// What was looked at, and what is wrong, in words.
    ///
    /// @param elsewhere events of detached eras that are archived outside of this database and were not looked at
    /// @param signed heads that were compared with the log
    /// @param signedElsewhere signed heads of detached eras that were not looked at
    public record Findings(
            long events,
            long elsewhere,
            int stores,
            long signed,
            long signedElsewhere,
            List<String> chain,
            List<String> heads,
            List<String> ledger,
            List<String> tables) {

        /// Whether there was nothing that could have been wrong.
        boolean isNothing() {
            return events + elsewhere + signed + signedElsewhere == 0 && all().isEmpty();
        }

        public List<String> all() {
            return Stream.of(chain, heads, ledger, tables).flatMap(List::stream).toList();
        }
    }

    /// @param only one store; all without
    public Findings run(Optional<StoreId> only) {
        List<StoreId> stores = stores(only);
        List<String> chain = new ArrayList<>();
        List<String> tables = new ArrayList<>();
        ChainCheck check = new ChainCheck(events);
        long count = 0;
        long elsewhere = 0;
        for (StoreId store : stores) {
            ChainCheck.Report report = check.check(store).await();
            count += report.events();
            elsewhere += report.elsewhere();
            chain.addAll(report.faults());
            tables.addAll(compare(store));
        }
        Heads.Result heads = new Heads(folder, events, marks)
                .verify(events.erasElsewhere().await(), only)
                .await();
        List<String> headFaults = new ArrayList<>(heads.problems());
        if (heads.statements() == 0 || heads.last().isPresent()) {
            headFaults.addAll(unsigned(stores, heads));
        }
        return new Findings(
                count,
                elsewhere,
                stores.size(),
                heads.heads(),
                heads.archived(),
                chain,
                headFaults,
                ledger.check(only).await(),
                tables);
    }

    private List<String> compare(StoreId store) {
        try {
            return rebuild.compare(store).await();
        } catch (DamagedLine | Rebuild.CannotRebuild e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    /// Makes tables again from the log. Answers how many events each store has.
    Map<StoreId, Long> rebuild(Optional<StoreId> only) {
        Map<StoreId, Long> rebuilt = new TreeMap<>();
        for (StoreId store : stores(only)) {
            rebuilt.put(store, rebuild.rebuild(store).await());
        }
        return rebuilt;
    }

    private List<StoreId> stores(Optional<StoreId> only) {
        return only.isPresent()
                ? List.of(only.get())
                : List.copyOf(events.heads().await().keySet());
    }

    /// A gateway signs the heads of all chains with its first beat, so an empty book beside an old chain was
    /// emptied. A gateway that has ended need not know of stores that another one opened since.
    private List<String> unsigned(List<StoreId> stores, Heads.Result heads) {
        Instant before = heads.last().orElseGet(Instant::now).minus(headsEvery);
        List<String> faults = new ArrayList<>();
        for (StoreId store : stores) {
            if (!heads.stores().contains(store.code())
                    && events.head(store).await().number() > 0
                    && began(store).isBefore(before)) {
                faults.add("store " + store + ": its first event is older than " + headsEvery.toSeconds()
                        + " s, and there is no signed head of it in " + folder);
            }
        }
        return faults;
    }

    /// When a store's line began; long ago, when its first event is archived outside of this database.
    private Instant began(StoreId store) {
        return events.at(store, 1).await().map(Event::time).orElse(Instant.EPOCH);
    }
}
