"""Times the Python peers of the metrics on the rows that MetricSpeed wrote, in CPU seconds.

    python3 metrics_peer.py FOLDER

Prints one JSON object a line; a library that cannot be imported is said to be missing. The work
is timed alone: no start of the process, no import, no reading of files.
"""
import json
import sys
import time
from pathlib import Path


def read(folder, name):
    with open(Path(folder) / name, encoding="utf-8", newline="\n") as lines:
        return [line.rstrip("\n").split("\t") for line in lines]


def timed(what, unit, count, work):
    try:
        start = time.process_time()
        value = work()
        seconds = time.process_time() - start
    except ImportError as missing:
        print(json.dumps({"peer": what, "missing": str(missing)}), flush=True)
        return
    print(
        json.dumps(
            {
                "peer": what,
                "unit": unit,
                "count": count,
                "cpuSeconds": round(seconds, 4),
                "perCpuSecond": round(count / seconds),
                "value": value,
            }
        ),
        flush=True,
    )


def imported(name):
    """Imports before the clock starts; a missing library is found again inside it."""
    try:
        __import__(name)
    except ImportError:
        pass


def main(folder):
    for name in ("sacrebleu", "rouge_score.rouge_scorer", "jiwer", "seqeval.metrics", "sklearn.metrics", "numpy"):
        imported(name)

    segments = read(folder, "segments.tsv")
    references = [row[0] for row in segments]
    predictions = [row[1] for row in segments]

    def bleu():
        import sacrebleu

        return sacrebleu.corpus_bleu(predictions, [references]).score

    def chrf():
        import sacrebleu

        return sacrebleu.corpus_chrf(predictions, [references]).score

    def ter():
        import sacrebleu

        return sacrebleu.corpus_ter(predictions[:2000], [references[:2000]]).score

    timed("sacrebleu BLEU 13a", "segments", len(segments), bleu)
    timed("sacrebleu chrF2", "segments", len(segments), chrf)
    timed("sacrebleu TER", "segments", 2000, ter)

    short = read(folder, "short.tsv")

    def rouge():
        from rouge_score import rouge_scorer

        scorer = rouge_scorer.RougeScorer(["rouge1", "rouge2", "rougeL"])
        total = 0.0
        for reference, prediction in short:
            total += scorer.score(reference, prediction)["rougeL"].fmeasure
        return total / len(short)

    timed("rouge_score 1, 2, L", "pairs", len(short), rouge)

    long = read(folder, "long.tsv")

    def rouge_long():
        from rouge_score import rouge_scorer

        scorer = rouge_scorer.RougeScorer(["rougeLsum"])
        total = 0.0
        for reference, prediction in long:
            score = scorer.score(reference.replace("¶", "\n"), prediction.replace("¶", "\n"))
            total += score["rougeLsum"].fmeasure
        return total / len(long)

    timed("rouge_score Lsum, 20 sentences", "pairs", len(long), rouge_long)

    def wer():
        import jiwer

        return jiwer.wer(references, predictions)

    timed("jiwer WER", "pairs", len(segments), wer)

    tags = read(folder, "tags.tsv")
    gold = [row[0].split(" ") for row in tags]
    predicted = [row[1].split(" ") for row in tags]

    def ner():
        from seqeval.metrics import f1_score

        return f1_score(gold, predicted)

    timed("seqeval F1", "sentences", len(tags), ner)

    rows = 10_000_000

    def classes():
        import numpy as np

        random = np.random.default_rng(1)
        truth = random.integers(0, 20, rows)
        return truth, np.where(random.random(rows) < 0.7, truth, random.integers(0, 20, rows))

    def scored():
        import numpy as np

        random = np.random.default_rng(2)
        truth = random.random(rows) < 0.1
        return truth, random.normal(size=rows) + truth

    def five(data):
        from sklearn import metrics

        metrics.accuracy_score(*data)
        metrics.f1_score(*data, average="macro")
        metrics.matthews_corrcoef(*data)
        metrics.cohen_kappa_score(*data)
        return float(metrics.balanced_accuracy_score(*data))

    def auroc(data):
        from sklearn import metrics

        return float(metrics.roc_auc_score(*data))

    def average_precision(data):
        from sklearn import metrics

        return float(metrics.average_precision_score(*data))

    for what, make, work in (
        ("scikit-learn five classification metrics", classes, five),
        ("scikit-learn auroc", scored, auroc),
        ("scikit-learn average-precision", scored, average_precision),
    ):
        try:
            data = make()
        except ImportError as missing:
            print(json.dumps({"peer": what, "missing": str(missing)}), flush=True)
            continue
        timed(what, "rows", rows, lambda: work(data))


if __name__ == "__main__":
    main(sys.argv[1])
