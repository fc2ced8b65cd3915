package io.github.finefettle.dataprep.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.dataprep.RealTexts;
import io.github.finefettle.dataprep.SmsSpam;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenNlpLanguageDetectorTest {
  private static final OpenNlpLanguageDetector DETECTOR = OpenNlpLanguageDetector.standard();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "eng|My sister bought three books yesterday and gave two of them to her best friend.",
        "deu|Meine Schwester hat gestern drei Bücher gekauft und zwei davon ihrer Freundin geschenkt.",
        "fra|Ma sœur a acheté trois livres hier et en a donné deux à sa meilleure amie.",
        "spa|Mi hermana compró tres libros ayer y le regaló dos a su mejor amiga del colegio.",
        "ita|Mia sorella ha comprato tre libri ieri e ne ha regalati due alla sua migliore amica.",
        "por|Minha irmã comprou três livros ontem e deu dois deles para a sua melhor amiga.",
        "nld|Mijn zus heeft gisteren drie boeken gekocht en er twee aan haar vriendin gegeven.",
        "swe|Min syster köpte tre böcker igår och gav två av dem till sin bästa vän.",
        "dan|Min søster købte tre bøger i går og gav to af dem til sin bedste veninde.",
        "fin|Siskoni osti eilen kolme kirjaa ja antoi niistä kaksi parhaalle ystävälleen.",
        "pol|Moja siostra kupiła wczoraj trzy książki i dwie z nich dała swojej przyjaciółce.",
        "ces|Moje sestra včera koupila tři knihy a dvě z nich dala své nejlepší kamarádce.",
        "hun|A nővérem tegnap három könyvet vett, és kettőt a legjobb barátnőjének adott.",
        "ron|Sora mea a cumpărat ieri trei cărți și i-a dat două celei mai bune prietene.",
        "tur|Kız kardeşim dün üç kitap aldı ve ikisini en iyi arkadaşına hediye etti.",
        "vie|Chị tôi đã mua ba cuốn sách hôm qua và tặng hai cuốn cho người bạn thân nhất.",
        "rus|Моя сестра вчера купила три книги и две из них подарила своей лучшей подруге.",
        "ukr|Моя сестра вчора купила три книжки і дві з них подарувала своїй найкращій подрузі.",
        "bul|Сестра ми купи вчера три книги и подари две от тях на най-добрата си приятелка.",
        "ara|اشترت أختي ثلاثة كتب أمس وأعطت اثنين منها لصديقتها المفضلة في المدرسة.",
        "fas|خواهرم دیروز سه کتاب خرید و دو تای آن‌ها را به بهترین دوستش داد.",
        "hin|मेरी बहन ने कल तीन किताबें खरीदीं और उनमें से दो अपनी सबसे अच्छी दोस्त को दीं।",
        "ell|Η αδερφή μου αγόρασε χθες τρία βιβλία και έδωσε τα δύο στην καλύτερή της φίλη.",
        "heb|אחותי קנתה אתמול שלושה ספרים ונתנה שניים מהם לחברתה הטובה ביותר.",
        "tha|พี่สาวของฉันซื้อหนังสือสามเล่มเมื่อวานนี้และให้เพื่อนสนิทสองเล่ม",
        "jpn|姉は昨日三冊の本を買って、そのうち二冊を親友にあげました。",
        "cmn|我姐姐昨天买了三本书，把其中两本送给了她最好的朋友。",
        "kor|누나는 어제 책 세 권을 사서 그중 두 권을 가장 친한 친구에게 주었다."
      })
  void tellsTheLanguageOfASentence(String code, String text) {
    DetectedLanguage detected = DETECTOR.detect(text);
    assertThat(detected.code()).as("%s", detected).isEqualTo(code);
    assertThat(detected.confidence()).isGreaterThanOrEqualTo(0.6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "ok",
        "Paris",
        "12 * 34 = 408",
        "4",
        "http://example.org/the/path/of/this/page",
        "for (int i = 0; i < n; i++) { sum += values[i]; } return sum;",
        "\uD83D\uDE00\uD83D\uDE00",
        "a b c d e f"
      })
  void saysNothingOfWhatIsTooShortOrInNoLanguage(String text) {
    assertThat(DETECTOR.detect(text)).isEqualTo(DetectedLanguage.undetermined());
  }

  @ParameterizedTest
  @CsvSource({
    "kor,안녕하세요",
    "tha,สวัสดี",
    "ell,Καλημέρα",
    "jpn,こんにちは",
    "cmn,你好世界",
    "heb,שלום",
    "kat,გამარჯობა"
  })
  void needsFewLettersInAScriptOfItsOwn(String code, String text) {
    assertThat(DETECTOR.detect(text).code()).isEqualTo(code);
  }

  @Test
  void looksAtSamplesOfALongRow() {
    String english = "My sister bought three books yesterday and gave two of them to her friend. ";
    String german = "Meine Schwester hat gestern drei Bücher gekauft und zwei davon verschenkt. ";
    assertThat(DETECTOR.detect(german.repeat(140_000)).code()).isEqualTo("deu");
    // The beginning alone does not decide.
    assertThat(DETECTOR.detect(english.repeat(4) + german.repeat(1000)).code()).isEqualTo("deu");
    assertThat(DETECTOR.detect("x".repeat(10_000_000))).isEqualTo(DetectedLanguage.undetermined());
  }

  @Test
  void givesTheSameConfidenceOnEveryMachineAndRelease() {
    // Golden: computed by this code on Java 17; Java 25 must give the same.
    assertThat(DETECTOR.leastConfidence(0).detect("Three books lie on the small table."))
        .isEqualTo(new DetectedLanguage("eng", GOLDEN));
  }

  private static final double GOLDEN = 0.909;

  @Test
  void adjustsItsLimits() {
    OpenNlpLanguageDetector strict = DETECTOR.leastConfidence(1).fewestLetters(5);
    assertThat(strict.detect("Three books lie on the table.").isDetermined()).isFalse();
    assertThat(strict.fewestLetters()).isEqualTo(5);
    assertThat(strict.leastConfidence()).isEqualTo(1);
    assertThatThrownBy(() -> DETECTOR.fewestLetters(0)).hasMessageContaining("Try 20");
    assertThatThrownBy(() -> DETECTOR.leastConfidence(Double.NaN)).hasMessageContaining("Try 0.6");
    assertThatThrownBy(() -> new DetectedLanguage("en", 1)).hasMessageContaining("ISO 639-3");
  }

  @Test
  void answersTheSameFromManyThreads() throws Exception {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      texts.add("Row " + "number ".repeat(i % 7) + "of the table that my sister wrote yesterday.");
    }
    List<DetectedLanguage> alone = texts.stream().map(DETECTOR::detect).toList();
    ExecutorService threads = Executors.newFixedThreadPool(7);
    try {
      List<Future<DetectedLanguage>> together = new ArrayList<>();
      texts.forEach(text -> together.add(threads.submit(() -> DETECTOR.detect(text))));
      for (int i = 0; i < texts.size(); i++) {
        assertThat(together.get(i).get()).isEqualTo(alone.get(i));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void agreesWithOpenNlpOnMessagesItIsMadeFor() throws IOException {
    LanguageDetectorME openNlp;
    try (InputStream in = getClass().getResourceAsStream("/langdetect-183.bin")) {
      openNlp = new LanguageDetectorME(new LanguageDetectorModel(in));
    }
    OpenNlpLanguageDetector unlimited = DETECTOR.leastConfidence(0).fewestLetters(1);
    int same = 0;
    int all = 0;
    List<String> texts = SmsSpam.texts();
    for (int i = 0; i < texts.size(); i += 10) {
      Language theirs = openNlp.predictLanguage(texts.get(i));
      String ours = unlimited.detect(texts.get(i)).code();
      all++;
      same += theirs.getLang().equals(ours) ? 1 : 0;
    }
    assertThat((double) same / all).as("%d of %d", same, all).isGreaterThan(0.95);
  }

  /** The scores of the model alone, on the text as OpenNLP's own form leaves it. */
  @Test
  void addsUpTheScoresOfOpenNlp() throws IOException {
    LanguageDetectorME openNlp;
    try (InputStream in = getClass().getResourceAsStream("/langdetect-183.bin")) {
      openNlp = new LanguageDetectorME(new LanguageDetectorModel(in));
    }
    // Texts that OpenNLP's own normal form leaves as they are.
    for (String text :
        List.of(
            "my sister bought books",
            "meine schwester hat bücher gekauft",
            "моя сестра купила книги",
            "une petite maison près de la mer",
            "我姐姐昨天买了书",
            "a")) {
      NgramModel model = NgramModel.get();
      boolean[] all = model.writtenIn(Character.UnicodeScript.COMMON);
      double[] ours = NgramModel.probabilities(model.scores(text), all, 1);
      for (Language theirs : openNlp.predictLanguages(text)) {
        assertThat(ours[model.placeOf(theirs.getLang())])
            .isCloseTo(theirs.getConfidence(), org.assertj.core.data.Offset.offset(1e-6));
      }
    }
  }

  @Test
  void takesTheEnglishOfRealRowsForEnglish() {
    assertThat(shares(RealTexts.gsm8k()))
        .satisfies(
            c -> {
              assertThat(c.getOrDefault("eng", 0)).isGreaterThan(14_200);
              assertThat(others(c)).isLessThanOrEqualTo(20);
            });
    assertThat(shares(SmsSpam.texts()))
        .satisfies(
            c -> {
              assertThat(c.getOrDefault("eng", 0)).isGreaterThan(4_200);
              assertThat(others(c)).isLessThanOrEqualTo(30);
            });
  }

  private static Map<String, Integer> shares(List<String> texts) {
    Map<String, Integer> counts = new TreeMap<>();
    texts.forEach(text -> counts.merge(DETECTOR.detect(text).code(), 1, Integer::sum));
    return counts;
  }

  private static int others(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .filter(entry -> !entry.getKey().isEmpty() && !entry.getKey().equals("eng"))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }
}
