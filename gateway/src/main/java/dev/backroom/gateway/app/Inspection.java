package dev.backroom.gateway.app;

import dev.backroom.gateway.integration.relay.Heads;
import dev.backroom.gateway.log.ChainCheck;
import dev.backroom.gateway.log.LedgerCheck;
import dev.backroom.gateway.log.Rebuild;
import dev.backroom.store.StoreId;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/// `gateway verify` and `gateway rebuild`: whether the books can be trusted, and making their tables again.
final class Inspection {

    private static final int HOLDS = 0;
    private static final int BROKEN = 1;

    private final Core core;
    private final Settings settings;
    private final PrintStream out;
    private final Rebuild rebuild;

    Inspection(Core core, Settings settings, PrintStream out) {
        this.core = core;
        this.settings = settings;
        this.out = out;
        this.rebuild = new Rebuild(core.events(), core.loader(), core.owners());
    }

    int run(String command, Arguments arguments) throws TimeoutException {
        Optional<StoreId> only = arguments.option("--store").map(StoreId::parse);
        arguments.end();
        List<StoreId> stores = only.isPresent()
                ? List.of(only.get())
                : List.copyOf(Commands.await(core.events().heads()).keySet());
        return command.equals("verify") ? verify(stores) : rebuild(stores);
    }

    private int verify(List<StoreId> stores) throws TimeoutException {
        List<String> faults = new ArrayList<>();
        long events = 0;
        ChainCheck chain = new ChainCheck(core.events());
        for (StoreId store : stores) {
            ChainCheck.Report report = Commands.await(chain.check(store));
            events += report.events();
            faults.addAll(report.faults());
        }
        out.println("chain: " + events + " events of " + stores.size() + " stores, " + said(faults.size()));
        int before = faults.size();
        heads(faults);
        out.println("signed heads: " + said(faults.size() - before));
        before = faults.size();
        faults.addAll(Commands.await(new LedgerCheck(core.readers()).check()));
        out.println("ledger: " + said(faults.size() - before));
        before = faults.size();
        for (StoreId store : stores) {
            faults.addAll(Commands.await(rebuild.compare(store)));
        }
        out.println("tables: " + said(faults.size() - before));
        faults.forEach(fault -> out.println("! " + fault));
        return faults.isEmpty() ? HOLDS : BROKEN;
    }

    private void heads(List<String> faults) throws TimeoutException {
        if (Files.exists(settings.dataFolder().resolve("heads.pub"))) {
            faults.addAll(Commands.await(new Heads(settings.dataFolder(), core.events()).verify(Set.of()))
                    .problems());
        }
    }

    private int rebuild(List<StoreId> stores) throws TimeoutException {
        for (StoreId store : stores) {
            long at = Commands.await(rebuild.rebuild(store));
            out.println("store " + store + ": tables made again from " + at + " events");
        }
        return HOLDS;
    }

    private static String said(int faults) {
        return faults == 0 ? "all hold" : faults + " faults";
    }
}
