package io.barto.cli.keys;

import static java.util.Locale.ROOT;

import io.barto.config.Role;
import io.barto.security.SigningKey;
import io.barto.security.VerifyingKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes keys, in files where a folder is given, and says where each goes. */
final class KeyMaker {
  private final KeyText text;
  private final @Nullable KeyFolder folder;
  private final String name;
  private final Role role;

  /**
   * @param folder where secrets go; null: they are shown
   * @param name of an API key
   * @param role of an API key
   */
  KeyMaker(KeyText text, @Nullable KeyFolder folder, String name, Role role) {
    this.text = text;
    this.folder = folder;
    this.name = name;
    this.role = role;
  }

  /** The files that a kind of key is written to. */
  List<String> files(KeyKind kind) {
    return switch (kind) {
      case SIGNING -> List.of("signing.key", "signing.pub");
      case HMAC -> List.of("hmac.key");
      case API -> List.of("api-" + name + ".key");
    };
  }

  MadeKey make(KeyKind kind) throws IOException {
    return switch (kind) {
      case SIGNING -> signing();
      case HMAC -> hmac();
      case API -> api();
    };
  }

  private MadeKey signing() throws IOException {
    String seed = text.seed();
    VerifyingKey publicKey = SigningKey.ofBase64(seed).verifyingKey();
    Map<String, String> values = new LinkedHashMap<>();
    String line = secret("signing_key", seed, "signing.key", values);
    values.put("server_public_key", publicKey.base64());
    values.put("fingerprint", publicKey.fingerprint());
    if (folder != null) {
      Path file = folder.writePublic("signing.pub", publicKey.base64());
      values.put("server_public_key_path", file.toString());
    }
    return new MadeKey(
        KeyKind.SIGNING,
        "Signing key pair (Ed25519), fingerprint " + publicKey.fingerprint(),
        values,
        List.of(
            new Placed("bartos.toml, on the server only", List.of(line)),
            new Placed(
                "bartoc.toml, on every worker; no secret",
                List.of("server_public_key = \"" + publicKey.base64() + "\""))));
  }

  private MadeKey hmac() throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    String line = secret("hmac_key", text.hmac(), "hmac.key", values);
    return new MadeKey(
        KeyKind.HMAC,
        "Shared key (HMAC-SHA256)",
        values,
        List.of(new Placed("bartos.toml, and bartoc.toml on every worker", List.of(line))));
  }

  private MadeKey api() throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("name", name);
    values.put("role", role.name().toLowerCase(ROOT));
    String file = files(KeyKind.API).get(0);
    String line = secret("api_key", text.api(), file, values);
    List<String> server = new ArrayList<>();
    server.add("[api_keys." + name + "]");
    server.add(line.replaceFirst("^api_key", "key"));
    server.add("role = \"" + role.name().toLowerCase(ROOT) + "\"");
    if (role == Role.WORKER) {
      server.add("workers = [\"*\"]  # the names it is good for, such as \"web-*\"");
    }
    String whose = role == Role.WORKER ? "bartoc.toml of these workers" : "barto-cli.toml";
    return new MadeKey(
        KeyKind.API,
        "API key " + name + " (" + role.name().toLowerCase(ROOT) + ")",
        values,
        List.of(
            new Placed("bartos.toml, on the server", server),
            new Placed(whose, List.of("[bartos]", line))));
  }

  /** The line that sets a secret, or names its file. */
  private String secret(String key, String value, String file, Map<String, String> values)
      throws IOException {
    if (folder == null) {
      values.put(key, value);
      return key + " = \"" + value + "\"";
    }
    String path = folder.writeSecret(file, value).toString();
    values.put(key + "_file", path);
    return key + "_file = \"" + path.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
