"""Makes speech.json: rates, counts and alignments of jiwer 4.0 over RapidFuzz's fallback in Python,
on texts of our own: seeded random ones, and ones made to provoke trouble.

Run:  RAPIDFUZZ_IMPLEMENTATION=python PYTHONPATH=<jiwer/src>:<RapidFuzz/src> python3 speech.py > speech.json
"""

import json
import random
import sys

import jiwer

WORDS = "one two three four five six seven eight nine ten".split()


class AnyWhiteSpace(jiwer.AbstractTransform):
    def process_string(self, s):
        return " ".join(s.split())


def transform(options, characters):
    steps = []
    if "case:lc" in options:
        steps.append(jiwer.ToLowerCase())
    if "punct:no" in options:
        steps.append(jiwer.RemovePunctuation())
    if "split:white" in options:
        steps.append(AnyWhiteSpace())
    if characters:
        steps = [s for s in steps if not isinstance(s, AnyWhiteSpace)]
        return jiwer.Compose(steps + [jiwer.Strip(), jiwer.ReduceToListOfListOfChars()])
    return jiwer.Compose(
        steps + [jiwer.RemoveMultipleSpaces(), jiwer.Strip(), jiwer.ReduceToListOfListOfWords()]
    )


def changed(rng, words, vocabulary, rate):
    out = []
    for word in words:
        x = rng.random()
        if x < rate / 3:
            continue
        if x < 2 * rate / 3:
            out.append(rng.choice(vocabulary))
        else:
            out.append(word)
        if rng.random() < rate / 3:
            out.append(rng.choice(vocabulary))
    return out


def random_groups():
    rng = random.Random(11)
    groups = []
    for i in range(40):
        vocabulary = ["a", "b"] if i % 4 == 0 else WORDS[: 3 + i % 8]
        references, predictions = [], []
        for _ in range(1 + i % 5):
            words = [rng.choice(vocabulary) for _ in range(rng.randint(0, 24))]
            if i % 2:
                other = changed(rng, words, vocabulary, 0.5)
            else:
                other = [rng.choice(vocabulary) for _ in range(rng.randint(0, 24))]
            references.append(" ".join(words))
            predictions.append(" ".join(other))
        groups.append((f"random {i}", references, predictions, ""))
    # References of more than one and two machine words.
    for i, n in enumerate([64, 65, 128, 129, 200]):
        words = [rng.choice(WORDS) for _ in range(n)]
        groups.append((f"long {n}", [" ".join(words)], [" ".join(changed(rng, words, WORDS, 0.6))], ""))
        groups.append(
            (f"long unlike {n}", [" ".join(words)], [" ".join(rng.choice(WORDS) for _ in range(n + 7 * i - 9))], "")
        )
    return groups


def troubles():
    return [
        ("both empty", [""], [""], ""),
        ("no reference", [""], ["one two"], ""),
        ("no prediction", ["one two"], [""], ""),
        ("one of several references is empty", ["", "one two"], ["oh", "one two"], ""),
        ("spaces at the ends", ["  one two "], ["one two\n"], ""),
        ("one tab inside does not separate", ["one\ttwo"], ["one two"], ""),
        ("two tabs do", ["one\t\ttwo"], ["one two"], ""),
        ("a space and a tab do", ["one \ttwo"], ["one two"], ""),
        ("no-break space", ["one\u00a0two three"], ["one two three"], ""),
        ("no-break space, any white space", ["one\u00a0two three"], ["one two three"], "split:white"),
        ("next line and ideographic space", ["one\u0085two\u3000three"], ["one two three"], ""),
        ("only white space", [" \t\u00a0\n"], ["one"], ""),
        ("astral", ["a\U0001f600b c"], ["a\U0001f601b c"], ""),
        ("case", ["The Cat"], ["the cat"], ""),
        ("lower case", ["The CAT \u0130s \u03a3\u0391\u03a3"], ["the cat i\u0307s \u03c3\u03b1\u03c2"], "case:lc"),
        ("punctuation", ["It's here, now \u2014 go."], ["its here now go"], "punct:no"),
        ("punctuation and case", ["\u00ab\u00bfQu\u00e9?\u00bb $5 + 3_4"], ["qu\u00e9 $5 + 34"], "case:lc|punct:no"),
        ("only punctuation", ["... !"], ["one"], "punct:no"),
        ("ties", ["a b"], ["b a"], ""),
        ("ties with a longer prediction", ["a b c"], ["c a b a c"], ""),
        ("ties with a longer reference", ["a b c a b"], ["b a"], ""),
        ("turned round", ["one two three four five"], ["five four three two one"], ""),
        ("repeated word", ["a a a"], ["a a a a a"], ""),
        ("prefix and suffix overlap", ["a b a"], ["a b a b a"], ""),
        ("one word is another's beginning", ["foo"], ["foobar"], ""),
    ]


def main():
    cases = []
    for name, references, predictions, options in random_groups() + troubles():
        words = transform(options, False)
        chars = transform(options, True)
        w = jiwer.process_words(references, predictions, words, words)
        c = jiwer.process_characters(references, predictions, chars, chars)
        counts = lambda o: [o.hits, o.substitutions, o.deletions, o.insertions]
        kinds = {"equal": "E", "substitute": "S", "delete": "D", "insert": "I"}
        parts = [
            [
                [kinds[p.type], p.ref_start_idx, p.ref_end_idx, p.hyp_start_idx, p.hyp_end_idx]
                for p in alignment
            ]
            for alignment in w.alignments
        ]
        cases.append(
            {
                "name": name,
                "options": options,
                "references": references,
                "predictions": predictions,
                "wer": w.wer,
                "mer": w.mer,
                "wil": w.wil,
                "wip": w.wip,
                "counts": counts(w),
                "cer": c.cer,
                "characters": counts(c),
                "alignments": parts,
            }
        )
    json.dump({"cases": cases}, sys.stdout, ensure_ascii=True, separators=(",", ":"))
    sys.stdout.write("\n")


main()
