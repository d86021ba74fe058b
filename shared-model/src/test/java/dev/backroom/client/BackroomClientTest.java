package dev.backroom.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.client.ClientException.Kind;
import dev.backroom.store.StoreId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BackroomClientTest {

    @Test
    void writesQueriesInOneOrderAndEscaped() {
        assertThat(BackroomClient.query(Map.of("scope", "store:0017/group:DAIRY", "after", "a&b")))
                .isEqualTo("?after=a%26b&scope=store%3A0017%2Fgroup%3ADAIRY");
        assertThat(BackroomClient.query(Map.of())).isEmpty();
    }

    @Test
    void tellsAGatewayThatIsNotThereFromALostAnswer() {
        try (BackroomClient client =
                BackroomClient.to(URI.create("http://127.0.0.1:" + unusedPort()), BackroomClient.device(1000, "s"))) {
            assertThatThrownBy(() -> client.operation(new StoreId(1), 1000, 1))
                    .isInstanceOfSatisfying(
                            ClientException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
        }
    }

    private static int unusedPort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
