/**
 * Certificates and keys in PEM files, and connections that use them. All cryptography is the JDK's;
 * what is done here is to read the forms that openssl writes, to trust exactly those authorities
 * that are named, to notice when files change, and to say in people's words what is wrong.
 */
@NullMarked
package io.barto.tls;

import org.jspecify.annotations.NullMarked;
