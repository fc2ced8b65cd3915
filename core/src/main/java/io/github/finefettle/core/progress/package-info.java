/** Progress of long work, and stopping it. */
@NullMarked
package io.github.finefettle.core.progress;

import org.jspecify.annotations.NullMarked;
