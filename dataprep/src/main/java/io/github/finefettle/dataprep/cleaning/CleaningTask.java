package io.github.finefettle.dataprep.cleaning;

import com.google.common.collect.ImmutableSet;
import io.github.finefettle.dataprep.examples.ExampleSchema;
import io.github.finefettle.dataprep.examples.RecordKind;
import io.github.finefettle.dataprep.examples.Role;
import java.util.Arrays;
import java.util.Set;

/** What the rows are to be used for: it decides which roles they must have and the default plan. */
public enum CleaningTask {
  /** Texts with labels. */
  CLASSIFICATION("classification", RecordKind.CLASSIFICATION, Role.INPUT, Role.LABEL),
  /** Instructions, questions or source texts with the answer to learn: supervised fine-tuning. */
  SFT("sft", RecordKind.INSTRUCTION, Role.INPUT, Role.TARGET),
  /** Chats: turns of users and of the assistant. */
  CHAT("chat", RecordKind.CHAT, Role.INPUT, Role.TARGET),
  /** Prompts with a better and a worse answer. */
  PREFERENCE("preference", RecordKind.PREFERENCE, Role.TARGET, Role.REJECTED),
  /** Requests with the tool calls to learn. */
  TOOL_CALL("tool-call", RecordKind.TOOL_CALL, Role.INPUT, Role.CALL),
  /** Texts alone: continued pre-training, domain adaptation. */
  PRETRAINING("pretraining", RecordKind.TEXT, Role.INPUT);

  private final String id;
  private final RecordKind kind;
  private final ImmutableSet<Role> required;

  CleaningTask(String id, RecordKind kind, Role... required) {
    this.id = id;
    this.kind = kind;
    this.required = ImmutableSet.copyOf(required);
  }

  /**
   * The name in plans and on command lines.
   *
   * @return small letters and hyphens
   */
  public String id() {
    return id;
  }

  /**
   * The kind of record that is looked for.
   *
   * @return the kind, by whose checks the default plan goes
   */
  public RecordKind kind() {
    return kind;
  }

  /**
   * The roles that a schema must have; fewer than the kind asks for where rows are found that lack
   * one, such as preferences that carry their prompt in the answers.
   *
   * @return in the order of the roles
   */
  public Set<Role> required() {
    return required;
  }

  /**
   * The task of a name.
   *
   * @param id as in {@link #id()}
   * @return the task
   * @throws IllegalArgumentException if there is none of that name
   */
  public static CleaningTask of(String id) {
    return Arrays.stream(values())
        .filter(task -> task.id.equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The task ("
                        + id
                        + ") is unknown. Use one of "
                        + Arrays.stream(values()).map(CleaningTask::id).toList()
                        + "."));
  }

  /**
   * The task that the roles of a schema stand for.
   *
   * @param schema any schema
   * @return chats where there are turns, preferences where there is a worse answer, classification
   *     where there are labels, and so on; pre-training where there is an input alone
   */
  public static CleaningTask of(ExampleSchema<?> schema) {
    Set<Role> roles = schema.roles();
    if (schema.hasTurns()) {
      return CHAT;
    }
    if (roles.contains(Role.REJECTED)) {
      return PREFERENCE;
    }
    if (roles.contains(Role.CALL)) {
      return TOOL_CALL;
    }
    if (roles.contains(Role.TARGET)) {
      return SFT;
    }
    return roles.contains(Role.LABEL) ? CLASSIFICATION : PRETRAINING;
  }
}
