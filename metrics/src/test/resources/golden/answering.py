"""Makes answering.json: golden values of the metrics of answers to questions.

squad, squad2: compute_score.py of SQuAD 1.1 and 2.0 as they stand in huggingface/evaluate at
a7dd338 (metrics/squad, metrics/squad_v2), called here, not copied. set-f1: f_measure of nltk 3.8 over
sets of the words that the SQuAD script normalises, and equality unless the answer is empty, as HELM
defines them. exact-match: the steps of evaluate's exact_match, restated here with NumPy, because the
module itself needs packages that were not at hand.

    PYTHONPATH=FOLDER python3 answering.py > answering.json

FOLDER holds the two scripts as squad1.py and squad2.py.
"""
import json
import random
import re
import string

import numpy as np
import squad1
import squad2
from nltk.metrics.scores import f_measure

WORDS = ["the", "a", "an", "The", "cat", "cats", "sat", "on", "mat", "U.S.", "a.m.", "1,000", "\u00e9t\u00e9",
         "e\u0301", "a\u0301", "l\u2019a", "\u00c9T\u00c9", "\u4eba", "\U0001f600", "\u00a0", "\u2028", "\u0085", "the-end",
         "_a_", "\u03a3\u03a3", "\u0130", "a\u00b2", "an\u0660", "\"quoted\"", "...", "\u2026", "\ufeff"]
PATHOLOGICAL = [
    ([""], ""), (["the"], "a"), (["the"], ""), (["cat"], ""), ([""], "cat"), (["..."], "!"),
    (["The Cat."], "cat"), (["a.m."], "am"), (["cat cat dog"], "cat cat cat"), (["x y", "y z"], "y z"),
    (["\u00a0cat\u2003sat\u0085"], "cat sat"), (["\U0001f600 \U0001f601"], "\U0001f601"), (["e\u0301"], "\u00e9"),
    (["thE answer is 42"], "42"), (["not 7"], "7"), (["theatre"], "atre"), (["a-b"], "ab"), (["a\u2010b"], "b"),
    (["an\u0301"], "\u0301"), (["1,000"], "1000"), (["don't"], "dont"),
]


def draw(seed):
    pick = random.Random(seed)
    rows = list(PATHOLOGICAL)
    for _ in range(160):
        golds = [" ".join(pick.choices(WORDS, k=pick.randrange(0, 7))) for _ in range(pick.randrange(1, 4))]
        kept = [w for w in golds[0].split(" ") if pick.random() < 0.8]
        rows.append((golds, " ".join(kept + pick.choices(WORDS, k=pick.randrange(0, 2)))))
    return rows


def of_plain(rows):
    made = []
    for golds, predicted in rows:
        exact = max(squad1.exact_match_score(predicted, g) for g in golds)
        f1 = max(squad1.f1_score(predicted, g) for g in golds)
        quasi, sets = 0, 0.0
        for g in golds:
            a, b = (squad1.normalize_answer(x) for x in (g, predicted))
            quasi = max(quasi, int(bool(predicted) and a == b))
            sets = max(sets, f_measure(set(a.split()), set(b.split())) or 0.0)
        made.append({"golds": golds, "predicted": predicted, "normal": squad1.normalize_answer(predicted),
                     "squad-exact-match": int(exact), "squad-f1": float(f1), "quasi-exact-match": quasi,
                     "set-f1": sets})
    return made


def of_squad2(seed, digits):
    pick = random.Random(seed)
    questions = []
    for i, (golds, predicted) in enumerate(draw(seed)):
        answers = [] if pick.random() < 0.4 else golds
        said = "" if pick.random() < 0.3 else predicted
        na = 0.8 * pick.random() + (0 if answers else 0.2)
        if answers and pick.random() < 0.6:
            said = answers[0]
        questions.append({"golds": answers, "predicted": said, "na": round(na, digits)})
    dataset = [{"paragraphs": [{"qas": [
        {"id": str(i), "answers": {"text": q["golds"]}} for i, q in enumerate(questions)]}]}]
    said = {str(i): q["predicted"] for i, q in enumerate(questions)}
    na = {str(i): q["na"] for i, q in enumerate(questions)}
    answerable = squad2.make_qid_to_has_ans(dataset)
    exact, f1 = squad2.get_raw_scores(dataset, said)
    result = {}
    for threshold in (1.0, 0.5):
        e, f = (squad2.apply_no_ans_threshold(s, na, answerable, threshold) for s in (exact, f1))
        parts = {"": None, "(answerable)": [k for k in said if answerable[k]],
                 "(unanswerable)": [k for k in said if not answerable[k]]}
        for part, ids in parts.items():
            values = squad2.make_eval_dict(e, f, ids)
            result["squad2-exact-match%s|na:%s" % (part, threshold)] = values["exact"]
            result["squad2-f1%s|na:%s" % (part, threshold)] = values["f1"]
    if digits > 6:  # no two questions share a probability
        best = {}
        squad2.find_all_best_thresh(best, said, exact, f1, na, answerable)
        result["squad2-best-exact-match"] = best["best_exact"]
        result["squad2-best-f1"] = best["best_f1"]
        result["thresholds"] = [best["best_exact_thresh"], best["best_f1_thresh"]]
    return {"questions": questions, "percent": result}


def exact_match(rows, regexes, case, punctuation, numbers):
    golds, guesses = (np.array([r[i] for r in rows]) for i in (0, 1))
    for regex in regexes:
        golds, guesses = (np.array([re.sub(regex, "", x) for x in side]) for side in (golds, guesses))
    if case:
        golds, guesses = np.char.lower(golds), np.char.lower(guesses)
    for wanted, characters in ((punctuation, string.punctuation), (numbers, string.digits)):
        if wanted:
            table = str.maketrans("", "", characters)
            golds, guesses = (np.char.translate(side, table=table) for side in (golds, guesses))
    return float(np.mean(golds == guesses))


def of_exact_match():
    rows = [("the cat", "The cat"), ("cat?", "cat"), ("theater", "the theater"), ("agent007", "agent"),
            ("YELLING 1", "yelling"), ("a_b", "ab"), ("\u00c9T\u00c9", "\u00e9t\u00e9"), ("same", "same"), ("", "!"),
            ("12", "\u0661\u0662")]
    values = []
    for regexes in ([], ["the "], ["[0-9]+", "^y"], ["(?i)the\\s|\\|"]):
        for flags in range(8):
            case, punctuation, numbers = (bool(flags & bit) for bit in (1, 2, 4))
            values.append({"regexes": regexes, "case": case, "punctuation": punctuation, "numbers": numbers,
                           "value": exact_match(rows, regexes, case, punctuation, numbers)})
    return {"rows": rows, "values": values}


def main():
    plain = of_plain(draw(1))
    lines = ['{"plain":[\n' + ",\n".join(json.dumps(r) for r in plain) + "\n]"]
    lines.append('"squad2":' + json.dumps([of_squad2(2, 12), of_squad2(3, 1)]))
    lines.append('"exact-match":' + json.dumps(of_exact_match()))
    print(",\n".join(lines) + "}")


if __name__ == "__main__":
    main()
