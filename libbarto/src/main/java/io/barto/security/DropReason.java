package io.barto.security;

/** Why a message was not taken. */
public enum DropReason {
  TRUNCATED("shorter than its seal"),
  MALFORMED("no sealed frame"),
  UNSIGNED("not signed"),
  BAD_SIGNATURE("wrong signature"),
  NO_MAC("without MAC"),
  BAD_MAC("wrong MAC"),
  STALE("too old or from the future"),
  REPLAYED("came before"),
  OUT_OF_ORDER("repeated or out of order");

  private final String words;

  DropReason(String words) {
    this.words = words;
  }

  /** The reason in a few words for people. */
  public String words() {
    return words;
  }
}
