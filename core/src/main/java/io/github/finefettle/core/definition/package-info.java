/** Definitions as values: canonical JSON, fingerprints, and names for a user's functions. */
@NullMarked
package io.github.finefettle.core.definition;

import org.jspecify.annotations.NullMarked;
