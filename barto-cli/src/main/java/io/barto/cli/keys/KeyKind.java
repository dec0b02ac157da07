package io.barto.cli.keys;

/** What keys there are to make. */
enum KeyKind {
  SIGNING,
  HMAC,
  API
}
