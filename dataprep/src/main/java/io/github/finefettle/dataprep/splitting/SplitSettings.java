package io.github.finefettle.dataprep.splitting;

import io.github.finefettle.dataprep.duplicates.NearDuplicates;
import io.github.finefettle.dataprep.examples.Role;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a plan is made of.
 *
 * @param shares the three shares
 * @param strata the roles that each have shares of their own; in the order of the roles
 * @param groups the roles whose equal values stay on one side; in the order of the roles
 * @param order how sides are given
 * @param missingClassesAllowed whether a class may be missing from a split
 * @param together what counts as a near duplicate and stays on one side
 * @param seed any number
 */
record SplitSettings(
    Shares shares,
    Set<Role> strata,
    Set<Role> groups,
    SplitOrder order,
    boolean missingClassesAllowed,
    Optional<NearDuplicates> together,
    long seed) {
  SplitSettings {
    strata = inOrder(strata);
    groups = inOrder(groups);
    for (Role role : strata) {
      if (groups.contains(role)) {
        throw new IllegalArgumentException(
            "A split cannot be stratified and grouped by the role "
                + role
                + ": the rows of one value would have to be on all sides and on one. Choose one"
                + " of the two.");
      }
    }
    if (order == SplitOrder.TIME && !strata.isEmpty()) {
      throw new IllegalArgumentException(
          "A split by time cannot be stratified by "
              + strata
              + ": there is one pair of borders in time for all rows. Leave out stratifiedBy, or"
              + " byTime.");
    }
  }

  /** A set of an enum has one order on every run. */
  private static Set<Role> inOrder(Set<Role> roles) {
    EnumSet<Role> copy = EnumSet.noneOf(Role.class);
    copy.addAll(roles);
    return Collections.unmodifiableSet(copy);
  }

  private static Set<Role> plus(Set<Role> roles, Role role) {
    EnumSet<Role> more = EnumSet.of(role);
    more.addAll(roles);
    return more;
  }

  SplitSettings stratifiedBy(Role role) {
    return new SplitSettings(
        shares, plus(strata, role), groups, order, missingClassesAllowed, together, seed);
  }

  SplitSettings groupedBy(Role role) {
    return new SplitSettings(
        shares, strata, plus(groups, role), order, missingClassesAllowed, together, seed);
  }

  SplitSettings ordered(SplitOrder by) {
    if (order != SplitOrder.HASH && order != by) {
      throw new IllegalArgumentException(
          "A split is by time or by exact shares, not both: borders in time give their own shares."
              + " Leave out one of byTime() and exactShares().");
    }
    return new SplitSettings(shares, strata, groups, by, missingClassesAllowed, together, seed);
  }

  SplitSettings allowingMissingClasses() {
    return new SplitSettings(shares, strata, groups, order, true, together, seed);
  }

  SplitSettings keepingTogether(NearDuplicates definition) {
    return new SplitSettings(
        shares, strata, groups, order, missingClassesAllowed, Optional.of(definition), seed);
  }

  SplitSettings seed(long number) {
    return new SplitSettings(
        shares, strata, groups, order, missingClassesAllowed, together, number);
  }
}
