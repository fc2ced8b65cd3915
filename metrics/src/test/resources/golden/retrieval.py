"""Makes retrieval.json: golden values of the retrieval metrics from trec_eval and scikit-learn.

trec_eval 10.0 was built from its source with one change: the measures are printed with "%.17g"
instead of "%6.4f" (in meas_print_single.c and meas_print_final.c), so that all digits show. Its
rbp reads two variables that were never set, so rbp is computed here from its definition over
trec_eval's order. nDCG with averaged ties is ndcg_score of scikit-learn 1.2.1.

    TREC_EVAL=path/to/trec_eval python3 retrieval.py > retrieval.json
"""
import json
import os
import random
import subprocess
import tempfile

import numpy as np
from sklearn.metrics import ndcg_score

MEASURES = {
    "mrr": "recip_rank",
    "map": "map",
    "map(5)": "map_cut_5",
    "r-precision": "Rprec",
    "bpref": "bpref",
    "ndcg": "ndcg",
    "ndcg(5)": "ndcg_cut_5",
    "precision-at(5)": "P_5",
    "precision-at(20)": "P_20",
    "recall-at(5)": "recall_5",
    "hit-at(1)": "success_1",
    "hit-at(5)": "success_5",
}


def trec_eval(queries, level=1):
    """Measures by query, and of all, with ties broken by document id as trec_eval does."""
    with tempfile.TemporaryDirectory() as folder:
        qrels, run = os.path.join(folder, "qrels"), os.path.join(folder, "run")
        with open(qrels, "w", encoding="utf-8") as out:
            for query in queries:
                for document, grade in query["judgements"].items():
                    out.write(f"{query['name']} 0 {document} {grade}\n")
        with open(run, "w", encoding="utf-8") as out:
            for query in queries:
                for document, score in zip(query["documents"], query["scores"]):
                    out.write(f"{query['name']} Q0 {document} 1 {score!r} t\n")
        names = ["recip_rank", "map", "map_cut.5", "Rprec", "bpref", "ndcg", "ndcg_cut.5",
                 "P.5,20", "recall.5", "success.1,5"]
        command = [os.environ["TREC_EVAL"], "-q", "-l", str(level)]
        for name in names:
            command += ["-m", name]
        lines = subprocess.run(command + [qrels, run], check=True, capture_output=True, text=True).stdout
    found = {}
    for line in lines.splitlines():
        measure, query, value = line.split()
        found.setdefault(query, {})[measure] = float(value)
    return {q: {ours: values[theirs] for ours, theirs in MEASURES.items()} for q, values in found.items()}


def rbp(query, p):
    order = sorted(zip(query["scores"], query["documents"]), reverse=True)
    return (1 - p) * sum(p**i for i, (_, d) in enumerate(order) if query["judgements"].get(d, 0) > 0)


def query(name, documents, scores, judgements):
    return {"name": name, "documents": documents, "scores": scores, "judgements": judgements}


def drawn(rng, name, size, ties):
    pool = [f"d{rng.randrange(10**6):06d}" for _ in range(2 * size)]
    pool = sorted(set(pool))
    rng.shuffle(pool)
    documents = pool[:size]
    scores = [float(rng.randrange(4)) if ties else rng.random() for _ in documents]
    judged = [d for d in pool if rng.random() < 0.6] or pool[:1]
    judgements = {d: rng.choice([0, 0, 1, 1, 2, 3]) for d in judged}
    return query(name, documents, scores, judgements)


def main():
    rng = random.Random(20261122)
    queries = [drawn(rng, f"q{i:02d}", rng.choice([3, 6, 12, 30]), i % 2 == 0) for i in range(30)]
    queries += [
        query("nothing-relevant", ["a", "b"], [2.0, 1.0], {"a": 0, "c": 0}),
        query("nothing-judged-retrieved", ["a", "b"], [2.0, 1.0], {"x": 1, "y": 2, "z": 0}),
        query("all-tied", ["b", "d", "a", "c"], [1.0] * 4, {"a": 1, "b": 0, "c": 2}),
        query("one", ["a"], [0.5], {"a": 1}),
        query("beyond-the-plane", ["\U0001F600", "\uFF5E", "z"], [1.0] * 3, {"\uFF5E": 1, "\U0001F600": 0}),
    ]
    by_query = trec_eval(queries)
    from_two = trec_eval(queries, 2)
    cases = []
    for q in queries:
        values = by_query[q["name"]]
        values["rbp(0.8)"] = rbp(q, 0.8)
        cases.append({**q, "trec": values, "trec_from_2": from_two[q["name"]]})
    graded = []
    for i in range(24):
        n = rng.choice([2, 5, 10])
        grades = [rng.choice([0, 0, 1, 2, 3]) for _ in range(n)]
        scores = [float(rng.randrange(3)) for _ in range(n)] if i % 2 else [rng.random() for _ in range(n)]
        values = {"ndcg": ndcg_score([grades], [scores]), "ndcg(3)": ndcg_score([grades], [scores], k=3)}
        exponential = [2.0**g - 1 for g in grades]
        values["ndcg|gain:exponential"] = ndcg_score([exponential], [scores])
        graded.append({"grades": grades, "scores": scores, "sklearn": {k: float(v) for k, v in values.items()}})
    print(json.dumps({"queries": cases, "trec_means": by_query["all"], "graded": graded}, ensure_ascii=True, indent=0))


main()
