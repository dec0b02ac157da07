/** Stored output. */
@NullMarked
package io.barto.server.output.entity;

import org.jspecify.annotations.NullMarked;
