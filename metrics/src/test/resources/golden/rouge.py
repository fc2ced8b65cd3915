"""Makes rouge.json: scores of Google's rouge_score (the copy of 2022 in mim-solutions/rouge_score,
with the Porter stemmer of NLTK 3.8) on texts of our own: seeded random ones, and ones made to
provoke trouble. Numbers are the doubles that it gives.

Run:  PYTHONPATH=<folder that holds rouge_score> python3 rouge.py > rouge.json
"""

import json
import random
import re
import sys
import unicodedata

from nltk.stem.porter import PorterStemmer
from rouge_score import rouge_scorer, tokenizers

TYPES = ["rouge1", "rouge2", "rouge3", "rouge9", "rougeL", "rougeLsum"]

WORDS = (
    "the a of it is run runs running runner easily flies flying dying skies news innings happily nationally"
    " relational conditional hopeful goodness adjustment controlling agreed plastered motoring sized enjoy"
    " archaeology geology sky spied died yyyy yy eed ing 2019 3rd covid19 x1 b"
).split()


class SpaceTokenizer(tokenizers.Tokenizer):
    """What stands between white space, as it is."""

    def tokenize(self, text):
        return text.split()


class UnicodeTokenizer(tokenizers.Tokenizer):
    """Our tok:unicode, said a second time: runs of letters, marks and numbers in simple lower case,
    but a letter with its marks alone where a script puts no spaces between words. Scripts are told
    by the names of characters, which is right for all of the texts below."""

    SCRIPTS = re.compile("^(HALFWIDTH )?(CJK|HIRAGANA|KATAKANA|BOPOMOFO|THAI|LAO|KHMER|MYANMAR|TIBETAN) ")

    def tokenize(self, text):
        words, word, alone = [], "", False
        for c in text:
            kind = unicodedata.category(c)
            if kind == "Cf" and c != "\u200b":
                continue
            mark = kind[0] == "M"
            letter = kind[0] in "LN"
            single = kind[0] == "L" and bool(self.SCRIPTS.match(unicodedata.name(c, "")))
            goes_on = mark or (letter and not single and not alone)
            if word and not goes_on:
                words.append(word)
                word = ""
            if not (mark or letter):
                alone = False
                continue
            if not word:
                alone = single
            lower = c.lower()
            word += lower if len(lower) == 1 else lower[0]
        if word:
            words.append(word)
        return words


def text(rng, words, lines):
    parts = []
    for _ in range(rng.randint(1, lines)):
        parts.append(" ".join(rng.choice(words) for _ in range(rng.randint(0, 14))))
    return "\n".join(parts)


def random_cases():
    rng = random.Random(5)
    cases = []
    for i in range(110):
        words = WORDS if i % 2 else ["a", "b", "c", "dd", "Ee"]
        lines = 1 if i % 3 == 0 else 6
        references = [text(rng, words, lines) for _ in range(1 if i % 4 else 3)]
        cases.append((f"random {i}", references, text(rng, words, lines)))
    # More words than fit into one or two machine words, on one line and on several.
    for i in range(6):
        words = WORDS[: 8 + i]
        sizes = [(63, 64), (64, 65), (65, 130), (129, 60), (200, 200), (128, 128)][i]
        make = lambda n, cut: "".join(
            rng.choice(words) + ("\n" if cut and rng.random() < 0.03 else " ") for _ in range(n)
        )
        cases.append((f"long {i}", [make(sizes[0], i % 2)], make(sizes[1], True)))
    return cases


