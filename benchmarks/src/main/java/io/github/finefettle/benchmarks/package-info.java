/** JMH benchmarks of the kernels that everything else stands on. */
@NullMarked
package io.github.finefettle.benchmarks;

import org.jspecify.annotations.NullMarked;
