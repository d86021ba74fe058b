package dev.backroom.gateway.app;

import dev.backroom.gateway.log.NotNow;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The `gateway` program.
public final class Main {

    private static final String SETTINGS = "--settings=";

    private static final String HELP = """
            Usage: gateway [COMMAND] [--settings=FILE]

              serve                  run the gateway (what happens without a command)
              settings               print every setting with its meaning, value and origin
              device add NAME --role ROLE [--store 0123]... [--inbox] [--replace]
                                     enrol a device and print its credential once; --inbox for systems that
                                     send message ids instead of numbers; --replace where it exists already
              device revoke NAME     its tokens end at once
              user add BADGE --name NAME --role ROLE [--store 0123]... [--pin PIN] [--replace]
                                     make a person; without --pin one is made up and printed once;
                                     --replace where the badge exists already
              user revoke BADGE      their tokens end at once
              verify [--store 0123]  check the chain, signed heads, ledger and tables
              rebuild [--store 0123] make the tables again from the log
              era list               show the eras of the log, who is in them, and which are detached
              era close ERA          end an era now in every store that is still in it; where nothing else happens,
                                     that ends the era after it too
              era detach ERA         take an era that all stores have left out of the log
              reader list            show who reads the log, and how far each has come
              reader forget NAME     forget a reader that is used no more: it keeps eras in the log

            Roles: clerk, supervisor, inventory-control, integrator, administrator. Without --store a role holds everywhere;
            a store must be known (operation put-site, or feed `sites`) before a role is given there.
            Settings come from FILE and from the environment (BACKROOM_...), which goes before it; see `gateway settings`.
            Exit codes: 0 done; 1 `verify` found faults; 2 not done, because of how it was asked, a setting, or what is
            there (the message says which); 3 the gateway or its database cannot be reached, or was lost on the way.
            Ended by a signal, `serve` closes everything and exits with 128 and its number (Ctrl-C 130, SIGTERM 143).
            """;

    private static final Logger LOG = LoggerFactory.getLogger(Main.class);
    private static final int DONE = 0;
    private static final int WRONG_USE = 2;
    private static final int LOST = 3;

    private final PrintStream out;
    private final PrintStream err;

    private Main(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] args) {
        int code = run(List.of(args), System.out, System.err);
        System.exit(code);
    }

    /// Runs one command and answers its exit code.
    static int run(List<String> args, PrintStream out, PrintStream err) {
        return new Main(out, err).run(args);
    }

    private int run(List<String> args) {
        List<String> words = new ArrayList<>(args);
        Optional<Path> file = words.stream()
                .filter(word -> word.startsWith(SETTINGS))
                .map(word -> Path.of(word.substring(SETTINGS.length())))
                .reduce((_, last) -> last);
        words.removeIf(word -> word.startsWith(SETTINGS));
        String command = words.isEmpty() ? "serve" : words.removeFirst();
        try {
            return run(command, words, file);
        } catch (Settings.BadSetting | Arguments.WrongUse | Enrolment.Refused | NotNow e) {
            err.println("gateway: " + e.getMessage());
            return WRONG_USE;
        } catch (IOException | TimeoutException | RuntimeException e) {
            err.println("gateway: " + Cause.sentence(e));
            return LOST;
        }
    }

    private int run(String command, List<String> words, Optional<Path> file) throws IOException, TimeoutException {
        if (List.of("--help", "-h", "help").contains(command)) {
            out.print(HELP);
            return DONE;
        }
        Settings settings = Settings.read(file, System.getenv());
        return switch (command) {
            case "serve" -> {
                new Arguments(words).end();
                yield serve(settings);
            }
            case "settings" -> {
                new Arguments(words).end();
                settings.describe().forEach(line -> out.println(line + "\n"));
                yield DONE;
            }
            case "device", "user", "era", "reader", "verify", "rebuild" ->
                Commands.run(command, new Arguments(words), settings, out);
            default -> throw new Arguments.WrongUse("there is no command " + command + "; see `gateway --help`");
        };
    }

    /// Runs until the process is asked to end, or cannot go on.
    private int serve(Settings settings) throws IOException, TimeoutException {
        Gateway gateway = Gateway.start(settings);
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(gateway, ended), "gateway-stop"));
        AtomicInteger code = new AtomicInteger(DONE);
        gateway.onDatabaseLost(() -> {
            LOG.error(
                    "the PostgreSQL in the data folder has ended by itself; the gateway ends too, to be started anew");
            code.set(LOST);
            ended.countDown();
        });
        out.println("gateway: ready on http://" + settings.text(Setting.HTTP_HOST) + ":" + gateway.port());
        try {
            ended.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return code.get();
    }

    private void close(Gateway gateway, CountDownLatch ended) {
        try {
            gateway.close();
        } catch (IOException e) {
            err.println("gateway: " + Cause.sentence(e));
        }
        ended.countDown();
    }
}
