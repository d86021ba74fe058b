package dev.backroom.gateway.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Words of a command line: plain words first, then `--option value` and `--flag`.
final class Arguments {

    /// The command was given wrong; the message says how to give it.
    static final class WrongUse extends RuntimeException {
        private static final long serialVersionUID = 1L;

        WrongUse(String message) {
            super(message);
        }
    }

    private final List<String> words;

    Arguments(List<String> words) {
        this.words = new ArrayList<>(words);
    }

    /// Takes the next plain word.
    String word(String what) {
        if (!words.isEmpty() && !words.getFirst().startsWith("--")) {
            return words.removeFirst();
        }
        throw new WrongUse(what + " is missing; see `gateway --help`");
    }

    boolean flag(String name) {
        return words.remove(name);
    }

    Optional<String> option(String name) {
        return options(name).stream().reduce((_, last) -> last);
    }

    String required(String name) {
        return option(name).orElseThrow(() -> new WrongUse(name + " is missing; see `gateway --help`"));
    }

    List<String> options(String name) {
        List<String> values = new ArrayList<>();
        for (int at = words.indexOf(name); at >= 0; at = words.indexOf(name)) {
            if (at + 1 >= words.size()) {
                throw new WrongUse(name + " needs a value");
            }
            words.remove(at);
            values.add(words.remove(at));
        }
        return values;
    }

    /// To be called when all is taken.
    void end() {
        if (!words.isEmpty()) {
            throw new WrongUse("what is " + words.getFirst() + "? See `gateway --help`");
        }
    }
}
