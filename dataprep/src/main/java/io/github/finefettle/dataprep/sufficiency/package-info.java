/** Whether there is enough data, varied enough, and whether more of it would help. */
@NullMarked
package io.github.finefettle.dataprep.sufficiency;

import org.jspecify.annotations.NullMarked;
