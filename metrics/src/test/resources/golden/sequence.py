"""Makes sequence.json: golden values of the metrics over tagged sentences.

Entities: seqeval 1.2.2 (chakki-works/seqeval at cd01b52), default mode and strict mode with each
scheme, zero_division 0 and 1. Tokens: classification_report of scikit-learn 1.2.1, which is what
poseval of Hugging Face's evaluate calls. Partial matches: the strategies of nervaluate 1.0
(MantisAI/nervaluate at fce0139), over the entities that seqeval's default mode finds.

    PYTHONPATH=seqeval:nervaluate/src python3 sequence.py WNUT17/dev.conll > sequence.json

Cases named "random" and "wnut17" hold no tags: the test makes the same sentences from the same
generator (64-bit multiplication and addition; the upper 31 bits modulo the number of choices). Of
real data only numbers of ours stand in the file.
"""
import json
import sys
import warnings

from nervaluate.entities import Entity
from nervaluate.strategies import (EntityTypeEvaluation, ExactEvaluation, PartialEvaluation,
                                   StrictEvaluation)
from seqeval.metrics import f1_score, precision_score, recall_score
from seqeval.metrics.sequence_labeling import get_entities
from seqeval.scheme import BILOU, IOB1, IOB2, IOBES, IOE1, IOE2, Entities
from sklearn.metrics import classification_report

warnings.simplefilter("ignore")
SCHEMES = {"IOB1": IOB1, "IOB2": IOB2, "IOE1": IOE1, "IOE2": IOE2, "IOBES": IOBES, "BILOU": BILOU}
PREFIXES = {"conlleval": "BIES", "IOB1": "BI", "IOB2": "BI", "IOE1": "IE", "IOE2": "IE",
            "IOBES": "BIES", "BILOU": "BILU"}
RATIOS = {"precision": precision_score, "recall": recall_score, "f1": f1_score}


class Generator:
    def __init__(self, seed):
        self.state = seed

    def below(self, bound):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % bound


def random_case(seed, prefixes, sentences):
    tags = ["O", "O"] + [p + "-" + t for p in prefixes for t in ("A", "B")]
    draw = Generator(seed)
    gold, predicted = [], []
    for _ in range(sentences):
        length = draw.below(9)
        truth, guess = [], []
        for _ in range(length):
            tag = tags[draw.below(len(tags))]
            truth.append(tag)
            guess.append(tags[draw.below(len(tags))] if draw.below(4) == 0 else tag)
        gold.append(truth)
        predicted.append(guess)
    return gold, predicted


def noisy(gold, seed):
    tags = sorted({tag for sentence in gold for tag in sentence})
    draw = Generator(seed)
    return [[tags[draw.below(len(tags))] if draw.below(100) < 12 else tag for tag in sentence]
            for sentence in gold]


def read(path):
    sentences = [[]]
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                sentences[-1].append(line.rstrip("\n").split("\t")[1])
            elif sentences[-1]:
                sentences.append([])
    return [s for s in sentences if s]


def entity_scores(gold, predicted, scheme, zero):
    options = {"zero_division": zero}
    if scheme != "conlleval":
        options.update(mode="strict", scheme=SCHEMES[scheme])
        types = sorted(Entities(gold, SCHEMES[scheme]).unique_tags
                       | Entities(predicted, SCHEMES[scheme]).unique_tags)
    else:
        types = sorted({e[0] for e in get_entities(gold)} | {e[0] for e in get_entities(predicted)})
    values = {}
    for name, score in RATIOS.items():
        values["entity-" + name] = score(gold, predicted, average="micro", **options)
        if types:
            values["macro-entity-" + name] = score(gold, predicted, average="macro", **options)
        values["weighted-entity-" + name] = score(gold, predicted, average="weighted", **options)
        for kind, value in zip(types, score(gold, predicted, average=None, **options)):
            values["entity-type-%s(%s)" % (name, kind)] = value
    return {key: float(value) for key, value in values.items()}


def muc_scores(gold, predicted):
    forms = {"strict": StrictEvaluation(), "exact": ExactEvaluation(),
             "partial": PartialEvaluation(), "type": EntityTypeEvaluation()}
    values = {}
    for name, form in forms.items():
        total = None
        for truth, guess in zip(gold, predicted):
            t, g = ([Entity(k, b, e) for k, b, e in get_entities(s)] for s in (truth, guess))
            result, _ = form.evaluate(t, g, [])
            if total is None:
                total = result
                continue
            for count in ("correct", "incorrect", "partial", "missed", "spurious"):
                setattr(total, count, getattr(total, count) + getattr(result, count))
        if total is not None:
            total.compute_metrics(partial_or_type=name in ("partial", "type"))
            for ratio in RATIOS:
                values["muc-%s-%s" % (name, ratio)] = float(getattr(total, ratio))
            values["counts-" + name] = [total.correct, total.incorrect, total.partial, total.missed,
                                        total.spurious]
    return values


