/** One open connection, whoever is at its end: what it may do, and what waits to be sent on it. */
@NullMarked
package io.barto.web.session;

import org.jspecify.annotations.NullMarked;
