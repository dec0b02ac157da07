/**
 * Deletes what has ended longer ago than it is to be kept: each night by itself, and when somebody
 * asks for it, as a job of Jakarta Batch.
 */
@NullMarked
package io.barto.server.retention.boundary;

import org.jspecify.annotations.NullMarked;