def token_scores(gold, predicted, zero):
    truth, guess = ([t for s in rows for t in s] for rows in (gold, predicted))
    if not truth:
        return {}
    report = classification_report(truth, guess, output_dict=True, zero_division=zero)
    values = {"token-accuracy": sum(a == b for a, b in zip(truth, guess)) / len(truth)}
    for name, row in report.items():
        if name == "accuracy":
            continue
        for ratio, column in (("precision", "precision"), ("recall", "recall"), ("f1", "f1-score")):
            if name.endswith(" avg"):
                values["%s-token-%s" % (name[:-4], ratio)] = row[column]
            else:
                values["token-%s(%s)" % (ratio, name)] = row[column]
    return {key: float(value) for key, value in values.items()}


def case(name, gold, predicted, schemes=("conlleval",), shown=True, tokens=True):
    made = {"name": name, "schemes": {}}
    if shown:
        made["gold"] = [" ".join(s) for s in gold]
        made["predicted"] = [" ".join(s) for s in predicted]
    for scheme in schemes:
        try:
            made["schemes"][scheme] = {"0": entity_scores(gold, predicted, scheme, 0),
                                       "1": entity_scores(gold, predicted, scheme, 1)}
        except (ValueError, KeyError):
            made["schemes"][scheme] = "refused"
    made["muc"] = muc_scores(gold, predicted)
    made["tokens"] = {"0": token_scores(gold, predicted, 0)} if tokens else {}
    return made


def main():
    every = ["conlleval"] + list(SCHEMES)
    split = lambda *rows: [row.split() for row in rows]
    cases = [
        case("empty corpus of one empty sentence", [[]], [[]], every),
        case("outside only", split("O O", "O"), split("O O", "O"), every),
        case("nothing predicted", split("B-A I-A O"), split("O O O"), every),
        case("nothing true", split("O O O"), split("B-A I-A O"), every),
        case("all right", split("B-A I-A O B-B"), split("B-A I-A O B-B"), every),
        case("orphan inside", split("O B-A I-A"), split("O I-A I-A"), every),
        case("sentences are apart", split("B-A", "I-A O"), split("B-A", "I-A I-A"), every),
        case("type changes inside", split("B-A I-A I-A"), split("B-A I-B I-A"), every),
        case("bare tags", split("B I O B", "I I"), split("B I O O", "B I"), every),
        case("type with hyphens", split("B-a-b I-a-b O"), split("B-a-b I-a-b B-a"), every),
        case("hyphens at the ends", split("B--A I-A- O"), split("B-A I-A O"), every),
        case("prefix of no scheme", split("X-A X-A O L-A"), split("B-A X-A O U-A"), every),
        case("ends and singles", split("S-A B-A E-A O E-B"), split("S-A B-A I-A O S-B"), every),
        case("units and lasts", split("U-A B-A L-A O B-B I-B L-B"),
             split("U-A B-A I-A O B-B I-B L-B"), every),
        case("one type missed, one made up", split("B-A O B-B"), split("O B-C B-B"), every),
        case("two for one", split("B-A I-A I-A I-A O"), split("B-A I-A B-A I-A O"), every),
        case("one for two", split("B-A I-A B-B I-B O"), split("B-A I-A I-A I-A O"), every),
        case("no ASCII", split("B-\u4eba I-\u4eba O", "B-\U0001f600"),
             split("B-\u4eba O O", "B-\U0001f600"), every),
    ]
    for seed, (scheme, prefixes) in enumerate(PREFIXES.items(), 1):
        gold, predicted = random_case(seed, prefixes, 400)
        made = case("random", gold, predicted,
                    [s for s in every if s == "conlleval" or scheme == s or set(prefixes) <= {"B", "I"}
                     and s in ("IOB1", "IOB2")], shown=False)
        made.update(seed=seed, prefixes=prefixes, sentences=400)
        cases.append(made)
    gold = read(sys.argv[1])
    made = case("wnut17", gold, noisy(gold, 17), ["conlleval", "IOB1", "IOB2"], shown=False)
    made.update(seed=17, sentences=len(gold))
    cases.append(made)
    rows = [json.dumps(c, ensure_ascii=True, separators=(",", ":")) for c in cases]
    print('{"cases":[\n' + ",\n".join(rows) + "\n]}")


if __name__ == "__main__":
    main()
