package dev.backroom.workflow.receiving;

import dev.backroom.operation.Outcome;
import dev.backroom.operation.Refusal;
import dev.backroom.store.DocumentRow.Asked;
import dev.backroom.store.DocumentRow.Entry;
import dev.backroom.store.DocumentRow.EntryKind;
import dev.backroom.store.DocumentRow.Shown;
import dev.backroom.store.Index.Word;
import dev.backroom.store.MasterRow.Item;
import dev.backroom.store.RowKind;
import dev.backroom.workflow.Approvals;
import dev.backroom.workflow.Draft;
import dev.backroom.workflow.Question;
import dev.backroom.workflow.Say;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What must be confirmed before goods are booked in. A question shows all that it is about, and is asked once; a
/// confirmation names the operation that was asked back, and what was said yes to is remembered until it is answered
/// or runs out.
///
/// A yes covers what was shown and no more. When others have filled the line meanwhile, so that more is too much than
/// the clerk or the supervisor saw, the question is asked anew with the new figure; where it is less, the yes holds.
///
/// Goods that came in offline are there whatever anybody answers: small questions fall away, an excess beyond
/// tolerance is refused (and so parked).
final class Questions {

    private static final int NAMES_SAID = 5;

    private final Draft draft;
    private final Dock dock;
    private final Map<Item, LocalDate> past = new LinkedHashMap<>(2);
    private final Map<Item, Long> over = new LinkedHashMap<>(2);
    private boolean beyondTolerance;

    Questions(Draft draft, Dock dock) {
        this.draft = draft;
        this.dock = dock;
    }

    /// The best-before date of goods has passed.
    void past(Item item, LocalDate date) {
        past.merge(item, date, (a, b) -> a.isBefore(b) ? a : b);
    }

    /// Goods are more than was ordered. Of several pieces of one item the last says how many in all.
    ///
    /// @param excess base units of the item
    void over(Item item, long excess, boolean beyond) {
        over.merge(item, excess, Math::max);
        beyondTolerance |= beyond;
    }

    /// What to answer instead of booking; nothing when all is confirmed.
    Optional<Outcome> unanswered() {
        if (draft.envelope().offline()) {
            return beyondTolerance ? Optional.of(Say.notThese(Refusal.OVER_TOLERANCE, excess())) : Optional.empty();
        }
        if (draft.isTrial()) {
            noteForTrial();
            return Optional.empty();
        }
        Optional<Asked> before = Approvals.confirmed(draft);
        List<Shown> saidYesTo = before.map(Asked::shown).orElse(List.of());
        List<Shown> dates = past.keySet().stream()
                .map(item -> new Shown(Question.BEST_BEFORE_PASSED.code(), item.id(), 0))
                .toList();
        if (!covers(saidYesTo, dates)) {
            return Optional.of(ask(Question.BEST_BEFORE_PASSED, passed(), dates, before));
        }
        Question question = beyondTolerance ? Question.OVER_TOLERANCE : Question.OVER_ORDER;
        List<Shown> tooMuch = over.entrySet().stream()
                .map(one -> new Shown(question.code(), one.getKey().id(), one.getValue()))
                .toList();
        if (!covers(saidYesTo, tooMuch)) {
            return Optional.of(ask(question, excess(), tooMuch, before));
        }
        return beyondTolerance
                ? Approvals.unfit(draft.envelope(), this::tookPart).map(Outcome.class::cast)
                : Optional.empty();
    }

    private void noteForTrial() {
        if (!past.isEmpty()) {
            draft.wouldAsk(Question.BEST_BEFORE_PASSED);
        }
        if (!over.isEmpty()) {
            draft.wouldAsk(beyondTolerance ? Question.OVER_TOLERANCE : Question.OVER_ORDER);
        }
    }

    private String[] passed() {
        LocalDate earliest = past.values().stream().min(LocalDate::compareTo).orElseThrow();
        return new String[] {"name", names(past.keySet()), "date", earliest.toString()};
    }

    private String[] excess() {
        long sum = over.values().stream().mapToLong(Long::longValue).sum();
        return new String[] {
            "excess",
            Long.toString(sum),
            "name",
            names(over.keySet()),
            "delivery",
            dock.delivery().code()
        };
    }

    private static String names(Set<Item> items) {
        String some = items.stream().limit(NAMES_SAID).map(Item::name).collect(Collectors.joining(", "));
        return items.size() > NAMES_SAID ? some + " …" : some;
    }

    private static boolean covers(List<Shown> saidYesTo, List<Shown> now) {
        return now.stream().allMatch(one -> saidYesTo.stream().anyMatch(yes -> covers(yes, one)));
    }

    /// Who stood by an excess beyond tolerance has stood by one within it too.
    private static boolean covers(Shown yes, Shown now) {
        boolean sameOrHarder = yes.question().equals(now.question())
                || (yes.question().equals(Question.OVER_TOLERANCE.code())
                        && now.question().equals(Question.OVER_ORDER.code()));
        return sameOrHarder && yes.item() == now.item() && yes.excess() >= now.excess();
    }

    private Outcome ask(Question question, String[] pairs, List<Shown> shown, Optional<Asked> before) {
        List<Shown> all = new ArrayList<>(shown);
        before.ifPresent(row -> all.addAll(
                row.shown().stream().filter(yes -> !isAgain(yes, shown)).toList()));
        return Approvals.ask(draft, question, all, before, pairs);
    }

    /// Whether the same is asked about again, so that an earlier yes counts no more.
    private static boolean isAgain(Shown yes, List<Shown> shown) {
        return shown.stream().anyMatch(now -> now.question().equals(yes.question()) && now.item() == yes.item());
    }

    private boolean tookPart(int person) {
        if (person == dock.receipt().openedBy()) {
            return true;
        }
        Word entries = Word.of(RowKind.ENTRY, "receipt", dock.receipt().id());
        for (Entry entry : draft.state().by(Entry.class, entries)) {
            if (entry.by() == person && entry.kind() != EntryKind.RESTATED) {
                return true;
            }
        }
        return dock.delivery().arrival().stream().anyMatch(arrival -> arrival.by() == person);
    }
}
