package dev.backroom.code.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.code.conformance.Vectors.Row;
import dev.backroom.code.lint.CompanyPrefixes;
import dev.backroom.code.lint.CompanyPrefixes.Answer;
import dev.backroom.code.lint.Lint;
import dev.backroom.code.lint.LintError;
import dev.backroom.code.lint.Linters;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinterConformanceTest {
    private final Vectors vectors = Vectors.locate();

    @Test
    void lintersFindWhatTheReferenceFindsAtTheSamePlace() {
        var tally = new Tally("gs1/gs1_linter_cases.jsonl", vectors, Map.of());
        for (JsonNode line : vectors.objects("gs1/gs1_linter_cases.jsonl")) {
            String linter = line.get("linter").asText();
            String input = line.get("input").asText();
            tally.run(linter + " " + line.get("input") + line.path("gcp_lookup").asText(), () -> {
                Lint found = linters(line.path("gcp_lookup").asText())
                        .named(linter)
                        .orElseThrow()
                        .check(input);
                if (line.get("expected").asText().equals("pass")) {
                    tally.same("finding", null, found);
                } else {
                    var error = LintError.valueOf(line.get("error").asText());
                    tally.same(
                            "finding",
                            new Lint(
                                    error,
                                    line.get("position").asInt(),
                                    line.get("length").asInt()),
                            found);
                    tally.same("message", line.get("message").asText(), error.sentence());
                }
            });
        }
        tally.finish();
    }

    @Test
    void errorsHaveTheNamesAndSentencesOfTheReference() {
        var tally = new Tally("gs1/gs1_linter_errors.csv", vectors, Map.of());
        for (Row row : vectors.rows("gs1/gs1_linter_errors.csv")) {
            String name = row.get("name");
            tally.run(name, () -> {
                if (!name.equals("OK")) {
                    tally.same(
                            "sentence",
                            row.get("message"),
                            LintError.valueOf(name).sentence());
                }
            });
        }
        tally.finish();
    }

    private static Linters linters(String lookUp) {
        return switch (lookUp) {
            case "unknown_prefix" -> Linters.with((_, _, _) -> Answer.UNKNOWN);
            case "offline" -> Linters.with((_, _, _) -> Answer.OFFLINE);
            default -> Linters.with(CompanyPrefixes.UNCHECKED);
        };
    }
}
