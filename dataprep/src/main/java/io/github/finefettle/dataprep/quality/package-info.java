/** How good a text is: measures, web profiles, ranges learned from the data, typical defects. */
@NullMarked
package io.github.finefettle.dataprep.quality;

import org.jspecify.annotations.NullMarked;
