#!/usr/bin/python3
"""tools/train-summary.py [options] GOLD.jsonl ...: fits lexicons/und/summary-weights.txt.

GOLD holds records with "highlights". Every summary of three sentences that the rules of summarize allow, out of a
document's first sentences, gets its ROUGE; the weights are those under which a summary drawn with a probability that
grows exponentially with its score has the best expected ROUGE (minimum risk training), with a penalty on their squares.
What is printed is held out: mean ROUGE of the summaries chosen in each of five folds by weights fitted on the other
four, and its distance from the first three sentences that qualify. Then the weights are fitted on everything and
written. Needs numpy, and a built project (summary-features is made where it is not there yet).
"""
import argparse
import importlib.util
import itertools
import json
import os
import subprocess
import sys
from collections import Counter

import numpy as np

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
BUILD = os.path.join(ROOT, os.environ.get("BUILD", "build"))
LIST = os.path.join(ROOT, "lexicons", "und", "summary-weights.txt")
FIT, LEANING, BARE_QUOTE, SCRAP = range(4)
CANDIDATES = 24     # sentences of a document that summaries are made of
REPEAT = 0.6        # as in lib/summary/choose.c
FOLDS = 5
BY_HAND = {"title": 8.0}  # the gold has no titles


def dump(path, layers):
    """records with the features of their sentences, and the features' names"""
    subprocess.run(["make", "-s", "-C", ROOT, "build/bench/summary-features"], check=True)
    data = None
    for stage in ["bin/extract-embeds"], ["bin/segment"], *layers, ["bench/summary-features"]:
        command = [os.path.join(BUILD, *stage)] + ([path] if data is None else [])
        data = subprocess.run(command, input=data, stdout=subprocess.PIPE, check=True).stdout
    lines = data.splitlines()
    return [json.loads(x) for x in lines[1:]], json.loads(lines[0])["names"]


def allowed(group, s, own):
    """may these sentences stand together in a summary? (the rules of lib/summary/choose.c)"""
    place = {k: i for i, k in enumerate(own)}
    for k in group:
        i = place[k]
        if s[k]["fitness"] == BARE_QUOTE or (s[k]["fitness"] == LEANING and (i == 0 or own[i - 1] not in group)):
            return False
    return True


def overlap(rouge, lines, reference, n):
    """for each line, how often it has each n-gram of the reference; the reference's counts; n-grams in each line"""
    ref = Counter(zip(*(reference[i:] for i in range(n))))
    index = {g: i for i, g in enumerate(ref)}
    counts = np.zeros((len(lines), len(ref)), np.int16)
    total = np.zeros(len(lines))
    for i, line in enumerate(lines):
        for g in zip(*(line[k:] for k in range(n))):
            total[i] += 1
            if g in index:
                counts[i, index[g]] += 1
    return counts, np.array(list(ref.values()), np.int16), total


def rewards(rouge, record, own, groups):
    """ROUGE-1 and -2 F of every group of sentences (bigrams over the edge of two sentences do not count)"""
    lines = [rouge.tokens(record["text"][record["features"][k]["start"]:record["features"][k]["end"]]) for k in own]
    reference = rouge.tokens(" ".join(record["highlights"]))
    out = []
    for n in 1, 2:
        counts, ref, total = overlap(rouge, lines, reference, n)
        hits = np.minimum(counts[groups].sum(1), ref).sum(1)
        out.append(2 * hits / np.maximum(1, total[groups].sum(1) + ref.sum()))
    return out


class Document:
    """the summaries of a document that may be: what they are made of, and what they are worth"""

    def __init__(self, rouge, record):
        s = record["features"]
        own = [k for k, x in enumerate(s) if x["fitness"] < SCRAP][:CANDIDATES]
        vectors = [dict(s[k]["terms"]) for k in own]
        alike = np.array([[sum(w * b.get(t, 0) for t, w in a.items()) for b in vectors] for a in vectors])
        groups = [g for g in itertools.combinations(range(len(own)), min(3, len(own)))
                  if all(alike[a, b] <= REPEAT for a, b in itertools.combinations(g, 2))]
        fit = [g for g in groups if allowed([own[i] for i in g], s, own)]
        self.groups = np.array(fit or groups or [range(len(own))])
        self.r1, self.r2 = rewards(rouge, record, own, self.groups)
        f = np.array([s[k]["features"] for k in own], np.float32)
        self.x = f[self.groups].sum(1)
        self.alike = np.array([sum(alike[a, b] for a, b in itertools.combinations(g, 2)) for g in self.groups])
        self.own, self.id = own, record["id"]
        self.lead = 0  # groups come in the order of the text


