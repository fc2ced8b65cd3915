/** Error rates of transcribed speech against what was said. */
@NullMarked
package io.github.finefettle.metrics.speech;

import org.jspecify.annotations.NullMarked;
