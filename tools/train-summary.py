#!/usr/bin/python3
"""tools/train-summary.py [options] GOLD.jsonl ...: fits lexicons/und/summary-weights.txt.

GOLD holds records with "highlights". Summaries of three sentences that the rules of summarize allow, out of a document's
first sentences, get their ROUGE: F of ROUGE-1 and -2 as given and of ROUGE-1 at the reference's length. The weights are
those under which a summary drawn with a probability that grows exponentially with its score has the best expected ROUGE
(minimum risk training), with a penalty on their squares; those of fresh terms may not be negative. What is printed is
held out: mean ROUGE of the summaries chosen in each of five folds by weights fitted on the other four, and its distance
from the first three sentences that qualify. Then the weights are fitted on everything and written, so scaled that the
scores of sentences have mean 0 and deviation 1. Needs numpy, and a built project (summary-features is made where it is
not there yet).
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
OBJECTIVE = np.array([1, 1, 1, 0], np.float32)  # ROUGE-1, -2, and the same at the reference's length
SAMPLE = 160        # summaries of a document that are trained on
BY_HAND = {"title": 3.0, "dated": 0.1}  # the gold has no titles and no dates


def dump(path):
    """records with the features of their sentences and terms, and the features' names"""
    subprocess.run(["make", "-s", "-C", ROOT, "build/bench/summary-features"], check=True)
    data = None
    for stage in "bin/extract-embeds", "bin/segment", "bin/tag-speakers", "bench/summary-features":
        if not os.path.exists(os.path.join(BUILD, stage)):
            continue
        command = [os.path.join(BUILD, stage)] + ([path] if data is None else [])
        data = subprocess.run(command, input=data, stdout=subprocess.PIPE, check=True).stdout
    lines = data.splitlines()
    return [json.loads(x) for x in lines[1:]], json.loads(lines[0])


def allowed(group, fitness):
    """may these sentences stand together in a summary? (the rules of lib/summary/choose.c)"""
    return all(fitness[i] == FIT or (fitness[i] == LEANING and (i == 0 or i - 1 in group)) for i in group)


def grams(tokens, n):
    return zip(*(tokens[i:] for i in range(n)))


def rewards(rouge, record, lines, groups):
    """F of ROUGE-1 and -2 of every group of sentences, and of both cut to the reference's words (n-grams over the
    edge of two sentences do not count)"""
    reference = " ".join(" ".join(record["highlights"]).split())
    budget, tokens = len(reference.split()), rouge.tokens(reference)
    out = []
    for n in 1, 2:
        ref = Counter(grams(tokens, n))
        index = {g: i for i, g in enumerate(ref)}
        hits, total, start = [], [], []  # of every beginning of a line, by its words
        for line in lines:
            start.append(len(hits))
            count, seen = np.zeros(len(ref), np.int16), []
            hits.append(count.copy())
            total.append(0)
            for word in line.split():
                for token in rouge.tokens(word):
                    seen.append(token)
                    last = tuple(seen[-n:])
                    if last in index:
                        count[index[last]] += 1
                hits.append(count.copy())
                total.append(max(0, len(seen) - n + 1))
        hits, total, start = np.array(hits), np.array(total), np.array(start)
        most = np.array(list(ref.values()), np.int16)
        length = np.array([len(x.split()) for x in lines])[groups]
        left = budget - (np.cumsum(length, 1) - length)
        for part in length, np.clip(left, 0, length):
            at = start[groups] + part
            both = np.minimum(hits[at].sum(1), most).sum(1)
            out.append(2 * both / np.maximum(1, total[at].sum(1) + most.sum()))
    return np.stack([out[0], out[2], out[1], out[3]], 1)


class Document:
    """the summaries of a document that may be: what they are made of, and what they are worth"""

    def __init__(self, rouge, record, rng):
        s = record["features"]["sentences"]
        f = np.array(record["features"]["terms"], np.float32)
        own = [k for k, x in enumerate(s) if x["fitness"] < SCRAP][:CANDIDATES]
        fitness = [s[k]["fitness"] for k in own]
        vectors = [dict(s[k]["terms"]) for k in own]
        alike = np.array([[sum(w * b.get(t, 0) for t, w in a.items()) for b in vectors] for a in vectors])
        groups = [g for g in itertools.combinations(range(len(own)), min(3, len(own)))
                  if all(alike[a, b] <= REPEAT for a, b in itertools.combinations(g, 2))]
        fit = [g for g in groups if allowed(g, fitness)]
        self.groups = np.array(fit or groups or [range(len(own))])
        lines = [" ".join(record["text"][s[k]["start"]:s[k]["end"]].split()) for k in own]
        self.reward = rewards(rouge, record, lines, self.groups)  # groups come in the order of the text
        x = np.array([s[k]["features"] for k in own], np.float32)
        has = np.zeros((len(own), len(f)), np.float32)
        for i, v in enumerate(vectors):
            has[i, list(v)] = 1
        self.x = np.concatenate([x[self.groups].sum(1), (has @ f)[self.groups].sum(1),
                                 has[self.groups].max(1) @ f], 1)
        self.sample = rng.permutation(len(self.x))[:SAMPLE]
        self.single = np.concatenate([x, has @ f, has @ f], 1)


