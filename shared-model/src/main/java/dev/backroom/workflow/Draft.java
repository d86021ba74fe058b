package dev.backroom.workflow;

import dev.backroom.operation.Envelope;
import dev.backroom.operation.Outcome;
import dev.backroom.policy.Scope;
import dev.backroom.policy.SmallDifference;
import dev.backroom.store.Balance;
import dev.backroom.store.DocumentRow.Discrepancy;
import dev.backroom.store.Index;
import dev.backroom.store.Kept;
import dev.backroom.store.LineRow;
import dev.backroom.store.Master;
import dev.backroom.store.MasterRow.Item;
import dev.backroom.store.Movement;
import dev.backroom.store.Place;
import dev.backroom.store.Posting;
import dev.backroom.store.Row;
import dev.backroom.store.RowKey;
import dev.backroom.store.RowKind;
import dev.backroom.store.Sources;
import dev.backroom.store.StockKey;
import dev.backroom.store.Store;
import dev.backroom.store.StoreId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A decision in the making: its rows lie over the store's, which stays as it is.
///
/// Each key has one row in the end, with its last value. Ids come from the store's sequences, so that two decisions
/// never give the same one.
public final class Draft {

    private final Store state;
    private final Master master;
    private final Envelope envelope;
    private final Instant time;
    private final Facts facts;
    private final Map<RowKey, Kept> kept = new LinkedHashMap<>();
    private final List<Movement> movements = new ArrayList<>(4);
    private final Map<StockKey, Balance> balances = new LinkedHashMap<>();
    private final List<Posting> postings = new ArrayList<>(0);
    private final boolean trial;
    private final Set<Question> wouldAsk = EnumSet.noneOf(Question.class);
    private boolean tick;

    /// @param time the lane's
    Draft(Store state, Master master, Envelope envelope, Instant time) {
        this(state, master, envelope, time, false);
    }

    /// @param trial see [#isTrial]
    Draft(Store state, Master master, Envelope envelope, Instant time, boolean trial) {
        this.trial = trial;
        this.state = state;
        this.master = master;
        this.envelope = envelope;
        this.time = time;
        this.facts = new Facts(state, master, master.localDate(state.id(), time));
    }

    /// The store as it was before this decision.
    public Store state() {
        return state;
    }

    public Master master() {
        return master;
    }

    public Envelope envelope() {
        return envelope;
    }

    public Instant time() {
        return time;
    }

    public StoreId store() {
        return state.id();
    }

    /// Who asks: a person, or a device as a negative number.
    public int actor() {
        return envelope.by().actor();
    }

    /// The calendar day in the store.
    public LocalDate today() {
        return facts.today();
    }

    /// What checks may look at.
    public Facts facts() {
        return facts;
    }

    /// A moment as the store's people write it.
    public String said(Instant moment) {
        return facts.said(moment);
    }

    /// Whether this only shows what a decision would lead to: what would be asked is noted, as if it were answered.
    public boolean isTrial() {
        return trial;
    }

    /// Notes in a trial what would be asked.
    public void wouldAsk(Question question) {
        wouldAsk.add(question);
    }

    Set<Question> wouldAsk() {
        return wouldAsk;
    }

    /// The number that the event of this decision will have.
    public long event() {
        return state.head().number() + 1;
    }

    /// A row as it will be after this decision.
    public <R extends Kept> Optional<R> row(Class<R> type, RowKey key) {
        Kept mine = kept.get(key);
        if (mine == null) {
            return state.row(type, key);
        }
        return mine instanceof LineRow.Removed ? Optional.empty() : Optional.of(type.cast(mine));
    }

    /// Rows of a type that this decision puts, in the order of their first putting.
    public <R extends Kept> List<R> changed(Class<R> type) {
        List<R> rows = new ArrayList<>(kept.size());
        for (Kept row : kept.values()) {
            if (type.isInstance(row)) {
                rows.add(type.cast(row));
            }
        }
        return rows;
    }

    public void put(Kept row) {
        kept.put(row.key(), row);
    }

    /// Takes a row out of state and tables.
    public void remove(RowKey key) {
        kept.put(key, new LineRow.Removed(key));
    }

