/** Stretches of text that stand in several rows: boilerplate, found, flagged and cut. */
@NullMarked
package io.github.finefettle.dataprep.spans;

import org.jspecify.annotations.NullMarked;
