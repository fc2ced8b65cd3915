package io.github.finefettle.metrics;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.metrics.agreement.AgreementMetric;
import io.github.finefettle.metrics.agreement.ItemRatings;
import io.github.finefettle.metrics.agreement.JudgePassRate;
import io.github.finefettle.metrics.agreement.JudgedItem;
import io.github.finefettle.metrics.answering.AnswerScore;
import io.github.finefettle.metrics.answering.AnsweredQuestion;
import io.github.finefettle.metrics.answering.ClosedFormScore;
import io.github.finefettle.metrics.answering.ExactMatch;
import io.github.finefettle.metrics.answering.Squad2BestScore;
import io.github.finefettle.metrics.answering.Squad2Score;
import io.github.finefettle.metrics.calibration.BrierPart;
import io.github.finefettle.metrics.calibration.CalibrationError;
import io.github.finefettle.metrics.calibration.ProbabilityRow;
import io.github.finefettle.metrics.calibration.ProbabilityScore;
import io.github.finefettle.metrics.calibration.SmoothCalibrationError;
import io.github.finefettle.metrics.classification.ClassificationMetric;
import io.github.finefettle.metrics.classification.LabelPair;
import io.github.finefettle.metrics.classification.ScoredLabel;
import io.github.finefettle.metrics.classification.TopKAccuracy;
import io.github.finefettle.metrics.code.Attempts;
import io.github.finefettle.metrics.code.CodeMetric;
import io.github.finefettle.metrics.language.ChoiceLikelihoods;
import io.github.finefettle.metrics.language.LanguageModelMetric;
import io.github.finefettle.metrics.language.MultipleChoiceMetric;
import io.github.finefettle.metrics.language.TextLoss;
import io.github.finefettle.metrics.multilabel.LabelRankingMetric;
import io.github.finefettle.metrics.multilabel.LabelSets;
import io.github.finefettle.metrics.multilabel.MultilabelMetric;
import io.github.finefettle.metrics.multilabel.ScoredLabelSet;
import io.github.finefettle.metrics.preference.LengthControlledWinRate;
import io.github.finefettle.metrics.preference.Match;
import io.github.finefettle.metrics.preference.PositionBias;
import io.github.finefettle.metrics.preference.RatingMetric;
import io.github.finefettle.metrics.preference.SwapTrial;
import io.github.finefettle.metrics.preference.WinRate;
import io.github.finefettle.metrics.ranking.ClassScores;
import io.github.finefettle.metrics.ranking.MulticlassAuroc;
import io.github.finefettle.metrics.ranking.RankingMetric;
import io.github.finefettle.metrics.ranking.ScoredRow;
import io.github.finefettle.metrics.regression.NumberPair;
import io.github.finefettle.metrics.regression.RegressionMetric;
import io.github.finefettle.metrics.retrieval.RankedQuery;
import io.github.finefettle.metrics.retrieval.RetrievalMetric;
import io.github.finefettle.metrics.sequence.EntityScore;
import io.github.finefettle.metrics.sequence.EntityTypeScore;
import io.github.finefettle.metrics.sequence.MucScore;
import io.github.finefettle.metrics.sequence.TaggedSentence;
import io.github.finefettle.metrics.sequence.TokenScore;
import io.github.finefettle.metrics.speech.ErrorRate;
import io.github.finefettle.metrics.structured.JsonScore;
import io.github.finefettle.metrics.structured.ToolCallRow;
import io.github.finefettle.metrics.structured.ToolCallScore;
import io.github.finefettle.metrics.text.Bleu;
import io.github.finefettle.metrics.text.Chrf;
import io.github.finefettle.metrics.text.CopyRate;
import io.github.finefettle.metrics.text.DegenerateShare;
import io.github.finefettle.metrics.text.DistinctNgrams;
import io.github.finefettle.metrics.text.LengthRatio;
import io.github.finefettle.metrics.text.Repetition;
import io.github.finefettle.metrics.text.Rouge;
import io.github.finefettle.metrics.text.SelfBleu;
import io.github.finefettle.metrics.text.Ter;
import io.github.finefettle.metrics.text.TextPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * All metrics that read the same kind of row, and that can therefore stand in one suite. Immutable
 * and safe for use by several threads.
 *
 * @param <R> the type of a row
 */
@CheckReturnValue
public final class MetricFamily<R> {
  /** Of one true and one predicted label. */
  public static final MetricFamily<LabelPair> CLASSIFICATION =
      MetricFamily.<LabelPair>of(
              "classification", ClassificationMetric.ids(), ClassificationMetric::parse)
          .and(ClassificationMetric.idsThatNeedOptions(), ClassificationMetric::parse);

