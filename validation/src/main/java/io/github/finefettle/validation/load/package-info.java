/** How long a model takes to answer, measured apart from what it answers. */
@NullMarked
package io.github.finefettle.validation.load;

import org.jspecify.annotations.NullMarked;
