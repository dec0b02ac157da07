/**
 * What a request passes before it is a connection: the filters in the order of web.xml, each with
 * one reason to refuse, and the upgrade, whose bytes are counted from then on.
 */
@NullMarked
package io.barto.web.entry;

import org.jspecify.annotations.NullMarked;
