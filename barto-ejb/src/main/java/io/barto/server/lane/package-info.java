/** A bounded queue with one worker of its own, that hands over what has piled up as one batch. */
@NullMarked
package io.barto.server.lane;

import org.jspecify.annotations.NullMarked;