  /** Of the scores of all labels, beside the true one. */
  public static final MetricFamily<ScoredLabel> TOP_K =
      of("top-k", TopKAccuracy.ids(), TopKAccuracy::parse);

  /** Of several labels a row. */
  public static final MetricFamily<LabelSets> MULTILABEL =
      of("multilabel", MultilabelMetric.ids(), MultilabelMetric::parse);

  /** Of the scores of all labels, beside the several true ones. */
  public static final MetricFamily<ScoredLabelSet> LABEL_RANKING =
      of("label-ranking", LabelRankingMetric.ids(), LabelRankingMetric::parse);

  /** Of probabilities: proper scores and calibration. */
  public static final MetricFamily<ProbabilityRow> PROBABILITY =
      MetricFamily.<ProbabilityRow>of(
              "probability", ProbabilityScore.ids(), ProbabilityScore::parse)
          .and(CalibrationError.ids(), CalibrationError::parse)
          .and(SmoothCalibrationError.ids(), SmoothCalibrationError::parse)
          .and(BrierPart.ids(), BrierPart::parse);

  /** Of a score that should be higher for positive rows. */
  public static final MetricFamily<ScoredRow> RANKING =
      of("ranking", RankingMetric.ids(), RankingMetric::parse);

  /** Of a score for each class. */
  public static final MetricFamily<ClassScores> CLASS_RANKING =
      of("class-ranking", MulticlassAuroc.ids(), MulticlassAuroc::parse);

  /** Of ranked answers to a query. */
  public static final MetricFamily<RankedQuery> RETRIEVAL =
      of("retrieval", RetrievalMetric.ids(), RetrievalMetric::parse);

  /** Of tagged sentences. */
  public static final MetricFamily<TaggedSentence> SEQUENCE =
      MetricFamily.<TaggedSentence>of("sequence", EntityScore.ids(), EntityScore::parse)
          .and(EntityTypeScore.ids(), EntityTypeScore::parse)
          .and(MucScore.ids(), MucScore::parse)
          .and(TokenScore.ids(), TokenScore::parse);

  /** Of a text beside its references: translation, summaries, answers, speech, JSON. */
  public static final MetricFamily<TextPair> TEXT =
      MetricFamily.<TextPair>of("text", Bleu.ids(), Bleu::parse)
          .and(Chrf.ids(), Chrf::parse)
          .and(Ter.ids(), Ter::parse)
          .and(Rouge.ids(), Rouge::parse)
          .and(ErrorRate.ids(), ErrorRate::parse)
          .and(AnswerScore.ids(), AnswerScore::parse)
          .and(ExactMatch.ids(), ExactMatch::parse)
          .and(ClosedFormScore.ids(), ClosedFormScore::parse)
          .and(LengthRatio.ids(), LengthRatio::parse)
          .and(CopyRate.ids(), CopyRate::parse)
          .and(Repetition.ids(), Repetition::parse)
          .and(DistinctNgrams.ids(), DistinctNgrams::parse)
          .and(SelfBleu.ids(), SelfBleu::parse)
          .and(DegenerateShare.ids(), DegenerateShare::parse)
          .and(JsonScore.ids(), JsonScore::parse);

  /** Of questions that may have no answer. */
  public static final MetricFamily<AnsweredQuestion> ANSWERING =
      MetricFamily.<AnsweredQuestion>of("answering", Squad2Score.ids(), Squad2Score::parse)
          .and(Squad2BestScore.ids(), Squad2BestScore::parse);

  /** Of calls of tools. */
  public static final MetricFamily<ToolCallRow> TOOL_CALLS =
      of("tool-calls", ToolCallScore.ids(), ToolCallScore::parse);

  /** Of the losses of a language model. */
  public static final MetricFamily<TextLoss> LANGUAGE =
      of("language", LanguageModelMetric.ids(), LanguageModelMetric::parse);

  /** Of the likelihoods of the choices of a question. */
  public static final MetricFamily<ChoiceLikelihoods> MULTIPLE_CHOICE =
      of("multiple-choice", MultipleChoiceMetric.ids(), MultipleChoiceMetric::parse);

  /** Of true and predicted numbers. */
  public static final MetricFamily<NumberPair> REGRESSION =
      of("regression", RegressionMetric.ids(), RegressionMetric::parse);

  /** Of generated programs and how often they passed. */
  public static final MetricFamily<Attempts> CODE = of("code", CodeMetric.ids(), CodeMetric::parse);

