/**
 * The connection to the server: made, kept alive, given up when the server falls silent, and made
 * again, for ever. What is said on it is decided elsewhere.
 */
@NullMarked
package io.barto.worker.connection;

import org.jspecify.annotations.NullMarked;
