/** What the launcher does with files and folders: private ones, whole ones, locked ones. */
@NullMarked
package io.barto.launcher.files;

import org.jspecify.annotations.NullMarked;
