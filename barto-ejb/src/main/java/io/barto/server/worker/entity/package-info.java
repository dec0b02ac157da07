/** What the database keeps of a worker. */
@NullMarked
package io.barto.server.worker.entity;

import org.jspecify.annotations.NullMarked;
