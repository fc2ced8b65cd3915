package io.github.finefettle.dataprep.duplicates;

import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Part;
import io.github.finefettle.dataprep.examples.Role;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.Predicate;

/**
 * What must be equal for two rows to be exact duplicates: all texts with a meaning (input, context,
 * target, label, rejected answer, tools and calls, each turn of a chat with its speaker), in the
 * normal form of {@link ExactDuplicates#keyOf}. Group, source, time and id do not count.
 *
 * <p>Rows meet by the first 128 bits of the SHA-256 of it. No two texts with the same half are
 * known to anyone, and to make a pair takes about 2^64 trials; so the texts need not be held, and
 * the rows of a file larger than memory can be compared.
 *
 * @param high the first eight bytes
 * @param low the next eight
 * @param counts whether the row takes part: one without any input is no duplicate
 */
public record DuplicateKey(long high, long low, boolean counts) {
  private static final ThreadLocal<MessageDigest> DIGEST =
      ThreadLocal.withInitial(DuplicateKey::sha256);
  private static final DuplicateKey NONE = new DuplicateKey(0, 0, false);

  static DuplicateKey of(Example example) {
    return of(example, DuplicateKey::matters);
  }

  /** The key of the input alone, whatever the answer. */
  static DuplicateKey ofInput(Example example) {
    return of(example, role -> role == Role.INPUT);
  }

  private static DuplicateKey of(Example example, Predicate<Role> roles) {
    boolean input = false;
    MessageDigest digest = DIGEST.get();
    digest.reset();
    for (int i = 0; i < example.size(); i++) {
      Part part = example.part(i);
      if (roles.test(part.role())) {
        input |= part.role() == Role.INPUT && !part.text().isBlank();
        digest.update(part.role().name().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0xFF);
        digest.update(part.speaker().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0xFF);
        update(digest, part.text());
        digest.update((byte) 0xFF);
      }
    }
    if (!input) {
      return NONE;
    }
    ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
    return new DuplicateKey(bytes.getLong(), bytes.getLong(), true);
  }

  /**
   * Takes the bytes of a text's normal form. A text of ASCII alone, which takes a byte a character,
   * has it but for its ends, if no carriage return is in it; so no other text is made of it. (An
   * unpaired surrogate takes a byte too, and is left alone by the normal form.)
   */
  private static void update(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length != text.length() || text.indexOf('\r') >= 0) {
      digest.update(ExactDuplicates.keyOf(text).getBytes(StandardCharsets.UTF_8));
      return;
    }
    int from = 0;
    int end = bytes.length;
    while (from < end && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    while (end > from && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    digest.update(bytes, from, end - from);
  }

  private static boolean matters(Role role) {
    return switch (role) {
      case INPUT, TARGET, LABEL, CONTEXT, REJECTED, TOOLS, CALL -> true;
      case GROUP, SOURCE, TIME, ID -> false;
    };
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
