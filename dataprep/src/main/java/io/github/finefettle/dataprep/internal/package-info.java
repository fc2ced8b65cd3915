/** What several packages of this module share and no user sees. */
@NullMarked
package io.github.finefettle.dataprep.internal;

import org.jspecify.annotations.NullMarked;
