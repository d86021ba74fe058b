package dev.backroom.sim.books;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// The ERP's books alone: `Main PORT JOURNAL`, with the token in the environment variable `BOOKS_TOKEN` and manners
/// as
/// properties such as `-Dbooks.failures=0.33`. Runs until it is asked to end.
public final class Main {

    private static final int WRONG_USE = 2;
    private static final String TOKEN = "BOOKS_TOKEN";
    private static final String PREFIX = "books.";

    private Main() {}

    public static void main(String[] args) {
        try {
            Books books = Books.open(settings(args));
            Runtime.getRuntime().addShutdownHook(new Thread(books::close, "books-stop"));
            System.out.println("books: " + books.vouchers() + " vouchers, listening on " + books.address());
        } catch (IllegalArgumentException | IllegalStateException | IOException e) {
            System.out.println("books: " + e.getMessage());
            System.exit(WRONG_USE);
        }
    }

    private static BooksSettings settings(String[] args) {
        String token = System.getenv().getOrDefault(TOKEN, "");
        if (args.length != 2 || !args[0].matches("\\d{1,5}") || token.isBlank()) {
            throw new IllegalArgumentException("say PORT and JOURNAL, and the token in " + TOKEN);
        }
        return new BooksSettings(
                Integer.parseInt(args[0]), token, Path.of(args[1]), Manners.of(flags()), InstantSource.system());
    }

    private static Map<String, String> flags() {
        Map<String, String> flags = new HashMap<>();
        for (String name : System.getProperties().stringPropertyNames()) {
            if (name.startsWith(PREFIX)) {
                flags.put(name.substring(PREFIX.length()), System.getProperty(name));
            }
        }
        return flags;
    }
}
