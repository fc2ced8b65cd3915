/** Changes that real people and real systems make to a text without changing what it means. */
@NullMarked
package io.github.finefettle.validation.perturbations;

import org.jspecify.annotations.NullMarked;
