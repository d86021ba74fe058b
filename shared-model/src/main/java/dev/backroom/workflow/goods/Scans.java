package dev.backroom.workflow.goods;

import dev.backroom.code.CodeProblem;
import dev.backroom.code.GsDate;
import dev.backroom.code.Parsed;
import dev.backroom.code.Scan;
import dev.backroom.operation.Outcome.Refused;
import dev.backroom.workflow.Say;
import dev.backroom.workflow.Step;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/// The barcodes on one piece of goods, scanned one after the other: together they say what one would. Two that
/// contradict
/// each other belong to different goods.
///
/// @param all in the order in which they were scanned
record Scans(List<Scan> all) {

    private static final int MORE_MAX = 5;
    private static final String MORE = "/goods/more";
    private static final int NO_YEAR = 2000;

    /// @param more other barcodes as they were scanned
    static Step<Scans> of(Scan first, List<String> more) {
        if (more.size() > MORE_MAX) {
            return Step.stop(Say.tooMany(MORE, more.size()));
        }
        List<Scan> all = new ArrayList<>(1 + more.size());
        all.add(first);
        for (String raw : more) {
            switch (Scan.parse(raw)) {
                case Parsed.Bad<Scan>(CodeProblem problem) -> {
                    return Step.stop(Scanner.garbled(raw, problem));
                }
                case Parsed.Ok<Scan>(Scan scan) -> all.add(scan);
            }
        }
        Scans scans = new Scans(all);
        return all.size() == 1
                ? Step.go(scans)
                : scans.contradiction().<Step<Scans>>map(Step::stop).orElse(Step.go(scans));
    }

    /// The one that names the goods; the first where none does.
    Scan key() {
        for (Scan scan : all) {
            if (scan.gtin().isPresent()
                    || scan.content().isPresent()
                    || scan.sscc().isPresent()) {
                return scan;
            }
        }
        return all.getFirst();
    }

    Optional<String> lot() {
        return first(Scan::lot);
    }

    Optional<String> serial() {
        return first(Scan::serial);
    }

    Optional<LocalDate> expiry(int year) {
        return first(scan -> scan.data().expiry(year)).map(GsDate::date);
    }

    Optional<LocalDate> bestBefore(int year) {
        return first(scan -> scan.data().bestBefore(year)).map(GsDate::date);
    }

    OptionalLong count() {
        return number(Scan::count);
    }

    OptionalLong grams() {
        return number(Scan::grams);
    }

    private <T> Optional<T> first(Function<Scan, Optional<T>> what) {
        for (Scan scan : all) {
            Optional<T> found = what.apply(scan);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private OptionalLong number(Function<Scan, OptionalLong> what) {
        for (Scan scan : all) {
            OptionalLong found = what.apply(scan);
            if (found.isPresent()) {
                return found;
            }
        }
        return OptionalLong.empty();
    }

    private Optional<Refused> contradiction() {
        return differs(scan -> scan.gtin().or(scan::content).map(gtin -> gtin.digits14()))
                .or(() -> differs(scan -> scan.sscc().map(sscc -> sscc.digits18())))
                .or(() -> differs(Scan::lot))
                .or(() -> differs(Scan::serial))
                .or(() -> differs(scan -> scan.data().expiry(NO_YEAR).map(date -> date.yymmdd())))
                .or(() -> differs(scan -> scan.data().bestBefore(NO_YEAR).map(date -> date.yymmdd())))
                .or(() -> differs(scan -> text(scan.grams())))
                .or(() -> differs(scan -> text(scan.count())));
    }

    private static Optional<String> text(OptionalLong number) {
        return number.isPresent() ? Optional.of(Long.toString(number.getAsLong())) : Optional.empty();
    }

    private Optional<Refused> differs(Function<Scan, Optional<String>> what) {
        String before = "";
        for (int i = 0; i < all.size(); i++) {
            String said = what.apply(all.get(i)).orElse("");
            if (!said.isEmpty() && !before.isEmpty() && !said.equals(before)) {
                return Optional.of(Say.contradiction(MORE + "/" + (i - 1), said, before));
            }
            before = said.isEmpty() ? before : said;
        }
        return Optional.empty();
    }
}