  /** Of what several raters said of an item. */
  public static final MetricFamily<ItemRatings> AGREEMENT =
      of("agreement", AgreementMetric.ids(), AgreementMetric::parse);

  /** Of what a judge said of an item whose truth is known. */
  public static final MetricFamily<JudgedItem> JUDGING =
      of("judging", JudgePassRate.ids(), JudgePassRate::parse);

  /** Of matches between two players. */
  public static final MetricFamily<Match> PREFERENCE =
      MetricFamily.<Match>of("preference", WinRate.ids(), WinRate::parse)
          .and(RatingMetric.ids(), RatingMetric::parse)
          .and(LengthControlledWinRate.ids(), LengthControlledWinRate::parse);

  /** Of matches judged twice with the places swapped. */
  public static final MetricFamily<SwapTrial> POSITION =
      of("position", PositionBias.ids(), PositionBias::parse);

  private final String name;
  private final List<Source<R>> sources;

  private MetricFamily(String name, List<Source<R>> sources) {
    this.name = name;
    this.sources = sources;
  }

  /** Where metrics with certain ids come from. */
  private record Source<R>(List<String> ids, Function<String, ? extends Metric<R>> parser) {
    /** The id as it is written here, whatever small and capital letters it has there. */
    Optional<String> spelled(String id) {
      return ids.stream()
          .map(MetricFamily::plain)
          .filter(known -> known.equalsIgnoreCase(id))
          .findFirst();
    }
  }

  /**
   * All families.
   *
   * @return an unmodifiable list
   */
  public static List<MetricFamily<?>> all() {
    return List.of(
        CLASSIFICATION,
        TOP_K,
        MULTILABEL,
        LABEL_RANKING,
        PROBABILITY,
        RANKING,
        CLASS_RANKING,
        RETRIEVAL,
        SEQUENCE,
        TEXT,
        ANSWERING,
        TOOL_CALLS,
        LANGUAGE,
        MULTIPLE_CHOICE,
        REGRESSION,
        CODE,
        AGREEMENT,
        JUDGING,
        PREFERENCE,
        POSITION);
  }

  /**
   * The family's name.
   *
   * @return lower-case words joined by hyphens
   */
  public String name() {
    return name;
  }

  /**
   * The ids of its metrics; where one takes an argument, what that is stands in parentheses behind
   * it, as in {@code "recall(label)"}.
   *
   * @return an unmodifiable list
   */
  public List<String> ids() {
    return sources.stream().flatMap(source -> source.ids().stream()).toList();
  }

  /**
   * Finds a metric by its id or signature; small and capital letters in the id are the same.
   *
   * @param idOrSignature such as {@code "mcc"}, {@code "rougeL"} or {@code "bleu|tok:zh|v:1"}
   * @return the metric; what is left out has its default
   * @throws IllegalArgumentException if the family has none of that id, with those that it has, or
   *     the signature is malformed
   */
  public Metric<R> parse(String idOrSignature) {
    return find(idOrSignature)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no metric ("
                        + idOrSignature
                        + ") in the family "
                        + name
                        + ". Known are "
                        + String.join(", ", ids())
                        + ", each with options such as |bs:200."));
  }

  /**
   * Finds a metric, if the family has it.
   *
   * @param idOrSignature as for {@link #parse}
   * @return the metric, or empty where the family has none of that id
   * @throws IllegalArgumentException if the signature of a known id is malformed
   */
  public Optional<Metric<R>> find(String idOrSignature) {
    String plain = plain(idOrSignature);
    for (Source<R> source : sources) {
      Optional<String> id = source.spelled(plain);
      if (id.isPresent()) {
        return Optional.of(
            source.parser().apply(id.get() + idOrSignature.substring(plain.length())));
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return "MetricFamily[" + name + "]";
  }

  private MetricFamily<R> and(List<String> ids, Function<String, ? extends Metric<R>> parser) {
    List<Source<R>> more = new ArrayList<>(sources);
    more.add(new Source<>(List.copyOf(ids), parser));
    return new MetricFamily<>(name, List.copyOf(more));
  }

  private static <R> MetricFamily<R> of(
      String name, List<String> ids, Function<String, ? extends Metric<R>> parser) {
    return new MetricFamily<R>(name, List.of()).and(ids, parser);
  }

  /** What stands before the first parenthesis or bar. */
  private static String plain(String idOrSignature) {
    int end = 0;
    while (end < idOrSignature.length()
        && idOrSignature.charAt(end) != '('
        && idOrSignature.charAt(end) != '|') {
      end++;
    }
    return idOrSignature.substring(0, end);
  }
}
