package dev.backroom.gateway.log;

import dev.backroom.store.StoreId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.Optional;

/// Finds the papers, and the units they announce, of other stores of this database.
///
/// It reads each store's papers one by one, since no index may lie on what lanes change: only for answers that are
/// no, and never many at once.
public final class Elsewhere {

    private static final String STORES = "SELECT s.store FROM unnest($1::int[]) AS s (store) WHERE ";
    private static final String HAS_ORDER =
            "EXISTS (SELECT FROM purchase_order o WHERE o.store = s.store AND o.code = $2)";
    private static final String HAS_DELIVERY =
            "EXISTS (SELECT FROM delivery d WHERE d.store = s.store AND d.code = $2)";
    private static final String HAS_UNIT =
            "EXISTS (SELECT FROM handling_unit u WHERE u.store = s.store AND u.sscc = $2)";
    private static final String ONE = " LIMIT 1";

    /// What kind of paper a code is looked for on.
    public enum Paper {
        ORDER(STORES + HAS_ORDER + ONE),
        /// A delivery, which may also be asked for by its order.
        DELIVERY(STORES + HAS_ORDER + " OR " + HAS_DELIVERY + ONE),
        /// The label of a carton or pallet.
        UNIT(STORES + HAS_UNIT + ONE);

        private final String find;

        Paper(String find) {
            this.find = find;
        }
    }

    private final Pool pool;

    public Elsewhere(Pool pool) {
        this.pool = pool;
    }

    /// One of the stores that has this paper.
    ///
    /// @param stores numbers of those to look at
    public Future<Optional<StoreId>> find(Paper paper, String code, Collection<Integer> stores) {
        return pool.preparedQuery(paper.find)
                .execute(Tuple.of(stores.toArray(Integer[]::new), code))
                .map(Elsewhere::first);
    }

    private static Optional<StoreId> first(RowSet<Row> rows) {
        for (Row row : rows) {
            return Optional.of(new StoreId(row.getInteger(0)));
        }
        return Optional.empty();
    }
}
