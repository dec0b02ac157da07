/** What is old enough, and how it is deleted, a bounded number of rows at a time. */
@NullMarked
package io.barto.server.retention.control;

import org.jspecify.annotations.NullMarked;
