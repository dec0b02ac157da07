/** A request to the server and its answer, from the configuration file to the exit code. */
@NullMarked
package io.barto.cli.request;

import org.jspecify.annotations.NullMarked;
