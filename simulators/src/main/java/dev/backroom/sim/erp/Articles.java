package dev.backroom.sim.erp;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/// The articles: the whole set where it lies beside the project, otherwise the sample that the project carries.
///
/// @param origin for people: where they are from
public record Articles(List<Article> all, String origin) {

    private static final Path WHOLE = Path.of("shared", "data", "online_retail");
    private static final CSVFormat CSV =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    /// @throws UncheckedIOException when a file is there and cannot be read
    public static Articles load() {
        return whole().map(Articles::whole).orElseGet(Articles::sample);
    }

    static Articles sample() {
        try (InputStream in = Objects.requireNonNull(Articles.class.getResourceAsStream("articles.csv"));
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            List<Article> articles = new ArrayList<>();
            for (CSVRecord row : CSV.parse(reader)) {
                articles.add(new Article(
                        row.get("sku"),
                        row.get("description"),
                        Integer.parseInt(row.get("units_per_day")),
                        Integer.parseInt(row.get("price_pence"))));
            }
            return new Articles(List.copyOf(articles), "a sample of Online Retail (Chen 2015, CC BY 4.0)");
        } catch (IOException e) {
            throw new UncheckedIOException("the sample of articles cannot be read", e);
        }
    }

    private record Sales(long units, long days, long pence) {
        Sales plus(Sales other) {
            return new Sales(units + other.units, days + other.days, pence + other.pence);
        }
    }

    private static Articles whole(Path folder) {
        try (Reader sales = Files.newBufferedReader(folder.resolve("daily_sku_sales.csv"));
                Reader skus = Files.newBufferedReader(folder.resolve("skus.csv"))) {
            Map<String, Sales> bySku = new HashMap<>();
            for (CSVRecord row : CSV.parse(sales)) {
                long pence = Math.round(Double.parseDouble(row.get("revenue_gbp")) * 100);
                bySku.merge(row.get("sku"), new Sales(Long.parseLong(row.get("units")), 1, pence), Sales::plus);
            }
            List<Article> articles = new ArrayList<>();
            for (CSVRecord row : CSV.parse(skus)) {
                Sales sold = bySku.getOrDefault(row.get("sku"), new Sales(0, 0, 0));
                if (sold.units() > 0) {
                    articles.add(new Article(
                            row.get("sku"), row.get("description"), (int) Math.ceilDiv(sold.units(), sold.days()), (int)
                                    Math.max(1, sold.pence() / sold.units())));
                }
            }
            return new Articles(List.copyOf(articles), "Online Retail (Chen 2015, CC BY 4.0)");
        } catch (IOException e) {
            throw new UncheckedIOException("the articles in " + folder + " cannot be read", e);
        }
    }

    /// The folder of the whole set, looked for from here upwards.
    private static Optional<Path> whole() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve(WHOLE).resolve("skus.csv"))) {
                return Optional.of(folder.resolve(WHOLE));
            }
        }
        return Optional.empty();
    }
}
