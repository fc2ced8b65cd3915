package io.github.finefettle.dataprep.semantic;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import java.util.List;

/**
 * What is compared of a row.
 *
 * @param input the text whose meaning is compared
 * @param rest one half of the hash of the texts that must be equal: target, label, context,
 *     rejected answer, tools and calls
 * @param restToo the other half
 */
public record SemanticText(String input, long rest, long restToo) {
  private static final List<Role> REST =
      List.of(Role.TARGET, Role.LABEL, Role.CONTEXT, Role.REJECTED, Role.TOOLS, Role.CALL);

  static SemanticText of(Example example) {
    HashStream128 stream = Hashing.murmur3_128().hashStream();
    for (Role role : REST) {
      stream.putString(example.text(role));
    }
    HashValue128 hash = stream.get();
    return new SemanticText(
        example.text(Role.INPUT), hash.getMostSignificantBits(), hash.getLeastSignificantBits());
  }
}
