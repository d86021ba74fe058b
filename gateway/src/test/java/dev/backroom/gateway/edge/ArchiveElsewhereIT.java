package dev.backroom.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.gateway.log.Eras;
import dev.backroom.operation.LineOperation;
import dev.backroom.store.MasterRow.Role;
import dev.backroom.store.StoreId;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Verifying over the API when the archive of an era was taken out of the database.
class ArchiveElsewhereIT {

    @Test
    void theChainVerifiesBehindTheEraThatIsGoneAndAFalseEndIsFound() {
        try (RunningGateway gateway = new RunningGateway();
                Http http = new Http(gateway)) {
            String desk = http.tokenOfDevice(gateway.device("desk", Set.of(Role.SUPERVISOR), Set.of(), false));
            Eras eras = new Eras(gateway.database().owners());
            RunningGateway.done(eras.ensure(4));
            for (int era = 1; era <= 2; era++) {
                gateway.post(StoreId.CHAIN, new LineOperation.CloseEra(era));
            }
            long archived = RunningGateway.done(eras.detach(1)).events();
            JsonNode before = http.get("/v1/stores/0000/verify", desk).json();

            gateway.database().sql("DROP TABLE archived_event_1");
            JsonNode whole = http.get("/v1/stores/0000/verify", desk).json();
            JsonNode behind =
                    http.get("/v1/stores/0000/verify?after=" + archived, desk).json();

            assertThat(before.path("broken").isMissingNode()).isTrue();
            assertThat(before.path("from").asLong()).isEqualTo(1);
            assertThat(whole.path("broken").isMissingNode()).isTrue();
            assertThat(whole.path("from").asLong()).isEqualTo(archived + 1);
            assertThat(whole.path("to").asLong()).isEqualTo(before.path("head").asLong());
            assertThat(whole.path("hash")).isEqualTo(before.path("hash"));
            assertThat(behind.path("hash")).isEqualTo(before.path("hash"));
            gateway.database().sql("UPDATE archived_line SET hash = sha256(hash)");
            assertThat(http.get("/v1/stores/0000/verify", desk)
                            .json()
                            .path("broken")
                            .asLong())
                    .isEqualTo(1);
        }
    }
}
