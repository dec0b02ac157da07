/** Takes what commands write, stores it once, and acknowledges what is committed. */
@NullMarked
package io.barto.server.output.boundary;

import org.jspecify.annotations.NullMarked;
