package dev.backroom.gateway.app;

import static dev.backroom.gateway.app.Enrolment.await;

import dev.backroom.gateway.lane.Lanes;
import dev.backroom.gateway.log.Eras;
import dev.backroom.operation.Answer;
import dev.backroom.operation.Envelope;
import dev.backroom.operation.LineOperation;
import dev.backroom.store.Head;
import dev.backroom.store.Sources;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Json;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What an operator does with eras: see them, end one early, take one out of the log. Blocking.
final class EraCommands {

    private static final int DONE = 0;
    /// A month of a large chain takes a while to look through.
    private static final long DETACH_HOURS = 12;

    private final Core core;
    private final PrintStream out;

    EraCommands(Core core, PrintStream out) {
        this.core = core;
        this.out = out;
    }

    int run(Arguments arguments) throws TimeoutException {
        String verb = arguments.word("list, close or detach");
        switch (verb) {
            case "list" -> {
                arguments.end();
                list();
            }
            case "close" -> close(era(arguments));
            case "detach" -> detach(era(arguments));
            default -> throw new Arguments.WrongUse("era list, era close or era detach, not " + verb);
        }
        return DONE;
    }

    private static int era(Arguments arguments) {
        String word = arguments.word("the era's number");
        arguments.end();
        try {
            int era = Integer.parseInt(word);
            if (era > 0) {
                return era;
            }
        } catch (NumberFormatException _) {
            // answered below
        }
        throw new Arguments.WrongUse("an era is a number from 1 on, not " + word);
    }

    private void list() throws TimeoutException {
        for (Eras.Known era : await(core.eras().list())) {
            StringBuilder line = new StringBuilder("era " + era.era() + ": ");
            line.append(era.stores() == 0 ? "no store in the log" : era.stores() + " stores in the log");
            era.detached()
                    .ifPresent(at -> line.append(", ")
                            .append(era.left())
                            .append(" stores detached, last on ")
                            .append(at)
                            .append(era.archive()
                                    .map(table -> ", in table " + table)
                                    .orElse(", archived elsewhere")));
            out.println(line);
        }
    }

    private void detach(int era) throws TimeoutException {
        Eras.Detached done = core.eras().detach(era).await(DETACH_HOURS, TimeUnit.HOURS);
        out.println(
                done.events() == 0
                        ? "era " + era + " was detached before"
                        : "era " + era + " is detached: " + done.events() + " events of " + done.stores()
                                + " stores are in table " + done.archive());
    }

    /// An era's last event is the one that closes it; a store has left it when another follows. Where nothing else
    /// happens that one closes the next era: an event that says nothing would be no better there.
    private void close(int era) throws TimeoutException {
        int closed = 0;
        int two = 0;
        Map<StoreId, Head> heads = await(core.events().heads());
        if (heads.values().stream().allMatch(head -> head.era() < era)) {
            throw new Arguments.WrongUse(
                    "no store has come to era " + era + " yet; `gateway era list` shows the eras there are");
        }
        for (Map.Entry<StoreId, Head> head : heads.entrySet()) {
            if (head.getValue().era() == era) {
                int open = open(head.getKey());
                close(head.getKey(), open);
                if (open == era && !isFollowed(head.getKey(), era)) {
                    close(head.getKey(), era + 1);
                    open = era + 1;
                }
                two += open == era ? 0 : 1;
                closed++;
            }
        }
        out.println(closed + " stores have left era " + era + (closed == 0 ? "; all had left it before" : ""));
        if (two > 0) {
            int next = era + 1;
            out.println(two + " of them, where nothing followed, have left era " + next + " too and are in era "
                    + (next + 1));
        }
    }

    /// A running gateway may have written something behind the event that closed the era.
    private boolean isFollowed(StoreId store, int era) throws TimeoutException {
        return await(core.events().head(store)).era() > era;
    }

    private int open(StoreId store) throws TimeoutException {
        return await(core.lanes().read(store, 0, (state, _) -> state.head().era()));
    }

    /// Numbered as the gateway itself numbers it, so that whoever comes second finds the first one's answer.
    private void close(StoreId store, int era) throws TimeoutException {
        Lanes lanes = core.lanes();
        await(core.eras().ensure(era + 1));
        LineOperation operation = new LineOperation.CloseEra(era);
        Answer answer = await(lanes.post(Envelope.bySystem(
                store, Sources.CLOCK, Sources.eraKey(era), Instant.now(), operation, Json.digest(operation))));
        if (!(answer instanceof Answer.Decided)) {
            throw new IllegalStateException("store " + store + " did not take it: " + answer);
        }
    }
}
