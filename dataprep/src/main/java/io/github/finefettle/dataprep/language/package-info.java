/** The language of a text, per field, and where the fields of a row disagree. */
@NullMarked
package io.github.finefettle.dataprep.language;

import org.jspecify.annotations.NullMarked;
