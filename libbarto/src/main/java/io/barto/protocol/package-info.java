/**
 * The messages of the wire and their bytes: bincode 2, standard configuration. Version 1 is what
 * the published barto 1.5 programs speak and never changes; version 2, asked for by the
 * sub-protocol {@value io.barto.protocol.Wire#VERSION_2}, adds messages with discriminants from 16
 * up to the same four families, so that one codec serves both. Discriminants, error numbers and the
 * order of fields are permanent; a new field means a new message. {@code docs/wire.md} gives every
 * byte.
 */
@NullMarked
package io.barto.protocol;

import org.jspecify.annotations.NullMarked;
