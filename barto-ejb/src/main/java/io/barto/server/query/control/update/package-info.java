/** Finds package updates in what package managers have written. */
@NullMarked
package io.barto.server.query.control.update;

import org.jspecify.annotations.NullMarked;
