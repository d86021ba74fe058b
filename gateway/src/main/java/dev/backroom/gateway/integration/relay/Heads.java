package dev.backroom.gateway.integration.relay;

import dev.backroom.gateway.log.EventReader;
import dev.backroom.gateway.log.HeadMarks;
import dev.backroom.store.Event;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Json;
import io.vertx.core.Future;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Checks the signed heads of a folder against the log: what was signed must be there, as it was.
///
/// A chain can prove that nothing inside it was changed. That its tail was not cut off, and that it was not written
/// anew from the start, only what was said about it before can prove.
public final class Heads {

    /// @param statements that were read
    /// @param last when the last of them was signed; nothing when there is none
    /// @param stores that have a signed head
    /// @param heads that were compared with the log
    /// @param archived heads of eras that are not in the log any more
    /// @param problems what is wrong, in words, in the order of the book
    public record Result(
            int statements,
            Optional<Instant> last,
            Set<String> stores,
            long heads,
            long archived,
            List<String> problems) {

        private Result cutOff() {
            List<String> more = new ArrayList<>(problems);
            more.add("the last line that was signed is not in the book");
            return new Result(statements, last, stores, heads, archived, more);
        }
    }

    private final Path folder;
    private final EventReader events;
    private final HeadMarks marks;

    /// @param folder with the book and the public key
    /// @param marks what the database was told of the book's last line
    public Heads(Path folder, EventReader events, HeadMarks marks) {
        this.folder = folder;
        this.events = events;
        this.marks = marks;
    }

    /// Compares all that was ever signed. Reads the book at once, then the log head by head.
    ///
    /// @param archived eras that were detached; their events are looked for elsewhere
    /// @param only the heads of one store; all without. The book itself is always read whole
    public Future<Result> verify(Set<Integer> archived, Optional<StoreId> only) {
        List<String> lines = Files.isDirectory(folder) ? new HeadBook(folder).lines() : List.of();
        return HeadKeys.publicIn(folder)
                .map(key -> marks.last(HeadKeys.id(key))
                        .compose(mark -> verify(lines, key, archived, only)
                                .map(result -> isWhole(lines, mark) ? result : result.cutOff())))
                .orElseGet(() -> Future.succeededFuture(nothing(lines.size())));
    }

    private static boolean isWhole(List<String> lines, Optional<String> mark) {
        return mark.isEmpty() || lines.stream().map(HeadBook::digest).anyMatch(mark.get()::equals);
    }

    private Result nothing(int statements) {
        List<String> problems = statements == 0
                ? List.of()
                : List.of(statements + " signed statements cannot be checked: the public key " + HeadKeys.PUBLIC_FILE
                        + " is missing in " + folder);
        return new Result(statements, Optional.empty(), Set.of(), 0, 0, problems);
    }

    private Future<Result> verify(List<String> lines, PublicKey key, Set<Integer> archived, Optional<StoreId> only) {
        List<String> problems = new ArrayList<>();
        List<SignedHeads.HeadOf> claims = new ArrayList<>();
        AtomicReference<@Nullable Instant> last = new AtomicReference<>();
        String previous = "";
        for (int i = 0; i < lines.size(); i++) {
            int line = i + 1;
            String expected = previous;
            statement(lines.get(i), key)
                    .ifPresentOrElse(
                            statement -> {
                                if (!statement.previous().equals(expected)) {
                                    problems.add("line " + line + ": the line before it is missing or was changed");
                                }
                                claims.addAll(statement.heads());
                                last.set(statement.at());
                            },
                            () -> problems.add("line " + line + ": the signature is not right"));
            previous = HeadBook.digest(lines.get(i));
        }
        only.ifPresent(store -> claims.removeIf(claim -> !claim.store().equals(store.code())));
        Set<String> stores =
                claims.stream().map(SignedHeads.HeadOf::store).collect(Collectors.toCollection(TreeSet::new));
        List<SignedHeads.HeadOf> here =
                claims.stream().filter(c -> !archived.contains(c.era())).toList();
        Future<Void> compared = Future.succeededFuture();
        for (SignedHeads.HeadOf claim : here) {
            compared = compared.compose(_ -> compare(claim)).map(found -> {
                found.ifPresent(problems::add);
                return null;
            });
        }
        return compared.map(_ -> new Result(
                lines.size(),
                Optional.ofNullable(last.get()),
                stores,
                here.size(),
                claims.size() - here.size(),
                problems));
    }

    private static Optional<SignedHeads.Statement> statement(String line, PublicKey key) {
        try {
            SignedHeads heads = Json.read(line, SignedHeads.class);
            return heads.signedBy(key) ? Optional.of(heads.read()) : Optional.empty();
        } catch (UncheckedIOException _) {
            return Optional.empty();
        }
    }

    private Future<Optional<String>> compare(SignedHeads.HeadOf claim) {
        return events.at(StoreId.parse(claim.store()), claim.number())
                .map(event -> event.map(found -> differs(claim, found))
                        .orElse(Optional.of("store " + claim.store() + ": event " + claim.number()
                                + " was signed and is not in the log")));
    }

    private static Optional<String> differs(SignedHeads.HeadOf claim, Event event) {
        return event.hash().hex().equals(claim.hash())
                ? Optional.empty()
                : Optional.of(
                        "store " + claim.store() + ": event " + claim.number() + " is not the one that was signed");
    }
}
