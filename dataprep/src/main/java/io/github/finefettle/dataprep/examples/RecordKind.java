package io.github.finefettle.dataprep.examples;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The kinds of training records, and which roles each has. Every kind may also have a label, a
 * group, a source, a time and an id.
 */
public enum RecordKind {
  /** A plain text, for continued pre-training: the input is what the model learns to write. */
  TEXT(EnumSet.of(Role.INPUT), EnumSet.noneOf(Role.class), Turns.NONE),
  /** A text and its class. */
  CLASSIFICATION(EnumSet.of(Role.INPUT, Role.LABEL), EnumSet.of(Role.CONTEXT), Turns.NONE),
  /** A text and what to make of it, such as its translation. */
  PAIR(EnumSet.of(Role.INPUT, Role.TARGET), EnumSet.of(Role.CONTEXT), Turns.NONE),
  /** An instruction, often with a text that it is for, and the answer. */
  INSTRUCTION(EnumSet.of(Role.INPUT, Role.TARGET), EnumSet.of(Role.CONTEXT), Turns.NONE),
  /** The turns of a chat, with tools and calls where there are some. */
  CHAT(
      EnumSet.of(Role.INPUT, Role.TARGET),
      EnumSet.of(Role.CONTEXT, Role.TOOLS, Role.CALL),
      Turns.NEEDED),
  /** A prompt, which may be a chat, with a better and a worse answer. */
  PREFERENCE(
      EnumSet.of(Role.INPUT, Role.TARGET, Role.REJECTED),
      EnumSet.of(Role.CONTEXT, Role.TOOLS, Role.CALL),
      Turns.ALLOWED),
  /** A question, which may be a chat, with the tool calls that answer it. */
  TOOL_CALL(
      EnumSet.of(Role.INPUT, Role.CALL),
      EnumSet.of(Role.TOOLS, Role.TARGET, Role.CONTEXT),
      Turns.ALLOWED);

  private enum Turns {
    NONE,
    ALLOWED,
    NEEDED
  }

  private static final ImmutableSet<Role> ABOUT_THE_ROW =
      Sets.immutableEnumSet(Role.LABEL, Role.GROUP, Role.SOURCE, Role.TIME, Role.ID);

  private final ImmutableSet<Role> needed;
  private final ImmutableSet<Role> more;
  private final Turns turns;

  RecordKind(Set<Role> needed, Set<Role> more, Turns turns) {
    this.needed = Sets.immutableEnumSet(needed);
    this.more = Sets.immutableEnumSet(more);
    this.turns = turns;
  }

  /**
   * The roles that a record of this kind must have.
   *
   * @return in the order of the roles, unmodifiable
   */
  public Set<Role> needed() {
    return needed;
  }

  /**
   * The roles that a record of this kind can have.
   *
   * @return in the order of the roles, unmodifiable, the needed ones among them
   */
  public Set<Role> allowed() {
    EnumSet<Role> all = EnumSet.copyOf(needed);
    all.addAll(more);
    all.addAll(ABOUT_THE_ROW);
    return Collections.unmodifiableSet(all);
  }

  /**
   * Whether the record is a chat: its texts come as turns.
   *
   * @return true for CHAT
   */
  public boolean needsTurns() {
    return turns == Turns.NEEDED;
  }

  /**
   * Whether the texts may come as turns.
   *
   * @return true for CHAT, PREFERENCE and TOOL_CALL
   */
  public boolean allowsTurns() {
    return turns != Turns.NONE;
  }
}
