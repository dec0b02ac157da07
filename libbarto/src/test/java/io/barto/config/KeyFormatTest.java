package io.barto.config;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key in the wrong form or place is refused, with a command that mends it. */
class KeyFormatTest {
  private static final String SERVER = "[actix]\nworkers = 8\nip = \"127.0.0.1\"\nport = 20000\n";
  private static final String WORKER =
      "name = \"w\"\nretry_count = 1\n[bartos]\nprefix = \"ws\"\nhost = \"localhost\"\nport = 1\n";

  @TempDir Path temp;
  private ConfigFolder folder = new ConfigFolder(Path.of("."));
  private byte[] pkcs8 = {};
  private byte[] spki = {};

  @BeforeEach
  void aPair() throws Exception {
    folder = new ConfigFolder(temp);
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    pkcs8 = pair.getPrivate().getEncoded();
    spki = pair.getPublic().getEncoded();
  }

  private String seed() {
    return base64(Arrays.copyOfRange(pkcs8, 16, 48));
  }

  private String publicKey() {
    return base64(Arrays.copyOfRange(spki, 12, 44));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String pem(String label, byte[] der) {
    return "-----BEGIN " + label + "-----\n" + base64(der) + "\n-----END " + label + "-----\n";
  }

  private String refusedSeed(String key) {
    String toml = "signing_key = '''" + key + "'''\n" + SERVER;
    return only(folder.problems(() -> folder.bartos(toml, Map.of())), key);
  }

  private String refusedPublicKey(String key) {
    String toml = "server_public_key = '''" + key + "'''\n" + WORKER;
    return only(folder.problems(() -> folder.bartoc(toml, Map.of())), key);
  }

  private static String only(List<String> problems, String secret) {
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0)).doesNotContain(secret);
    return problems.get(0);
  }

  @Test
  void rightKeys_areTaken() throws Exception {
    assertThat(folder.bartos("signing_key = \"" + seed() + "\"\n" + SERVER, Map.of()).signingKey())
        .isEqualTo(Secret.of(seed()));
    assertThat(
            folder
                .bartoc("server_public_key = \"" + publicKey() + "\"\n" + WORKER, Map.of())
                .serverPublicKey())
        .isEqualTo(publicKey());
  }

  @Test
  void pemFile_isMendedByTheCommandShown() throws Exception {
    Path file = folder.write("my key.pem", pem("PRIVATE KEY", pkcs8));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    List<String> problems =
        folder.problems(
            () -> folder.bartos("signing_key_file = \"my key.pem\"\n" + SERVER, Map.of()));

    String told = only(problems, seed());
    assertThat(told).contains("signing_key_file", "a private key in PEM form");
    assertThat(shell(told.substring(told.indexOf("openssl")), "")).isEqualTo(seed());
  }

  @Test
  void pem_pasted_isMendedByTheCommandShown() throws Exception {
    String told = refusedSeed(pem("PRIVATE KEY", pkcs8));
    folder.write("KEY.pem", pem("PRIVATE KEY", pkcs8));
    assertThat(shell(told.substring(told.indexOf("openssl")), "")).isEqualTo(seed());
  }

  @Test
  void pkcs8_andSeedWithPublicKey_andHex_areMendedByTheCommandShown() throws Exception {
    byte[] seed = Base64.getDecoder().decode(seed());
    byte[] both = Arrays.copyOf(seed, 64);
    System.arraycopy(spki, 12, both, 32, 32);
    for (String wrong : List.of(base64(pkcs8), base64(both), HexFormat.of().formatHex(seed))) {
      assertThat(shell(pasted(refusedSeed(wrong)), wrong + "\n")).as(wrong).isEqualTo(seed());
    }
  }

  @Test
  void publicKey_inThePlaceOfTheSeed_isNamed() {
    assertThat(refusedSeed(pem("PUBLIC KEY", spki))).contains("a public key, which belongs on");
    assertThat(refusedSeed(base64(spki))).contains("a public key, which belongs on the workers");
  }

  @Test
  void otherKeys_andPaths_areNamed() throws Exception {
    byte[] rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate().getEncoded();
    assertThat(refusedSeed(pem("PRIVATE KEY", rsa))).contains("of another kind than Ed25519");
    assertThat(refusedSeed(pem("OPENSSH PRIVATE KEY", rsa))).contains("another kind than Ed25519");
    assertThat(refusedSeed("/etc/barto/seed")).contains("signing_key_file takes one");
    assertThat(refusedSeed(base64(new byte[31]))).contains("found 31 bytes");
  }

  @Test
  void publicKeys_inOtherForms_areMendedByTheCommandShown() throws Exception {
    String told = refusedPublicKey(pem("PUBLIC KEY", spki));
    folder.write("KEY.pem", pem("PUBLIC KEY", spki));
    assertThat(shell(told.substring(told.indexOf("openssl")), "")).isEqualTo(publicKey());
    assertThat(shell(pasted(refusedPublicKey(base64(spki))), base64(spki) + "\n"))
        .isEqualTo(publicKey());
  }

  @Test
  void privateKeys_inThePlaceOfThePublicOne_areNamed_andMended() throws Exception {
    String told = refusedPublicKey(pem("PRIVATE KEY", pkcs8));
    assertThat(told).contains("belongs on the server only");
    folder.write("KEY.pem", pem("PRIVATE KEY", pkcs8));
    assertThat(shell(told.substring(told.indexOf("openssl")), "")).isEqualTo(publicKey());
    String der = refusedPublicKey(base64(pkcs8));
    assertThat(der).contains("belongs on the server only");
    assertThat(shell(pasted(der), base64(pkcs8) + "\n")).isEqualTo(publicKey());
  }

  @Test
  void bytes_thatAreNoPointOfTheCurve_areNoPublicKey() {
    byte[] noPoint = new byte[32];
    noPoint[0] = 2; // RFC 8032, 5.1.3: there is no x for this y
    assertThat(refusedPublicKey(base64(noPoint))).contains("Is it the seed (signing_key)?");
  }

  private static String pasted(String told) {
    return told.substring(told.indexOf("run ") + 4, told.indexOf(", paste"));
  }

  private String shell(String command, String input) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "openssl");
    assumeTrue(!command.contains("xxd") || Files.isExecutable(Path.of("/usr/bin/xxd")), "xxd");
    Process process =
        new ProcessBuilder("/bin/sh", "-c", command)
            .directory(temp.toFile())
            .redirectErrorStream(true)
            .start();
    try (var in = process.getOutputStream()) {
      in.write(input.getBytes(US_ASCII));
    }
    String output = new String(process.getInputStream().readAllBytes(), US_ASCII);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return output.strip();
  }
}
