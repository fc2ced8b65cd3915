package io.github.finefettle.dataprep.splitting;

/** How the sides are given. */
enum SplitOrder {
  /** By a threshold on a keyed hash. */
  HASH,
  /** By quotas in each stratum, in the order of the keyed hash. */
  QUOTA,
  /** By borders in time. */
  TIME
}