def troubles():
    return [
        ("both empty", [""], ""),
        ("no prediction", ["one two"], ""),
        ("no reference", [""], "one two"),
        ("punctuation only", ["?!, ..."], "--- !!"),
        ("line breaks only", ["\n\n"], "\n"),
        ("a line without words", ["one two\n...\nthree"], "three\n\n?\none"),
        ("case", ["The CAT Sat"], "the cat sAT"),
        ("kelvin sign and dotted capital I", ["300 \u212a a\u0130b stanbul"], "300 k ai b \u0130stanbul"),
        ("no-break and other spaces", ["one\u00a0two\u2028three\u0085four"], "one two three four"),
        ("astral", ["one \U0001f600 two \U0001d7d8"], "one two"),
        ("accents cut words", ["na\u00efve caf\u00e9"], "na ve caf"),
        ("another script", ["\u043f\u0440\u0438\u0432\u0435\u0442 \u043c\u0438\u0440"], "\u041f\u0440\u0438\u0432\u0435\u0442, \u043c\u0438\u0440!"),
        ("ties of the backtrack", ["b a c"], "a b c\nb c a"),
        ("ties, the other way", ["a b c\nb c a"], "b a c\nc b a"),
        ("a word counted twice", ["a b\na c"], "a b c"),
        ("one reference, several equal", ["a b", "b a", "a b"], "a"),
        ("later reference is better", ["x y z", "a b c d", "a b c"], "a b c"),
        ("underscore and apostrophe", ["don't snake_case"], "don t snake case"),
        ("one long word", ["a" * 300], "a" * 300),
    ]


def scripts():
    return [
        ("cyrillic", ["Привет, мир и все"], "привет всем мир"),
        ("chinese", ["今天天气很好。"], "今天 天气不好!"),
        ("japanese", ["東京タワーへ行った"], "東京へ行く"),
        ("thai", ["สวัสดีครับ"], "สวัสดี"),
        ("hindi", ["नमस्ते दुनिया"], "नमस्ते, दुनिया कैसी है"),
        ("arabic", ["مرحبا بالعالم"], "مرحبا"),
        ("korean", ["안녕 세상 모두"], "안녕, 세상!"),
        ("soft hyphen and joiners", ["co\u00adop\u200dted zero\u200bwidth"], "coopted zero width"),
        ("digits of other scripts", ["٣٤ books x²"], "٣٤ books x²"),
        ("greek capital sigma", ["ΟΔΟΣ ΣΑΣ"], "οδοσ σασ οδος"),
        ("astral letters", ["𐐀𐐁 𝒜b"], "𐐨𐐩 𝒜b"),
        ("combining first", ["\u0301a b"], "\u0301a b"),
        ("katakana mark", ["コーヒー"], "コーヒ"),
        ("mixed", ["GPT模型is好 v2"], "gpt 模型 is 好 V2"),
    ]


def values(scorer, references, prediction):
    scores = scorer.score_multi(references, prediction)
    return {k: [float(x) for x in scores[k]] for k in TYPES}


def main():
    scorers = {
        "tok:rouge|stem:no": rouge_scorer.RougeScorer(TYPES, use_stemmer=False),
        "tok:rouge|stem:yes": rouge_scorer.RougeScorer(TYPES, use_stemmer=True),
        "tok:space|stem:no": rouge_scorer.RougeScorer(TYPES, tokenizer=SpaceTokenizer()),
        "tok:unicode|stem:no": rouge_scorer.RougeScorer(TYPES, tokenizer=UnicodeTokenizer()),
    }
    cases = []
    for name, references, prediction in random_cases():
        options = ["tok:rouge|stem:yes"] if len(cases) % 2 else ["tok:rouge|stem:no"]
        cases.append((name, references, prediction, options))
    for name, references, prediction in troubles():
        cases.append((name, references, prediction, ["tok:rouge|stem:no", "tok:space|stem:no"]))
    for name, references, prediction in scripts():
        cases.append((name, references, prediction, ["tok:unicode|stem:no"]))
    out = [
        {
            "name": name,
            "references": references,
            "prediction": prediction,
            "scores": {o: values(scorers[o], references, prediction) for o in options},
        }
        for name, references, prediction, options in cases
    ]
    stemmer = PorterStemmer()
    rng = random.Random(7)
    pieces = "s es ies sses ed eed ied ing ning ational tional enci izer bli alli fulli logi al ize ive ness ement ion y e ll".split()
    made = sorted(
        {"".join(rng.choice("aeioubcdlstyzwx9") for _ in range(rng.randint(1, 7))) + rng.choice(pieces) + rng.choice(["", *pieces]) for _ in range(1500)}
        | set(WORDS)
        | {w for forms in stemmer.pool for w in [forms]}
    )
    stems = {w: stemmer.stem(w) for w in made}
    json.dump({"cases": out, "stems": stems}, sys.stdout, ensure_ascii=True, separators=(",", ":"))
    sys.stdout.write("\n")


main()
