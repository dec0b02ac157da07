/** Commands about the server itself and its database. */
@NullMarked
package io.barto.cli.server;

import org.jspecify.annotations.NullMarked;
