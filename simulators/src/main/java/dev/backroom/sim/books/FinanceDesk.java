package dev.backroom.sim.books;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// Lets finance read the books. The time of an answer is that of its request: nothing is kept for later.
final class FinanceDesk {

    private static final int PAGE = 100;
    private static final int PAGE_MAX = 1_000;

    private final Ledger ledger;

    FinanceDesk(Ledger ledger) {
        this.ledger = ledger;
    }

    /// @param list `stock`, `receipts` or `vouchers`
    void get(HttpServerRequest request, String list) {
        String site = Optional.ofNullable(request.getParam("site")).orElse("");
        if (site.isBlank()) {
            Answers.error(request, Answers.UNPROCESSABLE, "Which site? Say it as ?site=0123.");
        } else if (!ledger.knowsSite(site)) {
            Answers.error(request, Answers.NOT_FOUND, "There is no site " + site + ".");
        } else {
            switch (list) {
                case "stock" -> Answers.send(request, Answers.OK, stock(site).encode());
                case "receipts" ->
                    Answers.send(request, Answers.OK, receipts(site).encode());
                default -> vouchers(request, site);
            }
        }
    }

    private JsonArray stock(String site) {
        JsonArray all = new JsonArray();
        ledger.stock(site)
                .forEach((shelf, amount) -> all.add(new JsonObject()
                        .put("article", shelf.article())
                        .put("type", shelf.type().name())
                        .put("quantity", amount.quantity())
                        .put("grams", amount.grams())));
        return all;
    }

    private JsonArray receipts(String site) {
        JsonArray all = new JsonArray();
        ledger.received(site)
                .forEach((line, amount) -> all.add(new JsonObject()
                        .put("order", line.order())
                        .put("orderLine", line.line())
                        .put("article", line.article())
                        .put("quantity", amount.quantity())
                        .put("grams", amount.grams())));
        return all;
    }

    private void vouchers(HttpServerRequest request, String site) {
        long after = number(request, "after", 0);
        int limit = (int) Math.min(PAGE_MAX, number(request, "limit", PAGE));
        if (after < 0 || limit < 1) {
            Answers.error(
                    request,
                    Answers.UNPROCESSABLE,
                    "'after' is the number of the last voucher that is known, 'limit' how many come next.");
            return;
        }
        List<Voucher> found = ledger.vouchers(site, after, limit);
        JsonArray vouchers = new JsonArray();
        found.forEach(voucher -> vouchers.add(Papers.write(voucher)));
        JsonObject page = new JsonObject().put("vouchers", vouchers);
        if (found.size() == limit) {
            page.put("next", found.getLast().number());
        }
        Answers.send(request, Answers.OK, page.encode());
    }

    /// A number of the query; below zero when it is none.
    private static long number(HttpServerRequest request, String name, long otherwise) {
        String text = Optional.ofNullable(request.getParam(name)).orElse("");
        if (text.isBlank()) {
            return otherwise;
        }
        return text.matches("\\d{1,15}") ? Long.parseLong(text) : -1;
    }
}
