package dev.backroom.sim.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.store.Head;
import java.sql.SQLException;
import java.util.List;

/// The checks after any fault: the database against what was told, the gateway's own check, and the topic.
///
/// @param repetitions events that Kafka has more than once
record Afterwards(long events, long repetitions) {

    /// @param gateways names of the data folders of all gateways, which have ended
    static Afterwards check(Premises premises, List<Told> told, List<String> gateways) throws SQLException {
        Books.Found books = Books.compare(premises.database(), told);
        assertThat(books.faults()).as("the log against what was told").isEmpty();
        assertThat(books.heads().values().stream().mapToLong(Head::number).sum())
                .isEqualTo(books.events());
        for (String gateway : gateways) {
            GatewayProcess.Ended verified = premises.verify(gateway);
            assertThat(verified.code()).as("%s", verified.lines()).isZero();
            assertThat(verified.lines().toString())
                    .contains(books.events() + " events of")
                    .containsPattern("signed heads: [1-9][0-9]* checked, all hold");
        }
        assertThat(premises.erp().vouchers())
                .as("messages that the ERP has booked")
                .isEqualTo(books.postings())
                .isPositive();
        Mirrored.Found kafka = Mirrored.compare(premises.kafka().servers(), Premises.TOPIC, books.heads());
        assertThat(kafka.faults()).as("Kafka against the log").isEmpty();
        return new Afterwards(books.events(), kafka.repetitions());
    }
}
