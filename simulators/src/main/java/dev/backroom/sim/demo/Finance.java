package dev.backroom.sim.demo;

import dev.backroom.client.BackroomClient;
import dev.backroom.gateway.integration.postings.Postings;
import dev.backroom.sim.books.Books;
import dev.backroom.sim.books.Reconciliation;
import dev.backroom.store.Head;
import dev.backroom.store.StoreId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// What the ERP hears of the morning: it can be sent away in the middle, and in the end its books must be those of
/// the
/// stores.
final class Finance {

    private final Books books;
    private final Postings postings;
    private boolean away;
    private boolean wasAway;

    Finance(Books books, Postings postings) {
        this.books = books;
        this.postings = postings;
    }

    /// The ERP goes, once.
    void goAway() {
        if (!wasAway) {
            wasAway = true;
            away = true;
            books.goAway();
        }
    }

    void comeBack() {
        if (away) {
            away = false;
            books.comeBack();
        }
    }

    /// In words, for people who watch.
    String said() {
        Postings.Health health = postings.health();
        return "ERP %,d told%s%s%s"
                .formatted(
                        books.vouchers(),
                        away ? ", AWAY" : "",
                        health.unsent() > 0 ? ", " + health.unsent() + " again" : "",
                        health.parked() > 0 ? ", " + health.parked() + " parked" : "");
    }

    /// Whether nothing is left to tell of these lines.
    boolean isDone(Map<StoreId, Head> heads) {
        return heads.entrySet().stream()
                .allMatch(
                        line -> postings.hasTold(line.getKey(), line.getValue().number()));
    }

    /// Messages that wait for a person.
    int parked() {
        return postings.health().parked();
    }

    long told() {
        return books.vouchers();
    }

    /// Compares both books through what both tell everybody.
    List<String> differences(BackroomClient client, Collection<StoreId> stores) {
        Reconciliation.Found found = new Reconciliation(client, books.address(), House.ERP_TOKEN).compare(stores);
        List<String> wrong = new ArrayList<>(found.differences());
        if (found.compared() == 0) {
            wrong.add("there was nothing to compare");
        }
        if (wasAway && away) {
            wrong.add("the ERP never came back");
        }
        return wrong;
    }
}
