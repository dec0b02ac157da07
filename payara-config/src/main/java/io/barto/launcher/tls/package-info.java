/**
 * The server's certificates for the container, which knows key stores only: a provider of the JDK's
 * security framework hands it key and trust managers that read PEM files.
 */
@NullMarked
package io.barto.launcher.tls;

import org.jspecify.annotations.NullMarked;
