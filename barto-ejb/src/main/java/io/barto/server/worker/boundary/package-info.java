/** The workers: who is connected, over which link, and what the database knows of each. */
@NullMarked
package io.barto.server.worker.boundary;

import org.jspecify.annotations.NullMarked;
