package io.github.finefettle.examples.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The design's "who may know whom" and the bans that keep results the same on every machine. */
class ArchitectureTest {
  private static final String ROOT = "io.github.finefettle.";
  private static final String ALL = "io.github.finefettle..";

  /** Made by the template compiler, which knows nothing of null marks. */
  private static final String TEMPLATES = ROOT + "report.html.internal.templates";

  private static final String[] THIRD_PARTIES_THAT_STAY_INSIDE = {
    "com.google.common..",
    "com.fasterxml..",
    "org.apache.commons.math3..",
    "ai.djl..",
    "com.dynatrace..",
    "org.jsoup..",
    "de.siegmar..",
    "com.github.luben..",
    "org.HdrHistogram..",
    "gg.jte..",
    "io.github.jbellis.."
  };

  /** Correctly rounded or exact by specification, so the same on every machine. */
  private static final Set<String> EXACT_MATH =
      Set.of(
          "sqrt",
          "fma",
          "abs",
          "min",
          "max",
          "floor",
          "ceil",
          "rint",
          "round",
          "scalb",
          "signum",
          "copySign",
          "ulp",
          "getExponent",
          "nextUp",
          "nextDown",
          "nextAfter",
          "floorDiv",
          "floorMod",
          "ceilDiv",
          "addExact",
          "subtractExact",
          "multiplyExact",
          "incrementExact",
          "decrementExact",
          "negateExact",
          "toIntExact",
          "multiplyHigh",
          "multiplyFull",
          "clamp");

  private static JavaClasses ours;

  @BeforeAll
  static void readAllModules() {
    ours =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.finefettle");
  }

  @Test
  void coreKnowsNoneOfOurs() {
    mayKnowOnly("core");
  }

  @Test
  void metricsAndDataprepKnowCoreAndNotEachOther() {
    mayKnowOnly("metrics", "core");
    mayKnowOnly("dataprep", "core");
  }

  @Test
  void validationKnowsCoreMetricsAndDataprep() {
    mayKnowOnly("validation", "core", "metrics", "dataprep");
  }

  @Test
  void reportKnowsCoreOnly() {
    mayKnowOnly("report", "core");
  }

  @Test
  void djlKnowsTheModulesItAdapts() {
    mayKnowOnly("djl", "core", "metrics", "dataprep", "validation");
  }

  @Test
  void nobodyKnowsTheExamples() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "examples..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "examples..")
        .check(ours);
  }

  @Test
  void modulesHaveNoCyclesBetweenTheirConcepts() {
    for (String module :
        new String[] {"core", "metrics", "dataprep", "validation", "report", "djl"}) {
      slices()
          .matching(ROOT + module + ".(*)..")
          .should()
          .beFreeOfCycles()
          .allowEmptyShould(true)
          .check(ours);
    }
  }

  @Test
  void noThirdPartyTypeStandsInAPublicSignature() {
    for (String module : new String[] {"core", "metrics", "dataprep", "validation"}) {
      for (JavaClass type : ours) {
        if (type.getPackageName().startsWith(ROOT + module)
            && type.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC)
            && !type.getPackageName().contains(".internal")) {
          PublicSignature.of(type).requireNoneOf(THIRD_PARTIES_THAT_STAY_INSIDE);
        }
      }
    }
  }

  @Test
  void elementaryFunctionsThatDifferBetweenMachinesAreBanned() {
    noClasses()
        .that()
        .resideInAPackage(ALL)
        .should()
        .callMethodWhere(
            new DescribedPredicate<com.tngtech.archunit.core.domain.JavaMethodCall>(
                "an inexact function of java.lang.Math is called") {
              @Override
              public boolean test(com.tngtech.archunit.core.domain.JavaMethodCall call) {
                return call.getTargetOwner().isEquivalentTo(Math.class)
                    && !EXACT_MATH.contains(call.getName());
              }
            })
        .check(ours);
  }

  @Test
  void noGlobalGeneratorIsAsked() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.util.random..")
                .or(JavaClass.Predicates.equivalentTo(java.util.Random.class))
                .or(JavaClass.Predicates.equivalentTo(java.util.concurrent.ThreadLocalRandom.class))
                .or(JavaClass.Predicates.equivalentTo(java.util.SplittableRandom.class)))
        .check(ours);
  }

  @Test
  void librariesDoNotWriteToTheConsole() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "examples..")
        .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
        .check(ours);
  }

  @Test
  void everyPackageIsNullMarked() {
    ArchRule rule =
        classes()
            .that()
            .haveSimpleNameNotEndingWith("package-info")
            .should(
                new com.tngtech.archunit.lang.ArchCondition<>("stand in a @NullMarked package") {
                  @Override
                  public void check(
                      JavaClass type, com.tngtech.archunit.lang.ConditionEvents events) {
                    boolean marked =
                        type.getPackage().isAnnotatedWith(NullMarked.class)
                            || type.getPackageName().equals(TEMPLATES);
                    if (!marked) {
                      events.add(
                          com.tngtech.archunit.lang.SimpleConditionEvent.violated(
                              type, type.getPackageName() + " is not @NullMarked"));
                    }
                  }
                });
    rule.check(ours);
  }

  @Test
  void noFolderIsNamedAfterALayer() {
    noClasses()
        .should()
        .resideInAnyPackage("..util..", "..impl..", "..helper..", "..common..", "..manager..")
        .check(ours);
  }

  private static void mayKnowOnly(String module, String... others) {
    String[] allowed = new String[others.length + 1];
    allowed[0] = ROOT + module + "..";
    for (int i = 0; i < others.length; i++) {
      allowed[i + 1] = ROOT + others[i] + "..";
    }
    noClasses()
        .that()
        .resideInAPackage(ROOT + module + "..")
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAPackage(ALL)
                .and(DescribedPredicate.not(resideInAnyPackage(allowed))))
        .check(ours);
  }
}
