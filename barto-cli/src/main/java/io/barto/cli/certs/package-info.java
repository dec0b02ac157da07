/**
 * {@code barto-cli certs}: an authority and certificates of one's own, for those without openssl.
 * Needs no server and no configuration.
 */
@NullMarked
package io.barto.cli.certs;

import org.jspecify.annotations.NullMarked;
