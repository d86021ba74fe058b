package dev.backroom.sim.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EmbeddedKafkaIT {

    @TempDir
    private Path folder;

    @Test
    void keepsItsAddressAndItsTopicsOverAStop() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder)) {
            String address = kafka.servers();
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
                admin.createTopics(List.of(new NewTopic("kept", 2, (short) 1)))
                        .all()
                        .get(20, TimeUnit.SECONDS);
            }

            kafka.stop();
            kafka.start();

            assertThat(kafka.servers()).isEqualTo(address);
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
                assertThat(admin.listTopics().names().get(20, TimeUnit.SECONDS)).contains("kept");
            }
        }
    }
}
