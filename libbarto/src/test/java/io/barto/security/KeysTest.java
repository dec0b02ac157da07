package io.barto.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {
  @Test
  void keyAndSignature_areThoseOfTheStandard() {
    assertThat(TestKeys.SIGNING.verifyingKey().base64()).isEqualTo(TestKeys.PUBLIC);
    assertThat(HexFormat.of().formatHex(TestKeys.SIGNING.sign(new byte[0])))
        .isEqualTo(
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e"
                + "39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
  }

  @Test
  void fingerprint_isTheBeginningOfTheHash() {
    assertThat(TestKeys.VERIFYING.fingerprint()).isEqualTo(TestKeys.FINGERPRINT);
    assertThat(TestKeys.SIGNING.verifyingKey().fingerprint()).isEqualTo(TestKeys.FINGERPRINT);
  }

  @Test
  void keys_showNothingButTheFingerprint() {
    assertThat(TestKeys.SIGNING).hasToString("signing key " + TestKeys.FINGERPRINT);
    assertThat(TestKeys.VERIFYING).hasToString("public key " + TestKeys.FINGERPRINT);
    assertThat(TestKeys.MAC).hasToString("MAC key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "c2hvcnQ=", "-----BEGIN PRIVATE KEY-----", "not base64 s3cret!"})
  void whatIsNoKey_isRefusedWithoutBeingQuoted(String text) {
    assertThatThrownBy(() -> SigningKey.ofBase64(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("base64 of 32 bytes")
        .hasMessageNotContaining("s3cret");
    assertThatThrownBy(() -> VerifyingKey.ofBase64(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void bytesThatAreNoPointOfTheCurve_areNoPublicKey() {
    var bytes = new byte[32];
    bytes[0] = 2;
    assertThatThrownBy(() -> VerifyingKey.ofBase64(Base64.getEncoder().encodeToString(bytes)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no Ed25519 public key");
  }

  @Property(tries = 50)
  void everySeed_makesAPairThatFits(@ForAll @Size(32) byte[] seed, @ForAll byte[] message) {
    SigningKey signing = SigningKey.ofBase64(Base64.getEncoder().encodeToString(seed));
    VerifyingKey read = VerifyingKey.ofBase64(signing.verifyingKey().base64());
    byte[] signature = signing.sign(message);
    assertThat(read.verifies(signature, message)).isTrue();
    assertThat(read.fingerprint()).isEqualTo(signing.verifyingKey().fingerprint());
    assertThat(TestKeys.VERIFYING.verifies(signature, message)).isFalse();
  }
}
