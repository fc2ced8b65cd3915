/** Repair and normal forms of text: encodings, entities, Unicode, white space. */
@NullMarked
package io.github.finefettle.dataprep.text;

import org.jspecify.annotations.NullMarked;
