package dev.backroom.sim.books;

import java.util.List;
import java.util.Optional;

/// Something that head office tells the books, so that they can check messages against it. As long as nothing of a
/// kind was told, that kind is not checked.
public sealed interface Fact {

    record Site(String code) implements Fact {}

    record Article(String number) implements Fact {}

    record Vendor(String code) implements Fact {}

    /// A purchase order as it was issued. A version never changes; a later one may.
    ///
    /// @param site that it is for
    record Order(String site, String number, long version, String vendor, List<Line> lines) implements Fact {
        public Order {
            lines = List.copyOf(lines);
        }

        Optional<Line> line(int number) {
            return lines.stream().filter(line -> line.number() == number).findFirst();
        }
    }

    /// @param quantity ordered, in base units
    /// @param unitCost of one base unit, in the smallest unit of the currency
    record Line(int number, String article, long quantity, long unitCost) {}
}
