package dev.backroom.sim.books;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The vouchers, and what follows from them. One message has one voucher for ever, and each voucher is in the journal
/// before anybody is told of it, so that opening the journal again gives the same books. Safe for several threads.
final class Ledger implements AutoCloseable {

    private record DocumentKey(String site, String document) {}

    private final InstantSource clock;
    private final Journal journal;
    private final Masters masters = new Masters();
    private final Stock stock = new Stock();
    private final Set<DocumentKey> received = new HashSet<>();
    private final Map<String, Voucher> byKey = new HashMap<>();
    private final Map<String, List<Voucher>> bySite = new HashMap<>();
    private final Examiner examiner =
            new Examiner(masters, stock, (site, document) -> received.contains(new DocumentKey(site, document)));

    /// Opens the books as they were left.
    ///
    /// @throws IOException when the journal cannot be used
    Ledger(Path journal, InstantSource clock) throws IOException {
        this.clock = clock;
        this.journal = Journal.open(journal, this::readAgain);
    }

    private void readAgain(JsonObject line) {
        if (Papers.isVoucher(line)) {
            enter(Papers.voucher(line));
        } else {
            masters.learn(Papers.fact(line));
        }
    }

    /// Books a message, unless it is known, differs from what its key stands for, or is nonsense.
    synchronized Verdict take(Message message) {
        Voucher before = byKey.get(message.key());
        if (before != null) {
            return before.message().equals(message) ? new Verdict.Known(before) : new Verdict.Differs(before);
        }
        Optional<String> objection = examiner.objection(
                message, clock.instant().atZone(ZoneOffset.UTC).toLocalDate());
        if (objection.isPresent()) {
            return new Verdict.Refused(objection.get());
        }
        Voucher voucher = new Voucher(byKey.size() + 1L, clock.instant(), message);
        journal.append(Papers.write(voucher));
        enter(voucher);
        return new Verdict.Booked(voucher);
    }

    private void enter(Voucher voucher) {
        Message message = voucher.message();
        byKey.put(message.key(), voucher);
        bySite.computeIfAbsent(message.site(), _ -> new ArrayList<>()).add(voucher);
        stock.book(message);
        if (message.movement() == Movement.GOODS_RECEIPT) {
            received.add(new DocumentKey(message.site(), message.document()));
        }
    }

    /// Learns something from head office.
    ///
    /// @return whether it fits to what was told before; nothing was learned if not
    synchronized boolean learn(Fact fact) {
        return switch (masters.weigh(fact)) {
            case KNOWN -> true;
            case CONTRADICTS -> false;
            case NEW -> {
                journal.append(Papers.write(fact));
                masters.learn(fact);
                yield true;
            }
        };
    }

    /// Whether a site can be asked about.
    synchronized boolean knowsSite(String site) {
        return masters.knowsSite(site);
    }

    synchronized long vouchers() {
        return byKey.size();
    }

    /// Vouchers of a site in their order.
    ///
    /// @param after number of the last one that is known
    synchronized List<Voucher> vouchers(String site, long after, int limit) {
        return bySite.getOrDefault(site, List.of()).stream()
                .filter(voucher -> voucher.number() > after)
                .limit(limit)
                .toList();
    }

    /// What a site holds.
    synchronized SortedMap<Stock.Shelf, Amount> stock(String site) {
        return new TreeMap<>(stock.held(site));
    }

    /// What was received on each line of a site's orders, corrections included.
    synchronized SortedMap<Stock.Ordered, Amount> received(String site) {
        return new TreeMap<>(stock.received(site));
    }

    @Override
    public synchronized void close() throws IOException {
        journal.close();
    }
}
