"""Golden values for BLEU, chrF and TER: writes translation.json beside this file.

Tool: sacrebleu 2.6.0 (Python 3.11, regex 2022.10.31 with Unicode 15).
Run:  python3 translation.py     with sacrebleu on the path; with FINEFETTLE_DATA set, the numbers of
the TED systems are made as well (numbers only, no text).

All texts are made here, from a seed. Characters are of Unicode 13, because newer ones have other
classes in newer tables. Counts are in our order: BLEU matches, totals, lengths; chrF hypothesis,
reference, matches by order; TER edits, mean reference length.
"""

import gzip
import json
import os
import random
import re

from sacrebleu.metrics import BLEU, CHRF, TER

WORDS = (
    "the a cat sat on mat dog's it's IT's U.S. 3.14 1,000 5-6 -7 x-y don't (hi) \"q\" &amp; &lt; "
    "&amp;lt; &quot; <skipped> ... ., ,. 5. .5 5., 5.,6 .. 7-- a.b, 's 's' s' 10's. "
    "stra\u00dfe \u0130STANBUL \u03a3\u0391\u03a3 \u039f\u0394\u039f\u03a3. \u0391\u03a3'\u0391 "
    "\u212a \u212b \u00bd \u00b2 \u0663.\u0664 \u0967,\u0968 \U0001d7d9.\U0001d7da \u2460. \u2014 "
    "\u2013 \u201cquoted\u201d \u2018s\u2019 \u20ac5 \u2192\u2192 \u00a310 100% #tag @me "
    "http://a.b/c?d=e&f=g \u4f60\u597d \u4e16\u754c\uff0c\u3002 \u3001\u300c\u300d \u6771\u4eac"
    "\u30bf\u30ef\u30fc \u3072\u3089\u304c\u306a \ud55c\uad6d\uc5b4 \U00020000\U00020001 "
    "\U0001f600 \U0001f469\u200d\U0001f467 e\u0301 \uff46\uff55\uff4c\uff4c \uff01 \ufe4f \u337f "
    "\u3231 \u3400 \u2ff0 \u2e80 \u31c0 \u2103 \u2049 \u00abx\u00bb \u00bfq? \u00a1o! \u00a75 "
    "na\u00efve \u01c4 \u01c5 \u1734 \ufb01 \u0149 \u0390"
).split(" ")
SPACES = [" ", " ", " ", "", "\u00a0", "\u0085", "\u2007", "\u202f", "\u3000", "\t", "\x1c", "\x1f", "\n", "-\n", "\u200b", "\x00", "\x7f"]
CHARS = "ab.,-5 0'&;\"()sS\n\u00a0\u0085\u2026\u2014\u0663\u00bd$+<>\u20ac\u4f60\U00020000\U0001f600\u3000\u3002\uff0c\uff1a\u03a3\u03c3.,5-"


def moved(seed):
    """A text whose blocks have moved, with so many shifts to try that the limit of 1,000 decides."""
    r = random.Random(seed)
    reference = ["w%d" % r.randrange(12) for _ in range(70)]
    prediction = reference[:]
    for _ in range(9):
        i = r.randrange(66)
        block = prediction[i : i + 4]
        del prediction[i : i + 4]
        at = r.randrange(len(prediction) + 1)
        prediction[at:at] = block
    return " ".join(prediction), [" ".join(reference)]


def swapped(first, second):
    """Two blocks of so many different words, the one before the other and the other before the one."""
    a = " ".join("a%d" % i for i in range(first))
    b = " ".join("b%d" % i for i in range(second))
    return a + " " + b, [b + " " + a]


CURATED = [
    moved(3), moved(4),
    # Shifts of 10 words and over 50 are the furthest that count as one.
    swapped(10, 12), swapped(11, 12), swapped(1, 50), swapped(1, 51), swapped(50, 1), swapped(51, 1),
    ("", [""]),
    ("", ["a b c"]),
    ("a b c", [""]),
    ("a b c", ["", "a b c"]),
    (" \u00a0\u2007 ", ["\n"]),
    ("a", ["a"]),
    ("a b c d e f", ["a b c d e f"]),
    ("5.", ["5 ."]),
    ("510's.,", ["510's.,"]),
    ("the the the the the the the", ["the cat is on the mat", "there is a cat on the mat"]),
    ("\u201c\u4f60\u597d\u201d \u2192 5\u20ac", ["\u300c\u4f60\u597d\u300d 5 \u20ac"]),
    ("\U00020000\U00020001", ["\U00020000 \U00020001"]),
    ("d e f a b c", ["a b c d e f"]),
    ("x " * 70 + "y", ["y " + "x " * 70]),
    ("a b c d e f g h i j k l m n", ["h i j k l m n a b c d e f g"]),
    ("w1 w2 w3", [" ".join("w%d" % i for i in range(90))]),
    (" ".join("w%d" % (i * 7 % 90) for i in range(90)), [" ".join("w%d" % i for i in range(90))]),
]


