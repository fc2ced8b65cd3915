package io.github.finefettle.benchmarks;

import io.github.finefettle.dataprep.language.DetectedLanguage;
import io.github.finefettle.dataprep.language.OpenNlpLanguageDetector;
import io.github.finefettle.dataprep.privacy.BlockedTerm;
import io.github.finefettle.dataprep.privacy.Blocklist;
import io.github.finefettle.dataprep.privacy.PersonalDataMatch;
import io.github.finefettle.dataprep.privacy.PersonalDataScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Scanning a row of 1 KB of ASCII for personal data and for blocked terms, and telling its
 * language, in microseconds a row.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PrivacyBenchmark {
  private static final int ROW = 1024;

  private final PersonalDataScanner scanner = PersonalDataScanner.standard();
  private final OpenNlpLanguageDetector detector = OpenNlpLanguageDetector.standard();
  private String prose = "";
  private String arithmetic = "";
  private String contacts = "";
  private Blocklist blocklist = Blocklist.of("benchmark", 1, List.of("unused"));

  /** Made by JMH. */
  public PrivacyBenchmark() {}

  /** Makes the rows and a list of 5,000 terms that do not stand in them. */
  @Setup
  public void make() {
    prose =
        row(
            "The teacher asked her class to read the second chapter before Monday, and most of them"
                + " did; two well-known pages were left out. ");
    arithmetic =
        row(
            "She sold 48/2 = <<48/2=24>>24 clips in May, then 48+24 = 72 in total on 2026-11-22: a"
                + " share of 3.5 per day. ");
    contacts = row("Write to anna@firm.com or call 212-555-7890 before 5 pm, please, or wait. ");
    List<String> terms = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      terms.add("unwanted" + Integer.toString(i * 7919, 26) + " term");
    }
    blocklist = Blocklist.of("benchmark", 1, terms);
  }

  private static String row(String sentence) {
    return sentence.repeat(ROW / sentence.length() + 1).substring(0, ROW);
  }

  /**
   * Words alone.
   *
   * @return what was found: nothing
   */
  @Benchmark
  public List<PersonalDataMatch> scanProse() {
    return scanner.scan(prose);
  }

  /**
   * Many numbers, signs and a date, none of them personal.
   *
   * @return what was found: nothing
   */
  @Benchmark
  public List<PersonalDataMatch> scanArithmetic() {
    return scanner.scan(arithmetic);
  }

  /**
   * A finding in every forty characters.
   *
   * @return what was found
   */
  @Benchmark
  public List<PersonalDataMatch> scanContacts() {
    return scanner.scan(contacts);
  }

  /**
   * A list of 5,000 terms.
   *
   * @return what was found: nothing
   */
  @Benchmark
  public List<BlockedTerm> findBlockedTerms() {
    return blocklist.find(prose);
  }

  /**
   * Scripts, form and model.
   *
   * @return English
   */
  @Benchmark
  public DetectedLanguage detectLanguage() {
    return detector.detect(prose);
  }
}
