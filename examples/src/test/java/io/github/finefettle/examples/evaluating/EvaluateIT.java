package io.github.finefettle.examples.evaluating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.definition.JsonValue.JsonObject;
import io.github.finefettle.examples.ProgramRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program on small files of its own. The values beside the names of tools are what those tools
 * print for the same rows: scikit-learn 1.2.1, scipy 1.10.1, sacrebleu 2.6.0, rouge_score of 2022,
 * jiwer 4.0.0, seqeval 1.2.2 and trec_eval (which prints four digits).
 */
class EvaluateIT {
  @TempDir Path folder;

  private ProgramRun start(String task, String... options) {
    List<String> arguments = new ArrayList<>(List.of("evaluate", "--task", task));
    arguments.addAll(List.of(options));
    return ProgramRun.start(folder, arguments.toArray(String[]::new));
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content, StandardCharsets.UTF_8);
  }

  private static JsonObject json(ProgramRun run) {
    run.join();
    assertThat(run.exitStatus()).as(run.standardError()).isZero();
    return JsonValue.parse(run.standardOutput()).asObject();
  }

  private static void assertValues(JsonObject found, double near, Map<String, Double> expected) {
    expected.forEach(
        (id, value) -> {
          JsonObject measured = found.get(id).asObject();
          assertThat(measured.number("value")).as(id).isCloseTo(value, within(near));
          assertThat(measured.number("n")).as(id).isPositive();
          assertThat(measured.string("signature")).startsWith(id + "|").endsWith("|v:1");
          measured
              .find("low")
              .ifPresent(
                  low -> {
                    assertThat(low.asDouble()).as(id).isLessThanOrEqualTo(value + near);
                    assertThat(measured.number("high")).as(id).isGreaterThanOrEqualTo(value - near);
                  });
        });
  }

  private static JsonObject family(JsonObject found, int index) {
    return found.get("run").asObject().array("families").get(index).asObject();
  }

  @Test
  void labelsAndProbabilitiesGiveTheNumbersOfScikitLearnFromUntidyRows() throws IOException {
    String rows =
        """
        \uFEFF{"reference":"spam","prediction":"spam"}\r
        {"reference":"ham","prediction":"spam"}\r
        {"reference":7,"prediction":"7"}\r
        \r
        {"reference":"ham","prediction":null}
        {"reference":"ham","prediction":["ham"]}
        {"reference":"spam","prediction":"ham"}
        {"reference":"a, b","prediction":"ham"}
        {"reference":"ham"
        {"reference":"ham","prediction":"ham"}
        {"reference":7,"prediction":"new|label"}""";
    Path aside = folder.resolve("aside.jsonl");
    ProgramRun labels =
        start(
            "classification",
            "--input",
            file("labels.jsonl", rows).toString(),
            "--preset",
            "sklearn",
            "--metrics",
            "accuracy,balanced_accuracy,macro-f1,weighted-f1,macro-precision,macro-recall,mcc,"
                + "cohen-kappa,recall(a, b),precision(7)",
            "--set-aside",
            aside.toString());
    ProgramRun scores =
        start(
            "classification",
            "--input",
            file(
                    "scores.csv",
                    """
                    reference,prediction,scores
                    1,1,0.9
                    0,0,0.4
                    1,0,0.35
                    1,1,0.8
                    0,0,0.1
                    0,0,0.4
                    0,0,n/a
                    """)
                .toString());
    JsonObject found = json(labels);
    assertValues(
        found,
        1e-15,
        Map.of(
            "accuracy", 0.5,
            "balanced-accuracy", 0.41666666666666663,
            "macro-f1", 0.3476190476190476,
            "weighted-f1", 0.5059523809523809,
            "macro-precision", 0.4,
            "macro-recall", 0.3333333333333333,
            "mcc", 0.31851102863530306,
            "cohen-kappa", 0.30434782608695654,
            "recall(a, b)", 0.0,
            "precision(7)", 1.0));
    assertThat(family(found, 0).integer("rows")).isEqualTo(8);
    assertThat(family(found, 0).integer("setAside")).isEqualTo(2);
    assertThat(Files.readAllLines(aside, StandardCharsets.UTF_8))
        .satisfiesExactly(
            line -> assertThat(line).contains("\"line\":5", "null", "prediction"),
            line -> assertThat(line).contains("\"line\":9", "no valid JSON"));
    JsonObject scored = json(scores);
    assertValues(
        scored,
        1e-15,
        Map.of(
            "log-loss", 0.4175563257767536,
            "brier", 0.13375,
            "auroc", 0.7777777777777778,
            "average-precision", 0.8666666666666667));
    assertThat(family(scored, 1).integer("setAside")).isEqualTo(1);
    assertThat(scores.standardError()).contains("line 8", "n/a");
  }

  @Test
  void whatHasNoValueSaysWhyAndAPresetGivesTheToolsNumber() throws IOException {
    String rows = "{\"reference\":\"a\",\"prediction\":\"a\"}\n".repeat(3);
    String input = file("one.jsonl", rows).toString();
    ProgramRun plain = start("classification", "--input", input, "--metrics", "mcc");
    ProgramRun preset =
        start("classification", "--input", input, "--metrics", "mcc", "--preset", "sklearn");
    String tags = file("tags.conll", "a B-PER\n\n").toString();
    String none = file("none.conll", "a O\n\n").toString();
    ProgramRun entities =
        start("ner", "--gold", tags, "--predicted", none, "--preset", "conlleval");
    JsonObject undefined = json(plain).get("mcc").asObject();
    assertThat(undefined.find("value")).isEmpty();
    assertThat(undefined.string("undefined")).contains("same");
    assertThat(json(preset).get("mcc").asObject().number("value")).isZero();
    assertThat(json(entities).get("entity-precision").asObject().number("value")).isZero();
  }

  @Test
  void translationsGiveTheNumbersOfSacrebleuWithAnyNumberOfReferences() throws IOException {
    String rows =
        """
        {"references":["The cat sat on the mat , quietly .","A cat was sitting on the mat."],\
        "prediction":"The cat sat quietly on the mat."}
        {"reference":"It costs 3,000 € \\ud83d\\ude00 today!","prediction":"It costs 3,000 € 😀 now!"}
        {"references":["Naïve café owners don't pay.",""],\
        "prediction":"Naive café owners do not pay."}
        {"references":["He went\u00a0home early in the morning .",null,\
        "Early in the morning he went home."],"prediction":"He went home early this morning ."}
        """;
    ProgramRun run =
        start(
            "translation",
            "--input",
            file("rows.jsonl", rows).toString(),
            "--metrics",
            "bleu,chrF2,chrF++,TER");
    ProgramRun two =
        start(
            "translation",
            "--input",
            folder.resolve("rows.jsonl").toString(),
            "--metrics",
            "bleu,bleu,bleu|tok:char");
    assertValues(
        json(run),
        1e-9,
        Map.of(
            "bleu", 45.93159894548426,
            "chrf", 70.87696323320196,
            "chrf++", 70.00800414493965,
            "ter", 37.5));
    JsonObject both = json(two);
    assertThat(both.members().keySet()).hasSize(3);
    String byCharacter = "bleu|case:mixed|eff:no|order:4|smooth:exp|tok:char|v:1";
    assertThat(both.get(byCharacter).asObject().number("value"))
        .isCloseTo(77.7844166596445, within(1e-9));
  }

  @Test
  void summariesSpeechNumbersAndRankingsGiveTheNumbersOfTheirTools() throws IOException {
    String summaries =
        """
        {"reference":"The runners were running home.\\nThey won easily.",\
        "prediction":"They won.\\nA runner ran to his home"}
        {"reference":"A summary of 3 studies","prediction":"Studies: the summary of three"}
        """;
    String speech =
        """
        {"reference":"turn the  lights on in the kitchen",\
        "prediction":"turn lights on in kitchen please"}
        {"reference":"\\ud835\\udcb3 ray café","prediction":"x ray cafe"}
        {"reference":"no","prediction":""}
        """;
    String numbers = "reference\tprediction\n1\t1.1\n2\t1.9\n2.5\t3\n4\t3.5\n5.5\t6\n3\t2\n";
    String queries =
        """
        {"reference":{"d1":2,"d2":0,"d3":1,"d9":1},"scores":{"d2":0.9,"d1":0.8,"d5":0.7,"d3":0.6}}
        {"reference":{"d1":1,"d4":3},"prediction":["d4","d7","d1"]}
        """;
    ProgramRun rouge =
        start("summarization", "--input", file("summaries.jsonl", summaries).toString());
    ProgramRun stemmed =
        start(
            "summarization",
            "--input",
            folder.resolve("summaries.jsonl").toString(),
            "--metrics",
            "rouge1|stem:yes,rougeLsum|stem:yes");
    ProgramRun errors = start("speech", "--input", file("speech.jsonl", speech).toString());
    ProgramRun regression = start("regression", "--input", file("n.tsv", numbers).toString());
    ProgramRun ranking =
        start(
            "ranking",
            "--input",
            file("queries.jsonl", queries).toString(),
            "--metrics",
            "map,mrr,ndcg,ndcg@2,recall@2,hit@1");
    assertValues(
        json(rouge),
        1e-9,
        Map.of(
            "rouge1", 0.4875,
            "rouge2", 0.19642857142857142,
            "rougeL", 0.325,
            "rougeLsum", 0.3875));
    assertValues(json(stemmed), 1e-9, Map.of("rouge1", 0.55, "rougeLsum", 0.45));
    assertValues(
        json(errors),
        1e-15,
        Map.of(
            "wer", 0.5454545454545454,
            "mer", 0.5454545454545454,
            "wil", 0.7474747474747474,
            "cer", 0.41304347826086957));
    assertValues(
        json(regression),
        1e-12,
        Map.of(
            "mae", 0.45,
            "rmse", 0.5431390245600107,
            "r2", 0.8584,
            "pearson", 0.94119431253434,
            "spearman", 0.942857142857143,
            "kendall-tau-b", 0.8666666666666666));
    assertValues(
        json(ranking),
        5e-5,
        Map.of(
            "map", 0.5833,
            "mrr", 0.7500,
            "ndcg", 0.7523,
            "ndcg(2)", 0.6529,
            "recall-at(2)", 0.4167,
            "hit-at(1)", 0.5000));
  }

  /** By hand: 12 nats over 8 tokens; the texts have 4 words and 11 + 11 bytes of UTF-8. */
  @Test
  void answersAndLossesGiveWhatTheirDefinitionsGiveByHand() throws IOException {
    String answers =
        """
        {"references":["the Eiffel Tower","Eiffel"],"prediction":"Eiffel Tower!"}
        {"references":["1889"],"prediction":"in 1889"}
        {"references":[],"prediction":""}
        {"references":[],"prediction":"Paris"}
        """;
    String losses =
        """
        {"reference":"hello world","scores":[-1,-2,-3.5]}
        {"reference":"naïve 😀","scores":5.5,"tokens":5}
        {"reference":"x","scores":[-1,2]}
        """;
    JsonObject found = json(start("qa", "--input", file("answers.jsonl", answers).toString()));
    assertValues(
        found,
        1e-15,
        Map.of(
            "squad2-exact-match",
            0.5,
            "squad2-f1",
            (1 + 2.0 / 3 + 1) / 4,
            "squad2-f1(answerable)",
            (1 + 2.0 / 3) / 2,
            "squad2-f1(unanswerable)",
            0.5));
    ProgramRun run = start("language-model", "--input", file("losses.jsonl", losses).toString());
    JsonObject measured = json(run);
    assertValues(
        measured,
        1e-12,
        Map.of(
            "perplexity",
            StrictMath.exp(12.0 / 8),
            "bits-per-token",
            12.0 / 8 / StrictMath.log(2),
            "bits-per-byte",
            12.0 / (11 + 11) / StrictMath.log(2),
            "word-perplexity",
            StrictMath.exp(12.0 / 4)));
    assertThat(family(measured, 0).integer("setAside")).isEqualTo(1);
    assertThat(run.standardError()).contains("line 3", "above and below 0");
  }

  /** Sentence 1 is right, 2 loses one entity of two, 3 has tags that go on from nothing. */
  @Test
  void tagFilesOfAllShapesGiveTheNumbersOfSeqeval() throws IOException {
    String gold =
        String.join(
            "\n",
            List.of(
                "-DOCSTART- -X- O",
                "",
                "Anna\tB-PER",
                "Naïve\tI-PER",
                "runs\tO",
                "",
                "Bonn B-LOC",
                ",\tO",
                "Köln\tB-LOC",
                "",
                "IBM\tB-ORG",
                "Corp\tI-ORG",
                "",
                "",
                ""));
    String predicted =
        String.join(
            "\r\n",
            List.of(
                "\uFEFFAnna  B-PER ",
                "NaÃ¯ve \t I-PER",
                "runs x O",
                " ",
                "Bonn\tB-LOC",
                ", O",
                "K\u00a0ln O",
                "",
                "",
                "IBM I-ORG",
                "Corp I-ORG",
                "",
                "more O",
                "of O",
                ""));
    Path truth = file("gold.conll", gold);
    ProgramRun run =
        start(
            "ner",
            "--gold",
            truth.toString(),
            "--predicted",
            file("run.conll", predicted).toString(),
            "--metrics",
            "entity-f1,entity-recall,entity-f1|scheme:iob2,token-accuracy");
    ProgramRun rows =
        start(
            "ner",
            "--input",
            file(
                    "rows.jsonl",
                    """
                    {"reference":["B-PER","I-PER","O"],"prediction":"B-PER I-PER O"}
                    {"reference":["B-LOC","O","B-LOC"],"prediction":["B-LOC","O","O"]}
                    {"reference":["B-ORG","I-ORG"],"prediction":"I-ORG\\tI-ORG"}
                    {"reference":["B-ORG","I-ORG"],"prediction":"O"}
                    """)
                .toString());
    ProgramRun strict =
        start(
            "ner",
            "--gold",
            file("odd.conll", "a B-X\n\nb X\n").toString(),
            "--predicted",
            file("even.conll", "a B-X\n\nb O\n").toString(),
            "--metrics",
            "entity-f1|scheme:IOB2");
    JsonObject refused = json(strict);
    assertValues(refused, 0, Map.of("entity-f1", 1.0));
    assertThat(refused.get("run").asObject().array("setAside"))
        .singleElement()
        .satisfies(
            aside -> assertThat(aside.toCanonicalString()).contains("\"line\":3", "none of IOB2"));
    JsonObject found = json(run);
    assertThat(found.get("entity-recall").asObject().number("value")).isEqualTo(3.0 / 4);
    assertThat(
            found
                .get("entity-f1|avg:micro|scheme:conlleval|zero:undefined|v:1")
                .asObject()
                .number("value"))
        .isEqualTo(6.0 / 7);
    assertThat(
            found
                .get("entity-f1|avg:micro|scheme:IOB2|zero:undefined|v:1")
                .asObject()
                .number("value"))
        .isEqualTo(4.0 / 6);
    assertThat(family(found, 0).integer("rows")).isEqualTo(3);
    assertThat(found.get("run").asObject().array("setAside"))
        .singleElement()
        .satisfies(
            aside ->
                assertThat(aside.toCanonicalString()).contains("true line 0", "predicted line 13"));
    assertThat(found.get("run").asObject().array("warnings"))
        .anySatisfy(warning -> assertThat(warning.asString()).contains("2 tokens", "encoding"));
    JsonObject fromRows = json(rows);
    assertValues(fromRows, 0, Map.of("entity-f1", 6.0 / 7, "entity-recall", 3.0 / 4));
    assertThat(family(fromRows, 0).integer("setAside")).isEqualTo(1);
  }

  @Test
  void threadsAndTheOrderOfRowsChangeNothingAndSignaturesGiveTheSameAgain() throws IOException {
    List<String> rows =
        new ArrayList<>(
            IntStream.range(0, 1500)
                .mapToObj(
                    i ->
                        String.format(
                            java.util.Locale.ROOT,
                            "{\"references\":[\"word%d and %d more\",\"so it is %d\"],"
                                + "\"prediction\":\"word%d and %d\"}",
                            i % 7,
                            i % 11,
                            i % 5,
                            i % 6,
                            i % 13))
                .toList());
    String ordered = file("ordered.jsonl", String.join("\n", rows)).toString();
    Collections.reverse(rows);
    String reversed = file("reversed.jsonl", String.join("\n", rows)).toString();
    String metrics = "bleu,chrf,rougeL,wer,squad-f1,distinct-2";
    ProgramRun one = start("translation", "--input", ordered, "--metrics", metrics);
    ProgramRun seven =
        start("translation", "--input", reversed, "--metrics", metrics, "--threads", "7");
    JsonObject found = json(one);
    json(seven);
    assertThat(seven.standardOutput()).isEqualTo(one.standardOutput());
    String signatures =
        String.join(
            ",",
            found.members().entrySet().stream()
                .filter(member -> !member.getKey().equals("run"))
                .map(member -> member.getValue().asObject().string("signature"))
                .toList());
    ProgramRun again = start("translation", "--input", ordered, "--metrics", signatures);
    json(again);
    assertThat(again.standardOutput()).isEqualTo(one.standardOutput());
  }

  @Test
  void everyMistakeIsOneSentenceWithAWayOut() throws IOException {
    String input = file("a.jsonl", "{\"reference\":\"a\",\"prediction\":\"b\"}\n").toString();
    String absent = folder.resolve("absent.jsonl").toString();
    Map<String, ProgramRun> runs =
        Map.of(
            "Tasks are", start("translating", "--input", input),
            "Near are bleu", start("translation", "--input", input, "--metrics", "bleuu"),
            "bogus", start("translation", "--input", input, "--metrics", "bleu|bogus:1"),
            "it has no \"text\"", start("translation", "--input", input, "--reference", "text"),
            "Name an existing file", start("translation", "--input", absent),
            "is no file", start("translation", "--input", folder.toString()),
            "belong together", start("ner", "--gold", input),
            "Presets are", start("ner", "--input", input, "--preset", "spacy"),
            "1 or more", start("qa", "--input", input, "--threads", "0"),
            "be written over", start("qa", "--input", input, "--set-aside", input));
    runs.forEach(
        (wayOut, run) -> {
          run.join();
          assertThat(run.exitStatus()).as(wayOut).isEqualTo(2);
          assertThat(run.standardOutput()).as(wayOut).isEmpty();
          assertThat(run.standardError()).contains(wayOut).doesNotContain("Exception", "\tat ");
        });
  }
}
