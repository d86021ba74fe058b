package dev.backroom.gateway.edge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.gateway.edge.problem.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CursorTest {

    private static Cursor key(int row) {
        return Cursor.of(row / 10, row % 10);
    }

    @Test
    void partsFollowEachOtherWithoutGapOrOverlap() {
        List<Integer> all = new ArrayList<>(IntStream.range(0, 95).boxed().toList());
        Collections.shuffle(all, new Random(7));
        List<Integer> read = new ArrayList<>();
        String after = "";
        int parts = 0;
        do {
            Cursor.Behind<Integer> part = Cursor.pick(all.stream(), CursorTest::key, after, 10);
            read.addAll(part.rows());
            after = part.next().orElse("");
            parts++;
        } while (!after.isEmpty());

        assertThat(read).isEqualTo(IntStream.range(0, 95).boxed().toList());
        assertThat(parts).isEqualTo(10);
    }

    @Test
    void aPartThatIsExactlyFullIsTheLast() {
        assertThat(Cursor.pick(IntStream.range(0, 10).boxed(), CursorTest::key, "", 10)
                        .next())
                .isEmpty();
    }

    @Test
    void numbersAreInOrderAsNumbers() {
        assertThat(Cursor.parse("2.10")).isGreaterThan(Cursor.parse("2.9")).isEqualTo(Cursor.of(2, 10));
        assertThat(Cursor.parse("2")).isLessThan(Cursor.parse("2.0"));
        assertThat(Cursor.parse("-3.5").text()).isEqualTo("-3.5");
    }

    @Test
    void whatIsNotOursIsAProblem() {
        for (String text : List.of("x", "1.", "1.2.3.4.5.6.7.8.9", "99999999999999999999")) {
            assertThatThrownBy(() -> Cursor.parse(text)).as(text).isInstanceOf(Problem.class);
        }
    }
}
