package dev.backroom.gateway.edge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlicesTest {

    private static List<String> slices(String body) {
        return Slices.of(body.getBytes(StandardCharsets.UTF_8)).stream()
                .map(slice -> new String(slice, StandardCharsets.UTF_8))
                .toList();
    }

    private static long number(String message) {
        return Slices.numberOf(message.getBytes(StandardCharsets.UTF_8)).orElse(-1);
    }

    @Test
    void linesAreCutAtTheirEnds() {
        assertThat(slices("{\"a\":1}\r\n\n  {\"b\":\"x,y\"}  \n")).containsExactly("{\"a\":1}", "{\"b\":\"x,y\"}");
        assertThat(slices("")).isEmpty();
        assertThat(slices(" \n ")).isEmpty();
    }

    @Test
    void anArrayIsCutAtItsOwnCommasOnly() {
        assertThat(slices(" [ {\"a\":[1,2]} , {\"b\":\"],\\\",\\\\\"},3 ] "))
                .containsExactly("{\"a\":[1,2]}", "{\"b\":\"],\\\",\\\\\"}", "3");
        assertThat(slices("[]")).isEmpty();
    }

    @Test
    void anArrayThatBreaksOffLeavesWhatWasWhole() {
        assertThat(slices("[{\"a\":1},{\"b\":")).containsExactly("{\"a\":1}", "{\"b\":");
        assertThat(slices("[{\"a\":1},{\"b\":\"x\\")).containsExactly("{\"a\":1}", "{\"b\":\"x\\");
    }

    @Test
    void theNumberIsFoundInFrontOfWhatIsBroken() {
        assertThat(number("{\"number\":7,\"request\":{\"a\"")).isEqualTo(7);
        assertThat(number("{\"request\":{\"number\":3},\"number\":8}")).isEqualTo(8);
    }

    @Test
    void whatIsNoNumberIsNone() {
        assertThat(number("{\"request\":{\"number\":3}}")).isEqualTo(-1);
        assertThat(number("{\"number\":\"7\"}")).isEqualTo(-1);
        assertThat(number("{\"number\":-7}")).isEqualTo(-1);
        assertThat(number("{\"number\":99999999999999999999}")).isEqualTo(-1);
        assertThat(number("[7]")).isEqualTo(-1);
        assertThat(number("{\"request\":{,\"number\":7}")).isEqualTo(-1);
    }
}
