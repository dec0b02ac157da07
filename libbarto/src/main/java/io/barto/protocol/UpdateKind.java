package io.barto.protocol;

/** The package managers whose recorded output {@code updates} reads. On the wire the ordinal. */
public enum UpdateKind {
  GARUDA,
  PACMAN,
  CACHYOS,
  APT
}
