package dev.backroom.gateway.edge.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.gateway.log.Credentials.Credential;
import dev.backroom.store.Bytes;
import org.junit.jupiter.api.Test;

class SecretsTest {

    private static final Bytes SALT = Bytes.ofHex("00112233445566778899aabbccddeeff");

    @Test
    void aSecretMatchesItselfAndNothingElse() {
        for (Credential kept : new Credential[] {Secrets.ofDevice("s3cret", SALT), Secrets.ofPerson("s3cret", SALT)}) {
            assertThat(Secrets.matches(kept, "s3cret")).isTrue();
            assertThat(Secrets.matches(kept, "S3cret")).isFalse();
            assertThat(Secrets.matches(kept, "")).isFalse();
        }
    }

    @Test
    void whatIsKeptDoesNotTellTheSecret() {
        Credential kept = Secrets.ofPerson("4711", SALT);

        assertThat(kept.toString()).doesNotContain("4711");
        assertThat(kept.iterations()).isGreaterThanOrEqualTo(100_000);
        assertThat(Secrets.ofPerson("4711", Bytes.of(new byte[Secrets.SALT_BYTES]))
                        .hash())
                .isNotEqualTo(kept.hash());
    }

    @Test
    void whoDoesNotExistIsComparedAsSlowlyAndNeverFound() {
        Credential nobody = Secrets.ofNobody();
        Credential somebody = Secrets.ofPerson("4711", SALT);

        assertThat(nobody.scheme()).isEqualTo(somebody.scheme());
        assertThat(nobody.iterations()).isEqualTo(somebody.iterations());
        assertThat(nobody.hash().length()).isEqualTo(somebody.hash().length());
        assertThat(Secrets.matches(nobody, "")).isFalse();
    }
}
