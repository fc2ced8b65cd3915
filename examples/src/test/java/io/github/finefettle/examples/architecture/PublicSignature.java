package io.github.finefettle.examples.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import java.util.ArrayList;
import java.util.List;

/** All types that a user of a public type can see: supertypes, public and protected members. */
final class PublicSignature {
  private final JavaClass type;
  private final List<JavaType> visible = new ArrayList<>();

  private PublicSignature(JavaClass type) {
    this.type = type;
  }

  static PublicSignature of(JavaClass type) {
    PublicSignature signature = new PublicSignature(type);
    type.getSuperclass().ifPresent(signature.visible::add);
    signature.visible.addAll(type.getInterfaces());
    for (JavaMember member : type.getMembers()) {
      if (member.getModifiers().contains(JavaModifier.PUBLIC)
          || member.getModifiers().contains(JavaModifier.PROTECTED)) {
        signature.look(member);
      }
    }
    return signature;
  }

  private void look(JavaMember member) {
    if (member instanceof JavaField field) {
      visible.add(field.getType());
    }
    if (member instanceof JavaCodeUnit unit) {
      visible.add(unit.getReturnType());
      visible.addAll(unit.getParameterTypes());
      visible.addAll(unit.getExceptionTypes());
    }
  }

  void requireNoneOf(String... packages) {
    for (JavaType seen : visible) {
      for (JavaClass involved : seen.getAllInvolvedRawTypes()) {
        for (String forbidden : packages) {
          String prefix = forbidden.replace("..", ".");
          assertThat(involved.getName())
              .as("a type in the public signature of %s", type.getName())
              .doesNotStartWith(prefix);
        }
      }
    }
  }
}
