/** Validation under real-world conditions: may this model ship? */
@NullMarked
package io.github.finefettle.validation;

import org.jspecify.annotations.NullMarked;