def text(r):
    kind = r.random()
    if kind < 0.04:
        return ""
    if kind < 0.55:
        return "".join(r.choice(WORDS) + r.choice(SPACES) for _ in range(r.randint(1, 9)))
    if kind < 0.75:
        return "".join(r.choice(CHARS) for _ in range(r.randint(1, 24)))
    return " ".join(r.choice("a b c d e f . , the of".split()) for _ in range(r.randint(1, 24)))


def changed(r, t):
    kind = r.random()
    if kind < 0.2:
        return text(r)
    if kind < 0.3:
        return t
    if kind < 0.7:
        words = t.split(" ")
        i = r.randrange(len(words))
        block = words[i : i + r.randint(1, 4)]
        del words[i : i + len(block)]
        at = r.randrange(len(words) + 1)
        words[at:at] = block
        if r.random() < 0.5:
            words.insert(r.randrange(len(words) + 1), r.choice(WORDS))
        return " ".join(words)
    if kind < 0.8:
        return t.swapcase()
    chars = list(t)
    for _ in range(r.randint(1, 4)):
        if chars:
            chars[r.randrange(len(chars))] = r.choice(CHARS)
    return "".join(chars)


def pairs():
    r = random.Random(20261122)
    made = list(CURATED)
    while len(made) < 110:
        prediction = text(r)
        made.append((prediction, [changed(r, prediction) for _ in range(r.choice([1, 1, 1, 2, 3]))]))
    return made


PAIRS = pairs()
YES = {True: "yes", False: "no"}


def segments(metric):
    return [metric._extract_corpus_statistics([h], [[x] for x in refs])[0] for h, refs in PAIRS]


def corpus(metric, chosen):
    """The score of a corpus with a varying number of references, which sacrebleu has as None."""
    most = max(len(refs) for _, refs in chosen)
    streams = [[refs[i] if i < len(refs) else None for _, refs in chosen] for i in range(most)]
    stats = metric._extract_corpus_statistics([h for h, _ in chosen], streams)
    return metric._aggregate_and_compute(stats)


def integers(rows):
    return [[int(x) if x == int(x) else x for x in row] for row in rows]


def bleu_of(tok, lower, order, method, value, effective):
    metric = BLEU(
        tokenize=tok, lowercase=lower, max_ngram_order=order, smooth_method=method,
        smooth_value=value, effective_order=effective, force=True)
    smooth = method if method in ("none", "exp") else "%s[%s]" % (method, repr(float(value)).removesuffix(".0"))
    ours = "bleu|case:%s|eff:%s|order:%d|smooth:%s|tok:%s|v:1" % (
        "lc" if lower else "mixed", YES[effective], order, smooth, tok)
    return ours, metric


def score_of(score):
    return {
        "score": score.score, "precisions": score.precisions, "bp": score.bp, "ratio": score.ratio,
        "length": score.sys_len, "referenceLength": score.ref_len, "verbose": str(score)}


def bleu():
    counts, scores = {}, []
    for tok in ("13a", "intl", "zh", "char", "none"):
        for lower in (False, True):
            ours, metric = bleu_of(tok, lower, 4, "exp", None, False)
            counts[ours] = integers([row[2:] + row[:2] for row in segments(metric)])
    for tok, lower, order, method, value, effective in (
        ("13a", False, 4, "exp", None, False), ("13a", False, 4, "exp", None, True),
        ("13a", True, 4, "floor", 0.1, True), ("13a", False, 4, "floor", 0.01, False),
        ("13a", False, 4, "floor", 0.1, False), ("13a", False, 4, "add-k", 1, False),
        ("13a", False, 4, "add-k", 0.5, True), ("13a", False, 4, "none", None, False),
        ("13a", False, 4, "none", None, True), ("13a", False, 2, "exp", None, True),
        ("13a", False, 6, "exp", None, True), ("13a", False, 1, "add-k", 1, False),
        ("zh", False, 4, "exp", None, False), ("intl", True, 4, "exp", None, False),
        ("char", False, 4, "exp", None, False), ("none", False, 4, "exp", None, False)):
        ours, metric = bleu_of(tok, lower, order, method, value, effective)
        whole = corpus(metric, PAIRS)
        long, short = metric.get_signature().format(), metric.get_signature().format(short=True)
        scores.append({
            "signature": ours, "long": long, "short": short, "corpus": score_of(whole),
            "tens": [score_of(corpus(metric, PAIRS[i : i + 10]))["score"] for i in range(0, 110, 10)],
            "verbose": [str(corpus(metric, [p])) for p in PAIRS[10:20]],
            "sentences": [corpus(metric, [p]).score for p in PAIRS]})
    return counts, scores