    /// The next id of a kind of row. Enrolments begin at [Sources#FIRST_ENROLMENT].
    public int nextId(RowKind kind) {
        RowKey key = RowKey.of(RowKind.SEQUENCE, kind.code());
        int last = row(LineRow.Sequence.class, key).map(LineRow.Sequence::last).orElse(0);
        int next = kind == RowKind.DEVICE ? Math.max(last + 1, Sources.FIRST_ENROLMENT) : last + 1;
        put(new LineRow.Sequence(kind, next));
        return next;
    }

    public long quantity(StockKey stock) {
        Balance mine = balances.get(stock);
        return mine == null ? state.quantity(stock) : mine.quantity();
    }

    public long grams(StockKey stock) {
        Balance mine = balances.get(stock);
        return mine == null ? state.grams(stock) : mine.grams();
    }

    /// Whether so much can be taken from there. Virtual places give without end.
    public boolean holds(StockKey stock, long quantity, long grams) {
        return !Place.isReal(stock.place()) || (quantity(stock) >= quantity && grams(stock) >= grams);
    }

    /// Moves stock: one movement and both new balances.
    ///
    /// @throws IllegalStateException when a real place would go below zero; rules ask [#holds] before
    public void move(StockKey from, StockKey to, long quantity, long grams) {
        if (quantity <= 0 || grams < 0 || from.equals(to) || from.item() != to.item()) {
            throw new IllegalStateException("not a movement: " + quantity + " from " + from + " to " + to);
        }
        if (!holds(from, quantity, grams)) {
            throw new IllegalStateException("not enough to move " + quantity + " from " + from);
        }
        movements.add(new Movement(movements.size() + 1, from, to, quantity, grams));
        add(from, -quantity, -grams);
        add(to, quantity, grams);
    }

    /// What this decision moves, in order.
    public List<Movement> moved() {
        return List.copyOf(movements);
    }

    private void add(StockKey stock, long quantity, long grams) {
        balances.put(
                stock,
                new Balance(stock, Math.addExact(quantity(stock), quantity), Math.addExact(grams(stock), grams)));
    }

    /// Tells other systems; see [Posting].
    public void post(Posting.Kind kind, String document, LocalDate day, String vendor, List<Posting.Line> lines) {
        postings.add(new Posting(postings.size() + 1, kind, document, day, vendor, lines));
    }

    /// Opens a case about a difference. One that policy calls small is settled at once, listed and not queued.
    public Discrepancy openDifference(Case details, String vendor) {
        Discrepancy opened = open(details);
        Item item = master.items().get(opened.item());
        Scope scope = new Scope(store(), item == null ? "" : item.group(), vendor);
        if (item == null || !SmallDifference.settles(master, scope, item.worth(opened.quantity()))) {
            return opened;
        }
        Discrepancy settled = opened.resolved(SmallDifference.POLICY);
        put(settled);
        return settled;
    }

    /// Opens a case. The id is the next one, the event is this one's.
    public Discrepancy open(Case details) {
        Discrepancy discrepancy = details.opened(nextId(RowKind.DISCREPANCY), event(), time);
        put(discrepancy);
        return discrepancy;
    }

    /// Forgets all rows, for a decision that came to another end.
    public void reset() {
        kept.clear();
        movements.clear();
        balances.clear();
        postings.clear();
    }

    /// Makes the next clock row count up even when nothing else is due than before.
    public void tick() {
        tick = true;
    }

    /// The decision: a refusal changes nothing, everything else has its rows and the clock set to what is due next.
    public Decision end(Outcome outcome) {
        if (outcome instanceof Outcome.Refused) {
            return new Decision(outcome, List.of());
        }
        setClock();
        List<Row> rows = new ArrayList<>(kept.size() + movements.size() + balances.size());
        rows.addAll(kept.values());
        rows.addAll(movements);
        rows.addAll(balances.values());
        rows.addAll(postings);
        return new Decision(outcome, rows);
    }

    private void setClock() {
        Instant due = state.nextDue(kept::containsKey);
        for (Kept row : kept.values()) {
            Instant mine = Index.due(row);
            due = mine.isBefore(due) ? mine : due;
        }
        LineRow.Clock clock = state.row(LineRow.Clock.class, RowKey.of(RowKind.CLOCK, 0))
                .orElse(new LineRow.Clock(LineRow.Clock.NEVER, 0));
        if (tick || !due.equals(clock.due())) {
            put(new LineRow.Clock(due, clock.generation() + 1));
        }
    }
}
