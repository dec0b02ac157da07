/** Tests of seals and envelopes. */
@NullMarked
package io.barto.security;

import org.jspecify.annotations.NullMarked;
