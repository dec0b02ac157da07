/** Tests of the wire: golden bytes, round trips, and bytes that are no messages. */
@NullMarked
package io.barto.protocol;

import org.jspecify.annotations.NullMarked;
