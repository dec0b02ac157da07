/** A run and the legal moves of its state. */
@NullMarked
package io.barto.server.run.entity;

import org.jspecify.annotations.NullMarked;
