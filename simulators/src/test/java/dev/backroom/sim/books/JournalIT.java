package dev.backroom.sim.books;

import static dev.backroom.sim.books.Paper.message;
import static dev.backroom.sim.books.Paper.receipt;
import static dev.backroom.sim.books.Paper.unordered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalIT {

    private static final List<String> READINGS =
            List.of("/api/stock?site=0123", "/api/receipts?site=0123", "/api/vouchers?site=0123");

    private Shop shop;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        shop = Shop.open(folder);
        shop.put(receipt("0123-1-1"));
        shop.put(message(
                "0123-2-1", "receipt", unordered("BREAD", "quarantined", 5).put("grams", 2_500)));
        shop.put(message("0123-3-1", "adjustment", Paper.line("MILK", "available", -10)));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private List<String> readings() throws IOException {
        return List.of(
                shop.get(READINGS.get(0)).body(),
                shop.get(READINGS.get(1)).body(),
                shop.get(READINGS.get(2)).body());
    }

    @Test
    void givesTheSameBooksWhenOpenedAgain() throws IOException {
        List<String> before = readings();

        shop.reopen();

        assertThat(readings()).isEqualTo(before);
        assertThat(shop.put(receipt("0123-1-1")).voucher()).isEqualTo("V-000001");
        assertThat(shop.put(receipt("0123-1-1").put("document", "DEL-2")).status())
                .isEqualTo(409);
        assertThat(shop.put(receipt("0123-4-1")).voucher()).isEqualTo("V-000004");
    }

    @Test
    void rememberMastersAndReceivedDocumentsToo() throws IOException {
        shop.reopen();

        assertThat(shop.put(receipt("0123-4-1").put("store", "0999")).status()).isEqualTo(422);
        assertThat(shop.put(Paper.withLine(receipt("0123-4-1"), "orderVersion", 4))
                        .status())
                .isEqualTo(422);
        assertThat(shop.put(message("0123-4-1", "adjustment", Paper.line("MILK", "available", -1)))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void holdsOneLineForEachVoucherBeforeItIsAnswered() throws IOException {
        List<String> lines = Files.readAllLines(shop.journal());

        assertThat(lines.stream().filter(line -> line.contains("\"voucher\""))).hasSize(3);
    }

    @Test
    void dropsALineThatADeathCutOffAndGoesOnBehindTheOneBefore() throws IOException {
        List<String> before = readings();
        shop.books().close();
        Files.writeString(shop.journal(), "{\"voucher\":\"V-000004\",\"num", StandardOpenOption.APPEND);

        shop.reopen();

        assertThat(readings()).isEqualTo(before);
        assertThat(shop.put(receipt("0123-4-1")).voucher()).isEqualTo("V-000004");
        shop.reopen();
        assertThat(shop.books().vouchers()).isEqualTo(4);
    }

    @Test
    void refusesToOpenWithADamagedLineInTheMiddle() throws IOException {
        shop.books().close();
        List<String> lines = Files.readAllLines(shop.journal());
        String damaged = lines.get(7).replace("GOODS_RECEIPT", "GOODS_THEFT").replace("INSPECTION", "NONE");
        assertThat(damaged).isNotEqualTo(lines.get(7));
        lines.set(7, damaged);
        Files.write(shop.journal(), lines);

        assertThatThrownBy(() -> shop.reopen())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line 8 of the journal");
    }

    @Test
    void isOpenOnce() {
        assertThatThrownBy(() -> Books.open(BooksSettings.of(shop.journal(), Shop.TOKEN)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("open elsewhere");
    }
}
