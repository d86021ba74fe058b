package dev.backroom.gateway.edge.http;

import dev.backroom.gateway.edge.token.Caller;
import dev.backroom.operation.Answer;
import dev.backroom.operation.Outcome;
import dev.backroom.store.StoreId;
import io.vertx.core.Future;

/// What the log holds, as it is told to whoever asks: a paper of another store as that, people by their names, and to
/// whoever receives blind nothing of what was ordered.
final class Telling {

    private final Signposts signposts;
    private final People people;
    private final Blindfold blindfold;

    Telling(Signposts signposts, People people, Blindfold blindfold) {
        this.signposts = signposts;
        this.people = people;
        this.blindfold = blindfold;
    }

    Future<Answer> told(StoreId store, Caller caller, Answer answer) {
        Answer cut = blindfold.cut(store, caller, answer);
        boolean plain = cut instanceof Answer.Decided decided && decided.outcome() instanceof Outcome.Accepted;
        return plain
                ? Future.succeededFuture(cut)
                : signposts.directed(store, caller, cut).compose(people::named);
    }

    Future<Outcome> told(StoreId store, Caller caller, Outcome outcome) {
        return people.named(blindfold.cut(store, caller, outcome));
    }
}
