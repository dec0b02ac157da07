/** Tests of the configuration. */
@NullMarked
package io.barto.config;

import org.jspecify.annotations.NullMarked;
