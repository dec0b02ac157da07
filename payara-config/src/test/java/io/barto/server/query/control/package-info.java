/** Tests of what is read from a database, on one. */
@NullMarked
package io.barto.server.query.control;

import org.jspecify.annotations.NullMarked;
