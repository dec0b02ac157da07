/** The database's schema and its data sources. */
@NullMarked
package io.barto.server.maintenance.boundary;

import org.jspecify.annotations.NullMarked;
