/** One request to the server and its answer, as a stream of messages in bounded memory. */
@NullMarked
package io.barto.cli.connection;

import org.jspecify.annotations.NullMarked;
