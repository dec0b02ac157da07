package io.barto.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The resources were made by openssl 3. */
class PemFilesTest {
  @TempDir private Path temp;

  static Path resource(String name) {
    try {
      URL url = Objects.requireNonNull(PemFilesTest.class.getResource(name), name);
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @CsvSource({"rsa-pkcs1, RSA", "rsa-pkcs8, RSA", "ec-sec1, EC", "ec-pkcs8, EC", "ed25519, EdDSA"})
  void keysOfEveryForm_areReadAndFitTheirCertificates(String name, String algorithm)
      throws PemException {
    Identity identity = Identity.read(resource(name + ".pem"), resource(name + ".key"));

    assertThat(identity.key().getAlgorithm()).isEqualTo(algorithm);
    assertThat(identity).hasToString("CN=" + name);
  }

  @Test
  void chain_isReadInItsOrder() throws Exception {
    Path chain = temp.resolve("chain.pem");
    Files.writeString(
        chain,
        "a comment\n"
            + Files.readString(resource("ed25519.pem"))
            + "\r\n"
            + Files.readString(resource("rsa-pkcs8.pem")).replace("\n", "\r\n"));

    assertThat(PemCertificates.read(chain))
        .extracting(c -> c.getSubjectX500Principal().getName())
        .containsExactly("CN=ed25519", "CN=rsa-pkcs8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"encrypted.key", "encrypted-old.key"})
  void encryptedKey_isToldHowToDecrypt(String name) {
    assertThatThrownBy(() -> PemKey.read(resource(name)))
        .isInstanceOf(PemException.class)
        .hasMessageContaining("is encrypted; openssl pkey");
  }

  @Test
  void keyOfAnotherCertificate_isRefused() {
    assertThatThrownBy(() -> Identity.read(resource("ec-sec1.pem"), resource("rsa-pkcs8.key")))
        .isInstanceOf(PemException.class)
        .hasMessageContaining("is not that of the first certificate");
  }

  @Test
  void damagedFiles_areNamed_andNothingOfThemShown() throws Exception {
    String key = Files.readString(resource("rsa-pkcs1.key"));
    Path damaged = temp.resolve("damaged.key");
    for (String content :
        new String[] {
          key.replace('g', '!'),
          key.substring(0, 200) + key.substring(300),
          "-----BEGIN EC PRIVATE KEY-----\nMIIB\n-----END EC PRIVATE KEY-----\n",
          "-----BEGIN EC PRIVATE KEY-----\nMIT/////\n-----END EC PRIVATE KEY-----\n",
          "-----BEGIN DSA PRIVATE KEY-----\nMIIB\n-----END DSA PRIVATE KEY-----\n",
        }) {
      Files.writeString(damaged, content);
      assertThatThrownBy(() -> PemKey.read(damaged))
          .isInstanceOf(PemException.class)
          .hasMessageContaining("damaged.key is damaged");
    }
  }

  @Test
  void filesThatHoldSomethingElse_areNamed() throws IOException {
    Path empty = Files.createFile(temp.resolve("empty"));

    assertThatThrownBy(() -> PemCertificates.read(empty)).hasMessageContaining("no certificate");
    assertThatThrownBy(() -> PemKey.read(empty)).hasMessageContaining("no private key");
    assertThatThrownBy(() -> PemKey.read(resource("ed25519.pem")))
        .hasMessageContaining("no private key");
    assertThatThrownBy(() -> PemCertificates.read(temp)).hasMessageContaining("is a folder");
  }
}
