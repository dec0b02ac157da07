/**
 * Payara Micro as the server's container: booted through its Java API with one listener and nothing
 * else that listens, its log led into ours.
 */
@NullMarked
package io.barto.launcher.container;

import org.jspecify.annotations.NullMarked;
