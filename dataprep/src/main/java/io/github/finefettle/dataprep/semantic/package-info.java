/** Duplicates in meaning, by a vector for each text that a function of the user's gives. */
@NullMarked
package io.github.finefettle.dataprep.semantic;

import org.jspecify.annotations.NullMarked;
