package dev.backroom.sim;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;

/// Runs a program for as long as the process that started it lives: `Foreground MAIN-CLASS arguments…`.
///
/// The build starts the demo and the bench as processes of their own. Ctrl-C on a terminal reaches both, but a signal
/// to the build alone, or its sudden death, would leave a database, a broker and a gateway running with nobody to
/// ask.
/// The program then ends as if it had been asked to: its shutdown hooks run.
public final class Foreground {
    /// What a process ends with when it was asked to (128 + 15).
    static final int ASKED_TO_END = 143;

    private Foreground() {}

    /// Runs the program in this process, on this thread.
    ///
    /// @param args the name of the class with the `main(String[])`, then what is handed to that
    /// @throws Throwable whatever the program throws
    public static void main(String[] args) throws Throwable {
        // The gateway brings its own file for a service's log; here the terminal belongs to the program.
        System.getProperties().putIfAbsent("logback.configurationFile", "simulators-logback.xml");
        // The broker brings a second logging library, whose first word would be that it has nowhere to write.
        System.getProperties().putIfAbsent("org.apache.logging.log4j.simplelog.StatusLogger.level", "OFF");
        endWithParent();
        var program = MethodHandles.publicLookup()
                .findStatic(Class.forName(args[0]), "main", MethodType.methodType(void.class, String[].class));
        program.invoke(Arrays.copyOfRange(args, 1, args.length));
    }

    private static void endWithParent() {
        ProcessHandle.current().parent().ifPresent(parent -> {
            var _ = parent.onExit().thenRun(() -> System.exit(ASKED_TO_END));
        });
    }
}
