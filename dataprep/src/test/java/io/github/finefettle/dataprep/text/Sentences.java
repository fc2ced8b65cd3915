package io.github.finefettle.dataprep.text;

import java.util.List;

/** A few plain sentences in many languages, written for these tests. */
final class Sentences {
  private Sentences() {}

  /**
   * Sentences of one language.
   *
   * @param language its code
   * @param charset the single-byte code page that its writers used
   */
  record InLanguage(String language, String charset, List<String> sentences) {}

  static final List<InLanguage> ALL =
      List.of(
          of(
              "en",
              "windows-1252",
              "It’s “only” £5 – or €6 – at Zoë’s café.",
              "The naïve plan wasn’t cheap… about 20° outside, they’d said."),
          of(
              "fr",
              "windows-1252",
              "À l’école, les élèves ont mangé des crêpes sucrées et bu du thé glacé.",
              "Où êtes-vous allés cet été ? Nous étions près de la forêt, déjà fatigués.",
              "Le garçon reçoit une bière fraîche ; sa sœur préfère le café noir."),
          of(
              "de",
              "windows-1252",
              "Die Größe der Häuser überrascht mich; schöne Grüße aus München!",
              "Er hört Musik, während sie für die Prüfung übt. Straßenbahn fährt täglich.",
              "Wir müssen früh aufstehen, sonst verpassen wir den Zug nach Köln."),
          of(
              "es",
              "windows-1252",
              "¿Dónde está la estación? Mañana iré allí con mi compañero.",
              "El niño comió piñas y después salió al jardín. ¡Qué alegría!",
              "Según él, la canción más rápida es también la más difícil."),
          of(
              "pt",
              "windows-1252",
              "Não há razão para preocupação; a reunião é amanhã às três.",
              "Os irmãos voltarão à praia, mas o avô já está em São João.",
              "Você também prefere pão com maçã? É uma ótima opção."),
          of(
              "it",
              "windows-1252",
              "Perché la città è così bella di lunedì? Sarà più tranquilla.",
              "Il caffè è già pronto, però manca lo zucchero."),
          of(
              "nl",
              "windows-1252",
              "De coördinatie tussen België en de zeeën is één groot idee.",
              "Geïnteresseerde leerlingen kregen een reünie, maar geen vacuüm."),
          of(
              "sv",
              "windows-1252",
              "Vädret är bättre på södra sidan; båten går över sjön klockan åtta.",
              "Får får får? Nej, får får lamm. Många människor älskar jordgubbar på hösten."),
          of(
              "da",
              "windows-1252",
              "Rødgrød med fløde på, sagde pigen fra Ærø, da hun så båden.",
              "Vi køber æbler og øl på den grønne ø hver lørdag."),
          of(
              "fi",
              "windows-1252",
              "Hän pääsi töistä myöhään ja söi hyvää ruokaa järven äärellä.",
              "Tämä päivä on lämmin, mutta yö on kylmä ja pitkä."),
          of(
              "is",
              "windows-1252",
              "Það er gott veður í dag og við förum út að ganga með börnin.",
              "Þú ert góður vinur, sagði hún og brosti til mín í rigningunni."),
          of(
              "cs",
              "windows-1250",
              "Příliš žluťoučký kůň úpěl ďábelské ódy, když přišel večer.",
              "Dnes je krásný den a děti si hrají před školou u řeky."),
          of(
              "sk",
              "windows-1250",
              "Vážení priatelia, dnes večer bude veľký koncert na námestí.",
              "Môj otec má rád čerstvý chlieb a ľahké víno, vôbec nie sladké."),
          of(
              "pl",
              "windows-1250",
              "Zażółć gęślą jaźń, powiedział młody człowiek i poszedł dalej.",
              "Dziękuję bardzo, właśnie wróciłem z długiej podróży do Łodzi."),
          of(
              "hu",
              "windows-1250",
              "Az öreg őrült kőműves új tetőt épít, de előbb eszik egy körtét.",
              "Nagyon szép idő van, ezért a gyerekek kint játszanak a fűben."),
          of(
              "hr",
              "windows-1250",
              "Naša kuća je na kraju šume, gdje čuči mali žuti pas i šuti.",
              "Večeras ćemo ići u kazalište, a sutra već putujemo kući."),
          of(
              "ro",
              "windows-1250",
              "Astăzi mergem împreună în oraş şi cumpărăm pâine şi brânză.",
              "Îmi place foarte mult ţara ta, fiindcă are munţi înalţi."),
          of(
              "tr",
              "windows-1254",
              "Bugün hava çok güzel, çocuklar bahçede oynuyor ve şarkı söylüyor.",
              "İstanbul’da yağmur yağdığı için ışıklar erken yandı."),
          of(
              "lt",
              "windows-1257",
              "Šiandien labai gražus oras, todėl einame į mišką rinkti grybų.",
              "Mano brolis gyvena Vilniuje ir kiekvieną rytą važiuoja dviračiu į darbą. Ąžuolas žaliuoja."),
          of(
              "lv",
              "windows-1257",
              "Šodien ir skaista diena, un bērni spēlējas pie lielās mājas.",
              "Es dzīvoju Rīgā, kur katru rītu dzeru kafiju un ēdu rupjmaizi ar ķiplokiem."),
          of(
              "et",
              "windows-1257",
              "Täna on ilus päev ja lapsed mängivad õues, kuigi öösel sadas.",
              "Mu õde töötab suures linnas, aga sõidab tihti mere äärde."),
          of(
              "ru",
              "windows-1251",
              "Сегодня хорошая погода, и дети играют во дворе возле школы.",
              "Я люблю читать книги по вечерам, а брат смотрит футбол.",
              "Привет! Как твои дела? Всё хорошо, спасибо за письмо."),
          of(
              "uk",
              "windows-1251",
              "Сьогодні гарна погода, тому діти граються біля річки.",
              "Моя бабуся живе в Києві та їздить на ринок щосуботи."),
          of(
              "bg",
              "windows-1251",
              "Днес времето е хубаво и децата играят пред къщата.",
              "Утре ще пътуваме до морето със стария влак."),
          of(
              "el",
              "windows-1253",
              "Σήμερα ο καιρός είναι όμορφος και τα παιδιά παίζουν στην αυλή.",
              "Πού είναι η στάση του λεωφορείου; Ευχαριστώ πολύ!"),
          of("ja", "", "今日は天気がいいので、公園で友達と遊びました。", "東京は日本の首都です。ラーメンを食べたい！"),
          of("zh", "", "今天天气很好，我们去公园散步吧。", "他昨天买了一本书，价格是五十元。"),
          of("ko", "", "오늘은 날씨가 좋아서 친구와 공원에 갔습니다.", "한국어를 배우는 것은 재미있어요."),
          of(
              "ar",
              "",
              "الطقس جميل اليوم والأطفال يلعبون في الحديقة.",
              "شكرا جزيلا على رسالتك يا صديقي."),
          of("he", "", "היום מזג האוויר יפה והילדים משחקים בחצר.", "תודה רבה על המכתב, חבר שלי."),
          of(
              "hi",
              "",
              "आज मौसम अच्छा है और बच्चे बाहर खेल रहे हैं।",
              "मुझे किताबें पढ़ना बहुत पसंद है।"),
          of("th", "", "วันนี้อากาศดีมาก เด็กๆ เล่นอยู่ในสวน", "ขอบคุณมากสำหรับจดหมายของคุณ"),
          of(
              "vi",
              "",
              "Hôm nay trời đẹp, bọn trẻ chơi ngoài sân.",
              "Tôi thích đọc sách vào buổi tối."),
          of("ka", "", "დღეს კარგი ამინდია და ბავშვები თამაშობენ."),
          of("emoji", "", "See you 😀 tomorrow 🎉🎉 ❤️ ok 👍🏽", "Pizza 🍕 → yes ✔ no ✘ ★★★ ♥"));

  private static InLanguage of(String language, String charset, String... sentences) {
    return new InLanguage(language, charset, List.of(sentences));
  }
}
