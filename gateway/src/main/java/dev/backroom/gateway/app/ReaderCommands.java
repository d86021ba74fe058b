package dev.backroom.gateway.app;

import static dev.backroom.gateway.app.Enrolment.await;

import dev.backroom.gateway.integration.postings.Target;
import dev.backroom.gateway.log.Readers;
import dev.backroom.store.Head;
import dev.backroom.store.StoreId;
import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/// What an operator does with readers of the log: see how far each has come, forget one that is used no more, since
/// it would keep eras in the log for ever. Blocking.
final class ReaderCommands {

    /// The relay's name as a reader.
    static final String RELAY = "kafka";

    private static final int DONE = 0;

    private final Core core;
    private final Settings settings;
    private final PrintStream out;
    private final Readers readers;

    ReaderCommands(Core core, Settings settings, PrintStream out) {
        this.core = core;
        this.settings = settings;
        this.out = out;
        this.readers = new Readers(core.readers());
    }

    int run(Arguments arguments) throws TimeoutException {
        String verb = arguments.word("list or forget");
        switch (verb) {
            case "list" -> {
                arguments.end();
                list();
            }
            case "forget" -> {
                String name = arguments.word("the reader's name");
                arguments.end();
                forget(name);
            }
            default -> throw new Arguments.WrongUse("reader list or reader forget, not " + verb);
        }
        return DONE;
    }

    private void list() throws TimeoutException {
        Map<StoreId, Head> heads = await(core.events().heads());
        Map<String, Map<StoreId, Long>> all = await(readers.all());
        if (all.isEmpty()) {
            out.println("no reader has read anything yet");
        }
        for (Map.Entry<String, Map<StoreId, Long>> reader : all.entrySet()) {
            long behind = heads.entrySet().stream()
                    .mapToLong(head -> Math.max(
                            0, head.getValue().number() - reader.getValue().getOrDefault(head.getKey(), 0L)))
                    .sum();
            out.println("reader " + reader.getKey() + ": has read in "
                    + reader.getValue().size() + " of " + heads.size() + " stores, " + behind + " events to go");
        }
    }

    private void forget(String name) throws TimeoutException {
        if (name.equals(Readers.MOVEMENT)) {
            throw new Arguments.WrongUse(
                    "reader " + name + " writes the table of that name in every gateway: it stays");
        }
        if (name.equals(RELAY) && settings.optional(Setting.KAFKA_SERVERS).isPresent()) {
            throw new Arguments.WrongUse("reader " + name + " is in use: kafka.servers is set");
        }
        if (name.equals(Target.readerOf(Gateway.ERP))
                && settings.optional(Setting.ERP_URL).isPresent()) {
            throw new Arguments.WrongUse("reader " + name + " is in use: erp.url is set");
        }
        int stores = await(readers.forget(name));
        if (stores == 0) {
            throw new Arguments.WrongUse("there is no reader " + name + "; see `gateway reader list`");
        }
        out.println("reader " + name + " is forgotten in " + stores
                + " stores; if it starts again, it reads from the beginning of the log");
    }
}
