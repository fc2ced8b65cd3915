"""Makes diversity.json: self-BLEU by NLTK 3.8 (sentence_bleu of each text against all others, equal
weights, smoothing method 1), and distinct-n, rep-n, seq-rep-n, copy-n and length ratio from their
definitions with Python's own sets and lists, on seeded random texts of our own and on odd ones.

Run:  python3 diversity.py > diversity.json
"""

import json
import random
import sys

from nltk.translate.bleu_score import SmoothingFunction, sentence_bleu


def grams(words, n):
    return [tuple(words[i : i + n]) for i in range(len(words) - n + 1)]


def self_bleu(texts, n):
    words = [t.split() for t in texts]
    scores = [
        sentence_bleu(
            [w for j, w in enumerate(words) if j != i],
            words[i],
            weights=(1 / n,) * n,
            smoothing_function=SmoothingFunction().method1,
        )
        for i in range(len(words))
    ]
    return sum(scores) / len(scores)


def values(pairs):
    predictions = [p for _, p in pairs]
    out = {}
    for n in (1, 2, 3, 4):
        all_grams = [grams(p.split(), n) for p in predictions]
        total = sum(map(len, all_grams))
        out[f"distinct-{n}"] = len(set(g for gs in all_grams for g in gs)) / total if total else None
        shares = [1 - len(set(gs)) / len(gs) for gs in all_grams if gs]
        out[f"seq-rep-{n}"] = sum(shares) / len(shares) if shares else None
        out[f"rep-{n}"] = 1 - sum(len(set(gs)) for gs in all_grams) / total if total else None
        found = 0
        for references, p in pairs:
            known = set(g for r in references for g in grams(r.split(), n))
            found += sum(g in known for g in grams(p.split(), n))
        out[f"copy-{n}|tok:space"] = found / total if total else None
        out[f"novelty-{n}|tok:space"] = (total - found) / total if total else None
        if n > 1 and len(predictions) > 1:
            out[f"self-bleu-{n}"] = self_bleu(predictions, n)
    said = meant = 0
    for references, p in pairs:
        k = len(p.split())
        said += k
        meant += min((len(r.split()) for r in references), key=lambda m: (abs(m - k), m))
    out["length-ratio"] = said / meant if meant else None
    return out


def main():
    rng = random.Random(13)
    cases = []
    for i in range(12):
        vocabulary = ["a", "b", "c"] if i % 3 == 0 else [f"w{k}" for k in range(4 + 5 * i)]
        text = lambda top: " ".join(rng.choice(vocabulary) for _ in range(rng.randint(0 if i > 2 else 1, top)))
        pairs = [([text(15) for _ in range(rng.randint(1, 3))], text(12)) for _ in range(2 + 3 * i)]
        cases.append((f"random {i}", pairs))
    cases += [
        ("all empty", [([""], ""), (["a"], "")]),
        ("one text twice", [(["x"], "a b c d e"), (["y"], "a b c d e")]),
        ("nothing in common", [(["x"], "a b c"), (["y"], "d e f g")]),
        ("one word each", [(["a"], "a"), (["b"], "a"), (["a b"], "b")]),
        ("spaces of all kinds", [(["one two"], "one\u00a0two\u2003three\x1cone\u00a0two"), (["one"], "\tone  two\n")]),
        ("astral", [(["\U0001f600 x"], "\U0001f600 \U0001f600 \U0001f601"), (["x"], "\U0001f601 x y \U0001f600")]),
        ("an empty one among others", [(["a"], ""), (["a b"], "a b c a b"), (["c"], "a b c")]),
    ]
    json.dump(
        {
            "cases": [
                {
                    "name": name,
                    "pairs": [{"references": r, "prediction": p} for r, p in pairs],
                    "values": values(pairs),
                }
                for name, pairs in cases
            ]
        },
        sys.stdout,
        ensure_ascii=True,
        separators=(",", ":"),
    )
    sys.stdout.write("\n")


main()
