/** Labels of classification data: spelling variants and how to fold them. */
@NullMarked
package io.github.finefettle.dataprep.labels;

import org.jspecify.annotations.NullMarked;
