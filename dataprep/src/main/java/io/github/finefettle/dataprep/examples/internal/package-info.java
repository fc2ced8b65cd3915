/** How chats lie in JSON, whatever holds the JSON; not for use by others. */
@NullMarked
package io.github.finefettle.dataprep.examples.internal;

import org.jspecify.annotations.NullMarked;
