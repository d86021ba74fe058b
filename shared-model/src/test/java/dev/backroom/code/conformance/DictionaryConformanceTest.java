package dev.backroom.code.conformance;

import dev.backroom.code.Ai;
import dev.backroom.code.AiDictionary;
import dev.backroom.code.conformance.Vectors.Row;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DictionaryConformanceTest {
    private final Vectors vectors = Vectors.locate();

    @Test
    void everyIdentifierOfTheDictionaryIsThereAsDescribed() {
        Map<String, Ai> all =
                AiDictionary.standard().all().stream().collect(Collectors.toMap(Ai::code, Function.identity()));
        var tally = new Tally("gs1/gs1_ai_dictionary.csv", vectors, Map.of());
        for (Row row : vectors.rows("gs1/gs1_ai_dictionary.csv")) {
            tally.run(row.get("ai"), () -> {
                Ai ai = all.get(row.get("ai"));
                if (ai == null) {
                    throw new IllegalStateException("missing");
                }
                tally.same("title", row.get("title"), ai.title());
                tally.same("fnc1", row.get("fnc1_required"), ai.fnc1Required() ? "yes" : "no");
                tally.same(
                        "min", row.get("min_length"), String.valueOf(ai.format().min()));
                tally.same(
                        "max", row.get("max_length"), String.valueOf(ai.format().max()));
                tally.same(
                        "parts",
                        row.get("component_count"),
                        String.valueOf(ai.format().parts().size()));
                tally.same("key", row.get("dl_primary_key"), ai.link().key() ? "yes" : "no");
                tally.same("attribute", row.get("dl_data_attribute"), ai.link().attribute() ? "yes" : "no");
                tally.same(
                        "requires",
                        row.get("requires"),
                        ai.relations().requirements().stream()
                                .map(Ai.Requirement::text)
                                .collect(Collectors.joining(" & ")));
                tally.same(
                        "excludes",
                        row.get("excludes"),
                        String.join(",", ai.relations().excludes()));
            });
        }
        tally.finish();
    }
}
