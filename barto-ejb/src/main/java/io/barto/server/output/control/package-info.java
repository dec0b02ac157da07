/** How lines become the content of a chunk, and what of a batch is still to be stored. */
@NullMarked
package io.barto.server.output.control;

import org.jspecify.annotations.NullMarked;
