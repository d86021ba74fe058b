package dev.backroom.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a command says tells what to do about it, also to somebody who does not know how the program is made.
final class MessagesIT {

    @TempDir
    Path folder = Path.of("");

    private Operator operator;

    @BeforeEach
    void begin() {
        operator = new Operator(folder);
    }

    private void ends(int code, String said, String... words) {
        Operator.Run run = operator.gateway(words);
        assertThat(run.err()).startsWith("gateway: ").contains(said).hasLineCount(1);
        assertThat(run.code()).as(run.err()).isEqualTo(code);
    }

    @Test
    void aDatabaseThatCannotBeReachedIsNamed() throws IOException {
        operator.addSetting("database.url=postgresql://me:hidden@127.0.0.1:1/x");

        ends(3, "the database at 127.0.0.1:1 cannot be used: Connection refused", "verify");
        ends(3, "the database at 127.0.0.1:1 cannot be used: Connection refused", "serve");
    }

    @Test
    void aPortThatIsTakenIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            operator.addSetting("http.port=" + taken.getLocalPort());

            ends(2, "127.0.0.1:" + taken.getLocalPort() + " cannot be listened on", "serve");
        }
    }

    @Test
    void aFileThatIsNotThereIsNamedWithItsSetting() throws IOException {
        operator.addSetting("tls.certificate=/nowhere.pem");

        ends(2, "tls.certificate /nowhere.pem cannot be read", "serve");
        ends(
                2,
                "the settings file /nowhere.properties cannot be read: there is no /nowhere.properties",
                "verify",
                "--settings=/nowhere.properties");
    }

    @Test
    void aDataFolderThatIsAFileIsNamed() throws IOException {
        Files.createFile(operator.data());

        ends(2, "data.folder " + operator.data() + " cannot be used: ", "serve");
        ends(2, "data.folder " + operator.data() + " cannot be used: ", "verify");
    }

    @Test
    void namesAreNotEmptyAndVerbsAreKnown() {
        ends(2, "the device's name must not be empty", "device", "add", "", "--role", "clerk");
        ends(2, "the name must not be empty", "user", "add", "B-7", "--name", " ", "--role", "clerk");
        ends(2, "device add or device revoke, not list", "device", "list");
        ends(2, "there is no person with badge B-7", "user", "revoke", "B-7");
        ends(2, "no store has come to era 7 yet", "era", "close", "7");
    }

    @Test
    void whereNothingIsThatIsSaid() {
        assertThat(operator.gateway("rebuild").out()).contains("there are no events to make tables from");
        assertThat(operator.gateway("reader", "list").out()).contains("no reader has read anything yet");
    }

    @Test
    void aPersonIsRevoked() throws Exception {
        operator.gateway("user", "add", "B-7", "--name", "Mia", "--role", "clerk");
        assertThat(operator.gateway("user", "revoke", "B-7").out()).contains("the person with badge B-7 is revoked");

        assertThat(operator.sql("SELECT body->>'active' FROM state_row WHERE body->>'badge' = 'B-7'"))
                .isNotEqualTo("true");
        assertThat(operator.gateway("verify").code()).isZero();
    }
}
