package dev.backroom.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.workflow.Done;
import dev.backroom.workflow.Question;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SentencesTest {

    private static final Sentences ENGLISH = new Sentences(Locale.ENGLISH);
    private static final Sentences GERMAN = new Sentences(Locale.GERMAN);

    static Stream<String> keys() {
        List<String> keys = new ArrayList<>();
        keys.add("parked");
        for (Refusal refusal : Refusal.values()) {
            keys.add("refused." + refusal.slug());
            keys.add("title." + refusal.slug());
        }
        Arrays.stream(Done.values()).forEach(done -> keys.add("accepted." + done.code()));
        Arrays.stream(Question.values()).forEach(question -> keys.add("asks." + question.code()));
        return keys.stream();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyCodeHasItsWordsInBothLanguagesWithTheSameArguments(String key) {
        assertThat(ENGLISH.has(key)).isTrue();
        assertThat(GERMAN.has(key)).isTrue();
        assertThat(GERMAN.arguments(key)).isEqualTo(ENGLISH.arguments(key));
    }

    @Test
    void noTextIsLeftFromACodeThatIsGone() {
        ResourceBundle texts = ResourceBundle.getBundle("dev.backroom.operation.sentences", Locale.GERMAN);
        List<String> plain = texts.keySet().stream()
                .filter(key -> !key.contains("+") && !key.startsWith("detail."))
                .toList();
        assertThat(new TreeSet<>(plain)).isEqualTo(new TreeSet<>(keys().toList()));
    }

    @Test
    void aSentenceSaysWhatWhyAndWhatToDoNow() {
        Outcome closed = new Outcome.Refused(
                Refusal.DELIVERY_CLOSED, Map.of("delivery", "4711", "time", "09:14", "who", "Mia"), List.of());
        assertThat(ENGLISH.of(closed))
                .isEqualTo("This belongs to delivery 4711, which was closed at 09:14 by Mia. Put the goods into"
                        + " quarantine, or ask a supervisor.");
        assertThat(GERMAN.of(closed)).contains("4711", "09:14", "Mia");
    }

    static Stream<String> variants() {
        return ResourceBundle.getBundle("dev.backroom.operation.sentences", Locale.ENGLISH).keySet().stream()
                .filter(key -> key.contains("+"));
    }

    @ParameterizedTest
    @MethodSource("variants")
    void aTextThatIsWrittenAnewForAnArgumentIsSoInBothLanguages(String key) {
        String plain = key.substring(0, key.indexOf('+'));
        String argument = key.substring(key.indexOf('+') + 1);

        assertThat(GERMAN.has(key)).isTrue();
        assertThat(GERMAN.arguments(key)).isEqualTo(ENGLISH.arguments(key));
        if (argument.indexOf('.') < 0) {
            assertThat(ENGLISH.arguments(plain)).doesNotContain(argument);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, with one shortage., mit einer Fehlmenge.",
        "2, with 2 shortages., mit 2 Fehlmengen.",
        "0, with 0 shortages., mit 0 Fehlmengen."
    })
    void oneIsSaidInTheSingular(String shortages, String english, String german) {
        Outcome closed = new Outcome.Accepted("receipt-closed", Map.of("delivery", "DEL-7", "shortages", shortages));
        assertThat(ENGLISH.of(closed)).endsWith(english);
        assertThat(GERMAN.of(closed)).endsWith(german);
    }

    @Test
    void whatIsOfAnotherStoreSaysAsMuchAsIsKnown() {
        assertThat(ENGLISH.of(otherStore(Map.of("field", "/operation/type", "detail", "0000"))))
                .startsWith("An operation of this type belongs to store 0000, not to this one.");
        assertThat(ENGLISH.of(otherStore(Map.of("delivery", "DEL-7"))))
                .startsWith("DEL-7 belongs to another store, not here.");
        assertThat(GERMAN.of(otherStore(Map.of("delivery", "DEL-7", "site", "0124"))))
                .startsWith("DEL-7 gehört zu Markt 0124, nicht hierher.");
    }

    private static Outcome otherStore(Map<String, String> args) {
        return new Outcome.Refused(Refusal.OTHER_STORE, args, List.of());
    }

    static Stream<String> details() {
        return ResourceBundle.getBundle("dev.backroom.operation.sentences", Locale.ENGLISH).keySet().stream()
                .filter(key -> key.startsWith("detail."));
    }

    @ParameterizedTest
    @MethodSource("details")
    void aDetailThatIsACodeIsSaidInBothLanguages(String key) {
        assertThat(GERMAN.has(key)).isTrue();
        assertThat(GERMAN.arguments(key)).isEqualTo(ENGLISH.arguments(key));

        String code =
                key.substring("detail.".length()) + (ENGLISH.arguments(key).isEmpty() ? "" : ": 17");
        assertThat(ENGLISH.of(invalid(code)))
                .doesNotContain(": " + code + ".", "{", "?")
                .isNotEqualTo(GERMAN.of(invalid(code)));
        assertThat(GERMAN.of(invalid(code))).doesNotContain(": " + code + ".", "{", "?");
    }

    @Test
    void aDetailThatIsNoCodeIsSaidAsItStands() {
        assertThat(ENGLISH.of(invalid("-50"))).startsWith("The field /a cannot hold this: -50.");
        assertThat(ENGLISH.of(invalid("one-of: IN, OUT"))).contains("it must be one of IN, OUT.");
        assertThat(ENGLISH.of(invalid(""))).contains("it is empty.");
    }

    private static Outcome invalid(String detail) {
        return new Outcome.Refused(Refusal.INVALID_VALUE, Map.of("field", "/a", "detail", detail), List.of());
    }

    @Test
    void whatIsParkedTellsItsCaseAndWhy() {
        Outcome parked = new Outcome.Parked(12, Refusal.UNKNOWN_BARCODE, Map.of("code", "123"));
        assertThat(ENGLISH.of(parked)).contains("case 12", "Nobody knows the barcode 123");
    }

    @Test
    void otherLanguagesReadEnglish() {
        assertThat(new Sentences(Locale.FRENCH).title(Refusal.EXPIRED)).isEqualTo("Expired");
    }

    @Test
    void slugsAreReadAgain() {
        for (Refusal refusal : Refusal.values()) {
            assertThat(Refusal.ofSlug(refusal.slug())).isEqualTo(refusal);
        }
    }
}
