/** Commands about the configuration of the three programs; they need no server. */
@NullMarked
package io.barto.cli.config;

import org.jspecify.annotations.NullMarked;
