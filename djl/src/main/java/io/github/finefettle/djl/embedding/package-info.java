/** Models of DJL as embeddings for finding duplicates in meaning. */
@NullMarked
package io.github.finefettle.djl.embedding;

import org.jspecify.annotations.NullMarked;