def others():
    counts, scores = {}, []
    metrics = []
    for nc, nw, lower, space, eps, beta in (
        (6, 0, False, False, False, 2), (6, 2, False, False, False, 2),
        (6, 2, True, False, False, 2), (6, 0, False, True, False, 2),
        (6, 2, False, False, True, 2), (6, 0, True, True, True, 2),
        (3, 1, False, False, False, 1), (8, 3, False, False, False, 3)):
        ours = "chrf%s|beta:%d|case:%s|eff:%s|nc:%d|nw:%d|space:%s|v:1" % (
            "+" * nw, beta, "lc" if lower else "mixed", YES[not eps], nc, nw, YES[space])
        metrics.append((ours, CHRF(
            char_order=nc, word_order=nw, lowercase=lower, whitespace=space, eps_smoothing=eps, beta=beta)))
    for norm in (False, True):
        for bare in (False, True):
            for asian in (False, True):
                for case in (False, True):
                    if case and bare:
                        continue
                    ours = "ter|asian:%s|case:%s|norm:%s|punct:%s|tok:tercom|v:1" % (
                        YES[asian], "mixed" if case else "lc", YES[norm], YES[not bare])
                    metrics.append((ours, TER(
                        normalized=norm, no_punct=bare, asian_support=asian, case_sensitive=case)))
    for ours, metric in metrics:
        counts[ours] = integers(segments(metric))
        whole = corpus(metric, PAIRS)
        scores.append({
            "signature": ours, "name": whole.name, "long": metric.get_signature().format(),
            "short": metric.get_signature().format(short=True), "score": whole.score, "text": str(whole),
            "sentences": [corpus(metric, [p]).score for p in PAIRS[:40]]})
    return counts, scores


def ted(folder):
    with gzip.open(os.path.join(folder, "ted_mqm_ende", "mqm_ted_ende.tsv.gz"), "rt", encoding="utf-8", newline="\n") as f:
        lines = [line.rstrip("\n").split("\t") for line in f]
    outputs = {}
    for row in lines[1:]:
        outputs.setdefault(row[0], {}).setdefault(int(row[3]), re.sub("</?v>", "", row[6]))
    reference = outputs.pop("ref")
    ids = sorted(reference)
    result = {}
    for system in sorted(outputs):
        hyps, refs = [outputs[system][i] for i in ids], [[reference[i] for i in ids]]
        values = {}
        for ours, metric in (
            ("bleu|v:1", BLEU()), ("bleu|tok:intl|v:1", BLEU(tokenize="intl")), ("chrf|v:1", CHRF()),
            ("chrf++|v:1", CHRF(word_order=2)), ("ter|v:1", TER()), ("ter|norm:yes|v:1", TER(normalized=True))):
            boot = system in ("Facebook-AI", "UEdin") and "norm" not in ours
            score = metric.corpus_score(hyps, refs, n_bootstrap=1000 if boot else 1)
            values[ours] = {"score": score.score}
            if boot:
                values[ours]["halfWidth"] = score._ci
        result[system] = values
    return result


def main():
    bleu_counts, bleu_scores = bleu()
    other_counts, other_scores = others()
    golden = {
        "tool": "sacrebleu 2.6.0",
        "pairs": [{"prediction": h, "references": refs} for h, refs in PAIRS],
        "counts": {**bleu_counts, **other_counts},
        "bleu": bleu_scores,
        "others": other_scores,
    }
    folder = os.environ.get("FINEFETTLE_DATA")
    if folder:
        golden["ted"] = ted(folder)
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "translation.json"), "w", encoding="ascii") as out:
        json.dump(golden, out, separators=(",", ":"))
        out.write("\n")


if __name__ == "__main__":
    main()
