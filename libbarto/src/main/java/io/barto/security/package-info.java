/**
 * What makes a message on the wire trustworthy: Ed25519 signatures of the server and MACs with a
 * shared key, by the JDK's own cryptography. Version 1 wraps the server's messages in an envelope
 * with a time and a random number; version 2 seals every frame of a worker's connection, in both
 * directions, for that connection and place in its order alone. {@code docs/wire.md} gives every
 * byte.
 */
@NullMarked
package io.barto.security;

import org.jspecify.annotations.NullMarked;