def expected(w, x, reward, starts, sizes):
    """the mean expected reward, and its gradient"""
    score = x @ w
    score -= np.repeat(np.maximum.reduceat(score, starts), sizes)
    p = np.exp(score)
    p /= np.repeat(np.add.reduceat(p, starts), sizes)
    mean = np.add.reduceat(p * reward, starts)
    return mean.mean(), (p * (reward - np.repeat(mean, sizes))) @ x / len(starts)


def fit(documents, penalty, steps=300):
    """weights of the features, by Adam from nothing"""
    x = np.concatenate([d.x for d in documents])
    reward = np.concatenate([d.r1 + d.r2 for d in documents]).astype(np.float32)
    sizes = np.array([len(d.x) for d in documents])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    scale = x.std(0) + 1e-6
    x = x / scale
    w = m = v = np.zeros(x.shape[1], np.float32)
    for step in range(1, steps + 1):
        gain, g = expected(w, x, reward, starts, sizes)
        g = g - 2 * penalty * w
        m, v = 0.9 * m + 0.1 * g, 0.99 * v + 0.01 * g * g
        w = w + 0.05 * (m / (1 - 0.9 ** step)) / (np.sqrt(v / (1 - 0.99 ** step)) + 1e-8)
    return w / scale


def chosen(w, documents):
    """ROUGE-1 and -2 of the best summary of each, by the weights"""
    best = [int(np.argmax(d.x @ w)) for d in documents]
    return np.array([(d.r1[b], d.r2[b]) for d, b in zip(documents, best)])


def held_out(documents, penalty):
    """the same for every document, by weights it had no part in"""
    out = np.zeros((len(documents), 2))
    for k in range(FOLDS):
        w = fit([d for i, d in enumerate(documents) if i % FOLDS != k], penalty)
        out[k::FOLDS] = chosen(w, documents[k::FOLDS])
    return out


def load_rouge(path):
    spec = importlib.util.spec_from_file_location("rouge", path)
    rouge = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(rouge)
    return rouge


def write(names, w, gold):
    with open(LIST, "w", encoding="utf-8") as f:
        f.write("# What each feature of a sentence is worth in a summary, in thousandths (lib/summary/features.h).\n"
                "# Fitted by tools/train-summary.py to ROUGE-1 + ROUGE-2 on %s; title by hand.\n"
                % " and ".join(os.path.basename(x) for x in gold))
        for name, value in zip(names, w):
            f.write("%s\t%d\n" % (name, round(1000 * BY_HAND.get(name, value))))


def report(name, now, documents):
    lead = np.array([(d.r1[d.lead], d.r2[d.lead]) for d in documents])
    print("%-14s ROUGE-1 %.2f (%+.2f)  ROUGE-2 %.2f (%+.2f)" % (
        name, 100 * now[:, 0].mean(), 100 * (now - lead)[:, 0].mean(),
        100 * now[:, 1].mean(), 100 * (now - lead)[:, 1].mean()))


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("gold", nargs="+")
    p.add_argument("--rouge", default=os.path.join(ROOT, "..", "shared", "score", "rouge.py"))
    p.add_argument("--penalty", type=float, default=3e-5)
    p.add_argument("--dry-run", action="store_true", help="write nothing")
    a = p.parse_args()
    rouge = load_rouge(a.rouge)
    documents = []
    for path in a.gold:
        records, names = dump(path, [])
        documents += [Document(rouge, r) for r in records]
    print("%d documents, %d summaries" % (len(documents), sum(len(d.x) for d in documents)), file=sys.stderr)
    report("held out", held_out(documents, a.penalty), documents)
    w = fit(documents, a.penalty)
    report("fitted", chosen(w, documents), documents)
    if not a.dry_run:
        write(names, w, a.gold)


if __name__ == "__main__":
    main()