def expected(w, x, reward, starts, sizes):
    """the gradient of the mean expected reward"""
    score = x @ w
    score -= np.repeat(np.maximum.reduceat(score, starts), sizes)
    p = np.exp(score)
    p /= np.repeat(np.add.reduceat(p, starts), sizes)
    mean = np.add.reduceat(p * reward, starts)
    return (p * (reward - np.repeat(mean, sizes))) @ x / len(starts)


def fit(documents, penalty, fresh, steps=150):
    """weights of the features, by Adam from nothing"""
    x = np.concatenate([d.x[d.sample] for d in documents])
    reward = np.concatenate([d.reward[d.sample] @ OBJECTIVE for d in documents]).astype(np.float32)
    sizes = np.array([len(d.sample) for d in documents])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    scale = x.std(0) + 1e-6
    x /= scale
    w = m = v = np.zeros(x.shape[1], np.float32)
    for step in range(1, steps + 1):
        g = expected(w, x, reward, starts, sizes) - 2 * penalty * w
        m, v = 0.9 * m + 0.1 * g, 0.99 * v + 0.01 * g * g
        w = w + 0.05 * (m / (1 - 0.9 ** step)) / (np.sqrt(v / (1 - 0.99 ** step)) + 1e-8)
        w[-fresh:] = np.maximum(w[-fresh:], 0)
    return w / scale


def refine(documents, penalty, fresh):
    """fits on a sample, then on half of it and the best by those weights"""
    w = fit(documents, penalty, fresh, 60)
    for d in documents:
        d.sample = np.unique(np.concatenate([d.sample[:SAMPLE // 2], np.argsort(-(d.x @ w))[:SAMPLE // 2]]))


def chosen(w, documents):
    """ROUGE of the best summary of each, by the weights"""
    return np.array([d.reward[int(np.argmax(d.x @ w))] for d in documents])


def held_out(documents, penalty, fresh):
    """the same for every document, by weights it had no part in"""
    out = np.zeros((len(documents), 4))
    for k in range(FOLDS):
        w = fit([d for i, d in enumerate(documents) if i % FOLDS != k], penalty, fresh)
        out[k::FOLDS] = chosen(w, documents[k::FOLDS])
    return out


def load_rouge(path):
    spec = importlib.util.spec_from_file_location("rouge", path)
    rouge = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(rouge)
    return rouge


def names_of(head):
    return head["names"] + ["%s %s" % (group, x) for group in ("every", "fresh") for x in head["terms"]]


def write(names, w, documents, gold):
    w[names.index("constant")] = 0
    score = np.concatenate([d.single @ w for d in documents])
    w /= score.std()
    w[names.index("constant")] = -score.mean() / score.std()
    with open(LIST, "w", encoding="utf-8") as f:
        f.write("# What each feature of a sentence, and of a term in every sentence (every) and once in a summary\n"
                "# (fresh), is worth, in 1/100,000 (lib/summary/features.h). Fitted by tools/train-summary.py to the\n"
                "# ROUGE of summaries on %s; %s by hand.\n"
                % (" and ".join(os.path.basename(x) for x in gold), " and ".join(BY_HAND)))
        for name, value in zip(names, w):
            f.write("%s\t%d\n" % (name, round(100000 * BY_HAND.get(name, value))))


def report(name, now, documents):
    """ROUGE-1 and -2 as given, and ROUGE-1 at the reference's length, and how far from the first three sentences"""
    gain = 100 * (now - np.array([d.reward[0] for d in documents])).mean(0)
    mean = 100 * now.mean(0)
    print("%-14s ROUGE-1 %.2f (%+.2f)  ROUGE-2 %.2f (%+.2f)  matched ROUGE-1 %.2f (%+.2f)" % (
        name, mean[0], gain[0], mean[1], gain[1], mean[2], gain[2]), flush=True)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("gold", nargs="+")
    p.add_argument("--rouge", default=os.path.join(ROOT, "..", "shared", "score", "rouge.py"))
    p.add_argument("--penalty", type=float, default=3e-4)
    p.add_argument("--dry-run", action="store_true", help="write nothing")
    a = p.parse_args()
    rouge, rng = load_rouge(a.rouge), np.random.default_rng(1)
    sets = []
    for path in a.gold:
        records, head = dump(path)
        sets.append([Document(rouge, r, rng) for r in records])
    documents, names = sum(sets, []), names_of(head)
    fresh = len(head["terms"])
    print("%d documents, %d summaries" % (len(documents), sum(len(d.x) for d in documents)), file=sys.stderr)
    refine(documents, a.penalty, fresh)
    now = held_out(documents, a.penalty, fresh)
    for path, s in zip(a.gold, sets):
        report(os.path.basename(path), now[:len(s)], s)
        now = np.roll(now, -len(s), 0)
    report("held out", now, documents)
    w = fit(documents, a.penalty, fresh)
    report("fitted", chosen(w, documents), documents)
    if not a.dry_run:
        write(names, w, documents, a.gold)


if __name__ == "__main__":
    main()
