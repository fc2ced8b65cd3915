"""Makes code.json: golden values of pass@k from the estimator of openai/human-eval.

Where nothing passed and there are fewer samples than k, the estimator says 1 (its issue 35); that
row is marked, and ours must say 0.

    PYTHONPATH=path/to/human-eval python3 code.py > code.json
"""
import json
import random

from human_eval.evaluation import estimate_pass_at_k


def main():
    rng = random.Random(20261122)
    rows = [(1, 0, 1), (1, 1, 1), (5, 0, 10), (3, 0, 3), (200, 1, 1), (200, 1, 100), (200, 199, 2), (10, 3, 10)]
    for _ in range(60):
        n = rng.choice([1, 2, 5, 10, 20, 100, 200])
        rows.append((n, rng.randrange(n + 1), rng.randint(1, n)))
    out = []
    for n, c, k in rows:
        out.append({"n": n, "c": c, "k": k, "value": float(estimate_pass_at_k([n], [c], k)[0]), "fault": c == 0 and n < k})
    counts = [(20, rng.randrange(21)) for _ in range(50)]
    means = {str(k): float(estimate_pass_at_k([n for n, _ in counts], [c for _, c in counts], k).mean()) for k in (1, 5, 10)}
    print(json.dumps({"rows": out, "counts": counts, "means": means}, indent=0))


main()
