/** What people ask: answers are streamed in parts and never held whole. */
@NullMarked
package io.barto.server.query.boundary;

import org.jspecify.annotations.NullMarked;
