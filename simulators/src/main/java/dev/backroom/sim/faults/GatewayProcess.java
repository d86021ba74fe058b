package dev.backroom.sim.faults;

import dev.backroom.sim.Foreground;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The `gateway` program in a process of its own. It ends with this process, however that ends.
public final class GatewayProcess implements AutoCloseable {

    private static final String PROGRAM = "dev.backroom.gateway.app.Main";
    private static final Pattern READY = Pattern.compile("gateway: ready on https?://.*:(\\d+)");
    private static final Duration READY_WAIT = Duration.ofSeconds(90);
    private static final Duration END_WAIT = Duration.ofSeconds(30);

    private final Process process;
    private final Thread hook;
    private final int port;
    private final Duration startup;
    private volatile boolean frozen;

    private GatewayProcess(Process process, Thread hook, int port, Duration startup) {
        this.process = process;
        this.hook = hook;
        this.port = port;
        this.startup = startup;
    }

    /// What a command said and how it ended.
    public record Ended(int code, List<String> lines) {}

    /// Starts a gateway and returns when it takes work. Blocking.
    ///
    /// @param folder for its settings, its data folder and what it prints (`gateway.log`, appended)
    /// @param settings by key
    /// @param jvm further arguments of its virtual machine
    /// @throws IllegalStateException when it does not come up
    public static GatewayProcess start(Path folder, Map<String, String> settings, List<String> jvm) {
        long since = System.nanoTime();
        Process process = launch(folder, "serve", settings, jvm);
        Thread hook = new Thread(process::destroyForcibly, "gateway-end");
        Runtime.getRuntime().addShutdownHook(hook);
        CompletableFuture<Integer> ready = new CompletableFuture<>();
        Thread.ofVirtual().name("gateway-output").start(() -> follow(process, folder.resolve("gateway.log"), ready));
        try {
            int port = ready.get(READY_WAIT.toSeconds(), TimeUnit.SECONDS);
            return new GatewayProcess(process, hook, port, Duration.ofNanos(System.nanoTime() - since));
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IllegalStateException("the gateway does not come up; see gateway.log in " + folder, e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while a gateway starts", e);
        }
    }

    /// Runs one of the program's commands to its end.
    public static Ended run(Path folder, String command, Map<String, String> settings) {
        Process process = launch(folder, command, settings, List.of());
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            List<String> lines = out.lines().toList();
            return new Ended(process.waitFor(), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while gateway " + command + " runs", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process launch(Path folder, String command, Map<String, String> settings, List<String> jvm) {
        try {
            Path file = folder.resolve("gateway.properties");
            Files.createDirectories(folder);
            Map<String, String> all = new TreeMap<>(settings);
            all.putIfAbsent("data.folder", folder.resolve("gateway").toString());
            List<String> lines = new ArrayList<>();
            all.forEach((key, value) -> lines.add(key + "=" + value.replace("\\", "\\\\")));
            Files.write(file, lines);
            List<String> words = new ArrayList<>();
            words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            words.add("--enable-native-access=ALL-UNNAMED");
            words.addAll(jvm);
            words.add("-Dlogback.configurationFile=logback.xml");
            words.addAll(List.of("-cp", System.getProperty("java.class.path"), Foreground.class.getName(), PROGRAM));
            words.addAll(List.of(command.split(" ")));
            words.add("--settings=" + file);
            return new ProcessBuilder(words).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new UncheckedIOException("no gateway can be started", e);
        }
    }

    private static void follow(Process process, Path log, CompletableFuture<Integer> ready) {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
                Writer kept = Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                kept.append(line).append('\n').flush();
                Matcher found = READY.matcher(line);
                if (found.matches()) {
                    ready.complete(Integer.valueOf(found.group(1)));
                }
            }
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
        ready.completeExceptionally(new IOException("it ended"));
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    /// For looking at it from outside.
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /// From its start until it took work.
    public Duration startup() {
        return startup;
    }

    /// `kill -9`. Returns when it is gone.
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
        forgetHook();
    }

    /// Stops it in the middle of whatever it does (SIGSTOP). It stays alive and knows nothing.
    public void freeze() {
        frozen = true;
        signal("-STOP");
    }

    /// Lets it go on (SIGCONT).
    public void thaw() {
        signal("-CONT");
        frozen = false;
    }

    private void signal(String name) {
        try {
            int code = new ProcessBuilder("kill", name, Long.toString(pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("kill " + name + " " + pid() + " ended with " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while sending a signal", e);
        }
    }

    private void forgetHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // this process ends: the hook runs already
        }
    }

    /// Ends it in order, or where it is frozen or that takes too long, by force.
    @Override
    public void close() {
        if (frozen) {
            kill();
            return;
        }
        process.destroy();
        try {
            process.onExit().get(END_WAIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException _) {
            kill();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            kill();
        }
        forgetHook();
    }
}
