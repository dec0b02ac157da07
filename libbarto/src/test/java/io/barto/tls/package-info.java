/** Tests of certificates, keys and connections with TLS. */
@NullMarked
package io.barto.tls;

import org.jspecify.annotations.NullMarked;
