"""Makes text_real.json: numbers only, of real texts that are not in the repository. Of the first 400
rows of gsm8k_train/train.jsonl.gz under FINEFETTLE_DATA, the question is taken as the prediction and
the answer, several lines long, as the reference; and the words of tiny_corpora/tinyshakespeare.txt.gz
are stemmed. By rouge_score (2022), NLTK 3.8, and jiwer 4.0 over RapidFuzz's fallback in Python.

Run:  FINEFETTLE_DATA=<folder> RAPIDFUZZ_IMPLEMENTATION=python PYTHONPATH=<the three tools> \\
      python3 text_real.py > text_real.json
"""

import gzip
import hashlib
import json
import os
import re
import sys

import jiwer
from nltk.stem.porter import PorterStemmer
from rouge_score import rouge_scorer

DATA = os.environ["FINEFETTLE_DATA"]


def main():
    rows = []
    with gzip.open(os.path.join(DATA, "gsm8k_train/train.jsonl.gz"), "rt", encoding="utf-8") as f:
        for line in f:
            rows.append(json.loads(line))
            if len(rows) == 400:
                break
    out = {}
    types = {"rouge1": "rouge1", "rouge2": "rouge2", "rougeL": "rougeL", "rougeLsum": "rougeLsum"}
    for stem in (False, True):
        scorer = rouge_scorer.RougeScorer(list(types), use_stemmer=stem)
        scores = [scorer.score(r["answer"], r["question"]) for r in rows]
        for theirs, ours in types.items():
            option = "|stem:yes" if stem else ""
            out[ours + option] = sum(s[theirs].fmeasure for s in scores) / len(rows)
            out[ours + "-precision" + option] = sum(s[theirs].precision for s in scores) / len(rows)
            out[ours + "-recall" + option] = sum(s[theirs].recall for s in scores) / len(rows)
    w = jiwer.process_words([r["answer"] for r in rows], [r["question"] for r in rows])
    c = jiwer.process_characters([r["answer"] for r in rows], [r["question"] for r in rows])
    out.update({"wer": w.wer, "mer": w.mer, "wil": w.wil, "wip": w.wip, "cer": c.cer})
    with gzip.open(os.path.join(DATA, "tiny_corpora/tinyshakespeare.txt.gz"), "rt", encoding="utf-8") as f:
        words = sorted({w for w in re.findall("[a-z0-9]+", f.read().lower()) if len(w) > 3})
    stemmer = PorterStemmer()
    text = "".join(f"{w} {stemmer.stem(w)}\n" for w in words)
    json.dump(
        {"values": out, "words": len(words), "stems": hashlib.sha256(text.encode()).hexdigest()},
        sys.stdout,
        indent=1,
    )
    sys.stdout.write("\n")


main()
