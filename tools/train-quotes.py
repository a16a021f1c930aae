#!/usr/bin/python3
"""tools/train-quotes.py [options] GOLD.jsonl ...: fits lexicons/en/quote-weights.txt.

GOLD holds records with "quotes", each with its span, kind, speaker, cue and "marks" (the quoted pieces, marks included).
Every decision of tag-speakers (quote-features prints them) is a choice among candidates. Its gold answer is read off the
gold quotes, and the weights are those of a log-linear model of the choice, with a penalty on their size, so that most
are zero. A decision that depends on others sees their answers as the weights fitted so far give them, so the models are
fitted in order. Printed for each: decisions, share right on the training part, and held out in two folds of documents.
Needs numpy, and a built project.
"""
import argparse
import json
import os
import re
import subprocess
import sys
from collections import defaultdict

import numpy as np

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
BUILD = os.path.join(ROOT, os.environ.get("BUILD", "build"))
LIST = os.path.join(ROOT, "lexicons", "en", "quote-weights.txt")
HEAD = """# Weights, per mille, of the linear models of tag-speakers: FEATURE VALUE TAB WEIGHT. Made by tools/train-quotes.py
# from the PolNeAR corpus of news attributions (training part). Features: lib/quotes/model.h. Letters of values are tags of
# lib/quotes/atoms.h: a auxiliary, b but, c cue noun, d article, e verb, f of, g not, h people, i preposition, j and,
# k number, l 's, m -ing, n name, o body or paper, p pronoun, q that, r adverb, s cue in -ing, t to, u subordinator,
# v cue verb, w who, x word, y time, z quoted piece; or small numbers, a being 0.
"""
ORDER = [("attach",), ("kind",), ("cue",), ("likely",), ("speech",), ("start-after", "start-before"), ("end-after", "end-before")]


def overlap(a, b):
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def word_hash(word):
    """As lib/text/word_hash.h has it."""
    h = 2166136261
    for part in re.findall("[a-z]{1,8}|[^a-z]", word):
        if "a" <= part[0] <= "z":
            run = int.from_bytes(part.encode(), "little") * 0x9E3779B97F4A7C15 & 0xffffffffffffffff
            run ^= run >> 29
            h = ((run ^ h) * 0xD6E8FEB86659FD93 & 0xffffffffffffffff) >> 32
        else:
            u = 39 if part in "\u2018\u2019" else ord(part)
            h = ((h ^ u) * 16777619) & 0xffffffff
    return h


def stages(path):
    data = None
    for stage in "extract-embeds", "segment":
        data = subprocess.run([os.path.join(BUILD, "bin", stage)] + ([path] if data is None else []), input=data,
                              stdout=subprocess.PIPE, check=True).stdout
    return data


def dump(data, weights):
    tmp = os.path.join(BUILD, "train-quotes.tmp")
    with open(tmp, "w") as f:
        f.write(HEAD)
        for k in sorted(weights):
            f.write("%s\t%d\n" % (k, weights[k]))
    out = subprocess.run([os.path.join(BUILD, "bench/quote-features"), "--weights=" + tmp], input=data,
                         stdout=subprocess.PIPE, check=True).stdout
    return [json.loads(x) for x in out.splitlines()]


def decisions(record):
    """the candidates of each decision, in order"""
    last, group = None, None
    for d, anchor, span, choice, features in record["decisions"]:
        key = (d, tuple(anchor))
        if key != last:
            if group:
                yield last[0], last[1], group
            last, group = key, []
        group.append((tuple(span), choice, features))
    if group:
        yield last[0], last[1], group


TRIM = " \t\n\"“”‘’'„«»,.;:!?–—-"


def trim(t, a, b):
    m = re.match(r"[\s\"“”‘’]*that\s+", t[a:b])
    a += m.end() if m else 0
    while a < b and t[a] in TRIM:
        a += 1
    while b > a and t[b - 1] in TRIM:
        b -= 1
    return a, b


class Gold:
    """the gold answers of one record"""

    def __init__(self, record):
        self.t = record["text"]
        self.quotes = [q for q in record["quotes"] if not q.get("nested")]
        self.cues = {}

    def span(self, x):
        return (x["start"], x["end"]) if x else None

    def note_cues(self, anchors):
        """which cue atom stands for each gold cue: its first verb-like one"""
        for q in self.quotes:
            c = self.span(q["cue"])
            inside = [a for a in anchors if c and overlap(a, c)]
            if inside:
                self.cues.setdefault(inside[0], []).append(q)

    def answer(self, d, anchor, group):
        return getattr(self, d.split("-")[0])(anchor, group)

    def attach(self, anchor, group):
        qs = [q for q in self.cues.get(anchor, ()) if q["speaker"]]
        if not qs:
            return None
        s = self.span(qs[0]["speaker"])
        right = [overlap(c[0], s) > 0 for c in group]
        if not any(right):
            return None
        first = min(c[0][0] for c, r in zip(group, right) if r)
        return [c[0][0] == first for c in group]

    def of_piece(self, anchor):
        best = None
        for q in self.quotes:
            for m in q.get("marks", ()):
                if overlap(m, anchor) * 2 > anchor[1] - anchor[0]:
                    if best is None or q["kind"] == "direct":
                        best = q
        return best

    def kind(self, anchor, group):
        q = self.of_piece(anchor)
        want = "n" if not q else "d" if q["kind"] == "direct" else "m"
        return [c[1] == want for c in group]

    def cue(self, anchor, group):
        q = self.of_piece(anchor)
        if not q or q["kind"] == "indirect":
            return None
        c = self.span(q["cue"])
        right = [bool(c) and x[1] != "n" and overlap(x[0], c) > 0 for x in group]
        if any(right):
            first = [i for i, r in enumerate(right) if r]
            keep = min(first, key=lambda i: group[i][0])
            return [i == keep for i in range(len(group))]
        if c and min(abs(c[0] - anchor[1]), abs(anchor[0] - c[1])) < 60:
            return None
        return [x[1] == "n" for x in group]

    def contents(self, anchor):
        return [q for q in self.cues.get(anchor, ()) if q["kind"] != "direct"]

    def speech(self, anchor, group):
        if anchor in self.cues and not self.contents(anchor):
            return None
        want = "n"
        for q in self.contents(anchor):
            want = "a" if q["start"] >= anchor[0] else "b"
            break
        return [c[1] == want for c in group]

    def likely(self, anchor, group):
        if anchor in self.cues and not self.contents(anchor):
            return None
        want = "y" if self.contents(anchor) else "n"
        return [c[1] == want for c in group]

    def side(self, anchor, group, after):
        return [q for q in self.contents(anchor) if (q["start"] >= anchor[0]) == after]

    def start(self, anchor, group):
        qs = self.side(anchor, group, group[0][0][0] >= anchor[1])
        if not qs:
            return None
        a = trim(self.t, qs[0]["start"], qs[0]["end"])[0]
        right = [trim(self.t, c[0][0], max(c[0][0] + 1, qs[0]["end"]))[0] == a for c in group]
        return right if any(right) else None

    def end(self, anchor, group):
        qs = self.side(anchor, group, group[-1][0][0] >= anchor[1])
        if not qs:
            return None
        b = trim(self.t, qs[-1]["start"], qs[-1]["end"])[1]
        right = [trim(self.t, qs[-1]["start"], c[0][1])[1] == b for c in group]
        return right if any(right) else None


def collect(records, names):
    """problems by model: (candidates' features, right answers, document)"""
    out = []
    for k, r in enumerate(records):
        g = Gold(r)
        ds = list(decisions(r))
        g.note_cues(sorted({a for d, a, _ in ds if d == "attach"}))
        for d, a, group in ds:
            if d in names:
                right = g.answer(d, a, group)
                if right and any(right) and len(group) > 1:
                    out.append(([c[2] for c in group], right, k))
    return out


def pack(problems, index):
    rows, cols, starts, right = [], [], [0], []
    n = 0
    for cands, ok, _ in problems:
        for c, o in zip(cands, ok):
            for f in c:
                j = index.get(f)
                if j is not None:
                    rows.append(n)
                    cols.append(j)
            right.append(o)
            n += 1
        starts.append(n)
    return np.array(rows), np.array(cols), np.array(starts), np.array(right, bool), n


def fit(problems, index, l2, l1, rounds=250):
    """log-linear choice by proximal gradient (FISTA), L1 and L2"""
    rows, cols, starts, right, n = pack(problems, index)
    m = len(index)
    group = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    w, v, t = np.zeros(m), np.zeros(m), 1.0
    # a diagonal step: features that come often move less
    scale = 4.0 / (np.bincount(cols, minlength=m) * (len(cols) / n) * 0.5 + 1)

    def gradient(x):
        s = np.bincount(rows, x[cols], n)
        top = np.maximum.reduceat(s, starts[:-1])
        e = np.exp(s - top[group])
        z = np.add.reduceat(e, starts[:-1])
        p = e / z[group]
        pr = np.where(right, e, 0)
        zr = np.add.reduceat(pr, starts[:-1])
        q = pr / np.maximum(zr, 1e-12)[group]
        return np.bincount(cols, (p - q)[rows], m) + l2 * x

    for _ in range(rounds):
        g = gradient(v)
        x = v - scale * g
        x = np.sign(x) * np.maximum(np.abs(x) - scale * l1, 0)
        if np.dot((v - x) / scale, x - w) > 0:
            t = 1.0     # the momentum points uphill
        t2 = (1 + np.sqrt(1 + 4 * t * t)) / 2
        v = x + (t - 1) / t2 * (x - w)
        w, t = x, t2
    return w


def accuracy(problems, index, w):
    hit = 0
    for cands, ok, _ in problems:
        s = [sum(w[index[f]] for f in c if f in index) for c in cands]
        hit += ok[int(np.argmax(s))]
    return 100.0 * hit / max(1, len(problems))


def train(problems, least, l2, l1):
    count = defaultdict(int)
    for cands, _, _ in problems:
        for c in cands:
            for f in c:
                count[f] += 1
    index = {f: i for i, f in enumerate(sorted(f for f, n in count.items() if n >= least))}
    folds = [[p for p in problems if p[2] % 2 == k] for k in (0, 1)]
    held = [accuracy(folds[1 - k], index, fit(folds[k], index, l2, l1)) for k in (0, 1)]
    w = fit(problems, index, l2, l1)
    print("    %d decisions, %d features, right %.2f %%, held out %.2f %%" % (
        len(problems), np.count_nonzero(np.round(w * 1000)), accuracy(problems, index, w), np.mean(held)))
    return {f: int(round(1000 * w[i])) for f, i in index.items() if round(1000 * w[i])}


def readable(weights, records):
    """hashes of words as words"""
    word = {}
    for r in records:
        for m in re.finditer(r"\w+(?:['’]\w+)*|['’]s|[^\w\s]", r["text"]):
            for x in {m.group().lower(), *re.split(r"(?<=\w)['’]s$|[0-9_]+", m.group().lower())}:
                if x:
                    word["%08x" % word_hash(x)] = x.replace("’", "'").replace("‘", "'")
    out = {}
    for f, v in weights.items():
        name, value = f.split(" ", 1)
        if " " in value:
            letter, h = value.split(" ")
            if h not in word or word[h].startswith("#"):
                continue
            value = letter + " " + word[h]
        out[name + " " + value] = v
    return out


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("gold", nargs="+")
    p.add_argument("--least", type=int, default=4, help="features seen less often are left out")
    p.add_argument("--l2", type=float, default=0.3)
    p.add_argument("--l1", type=float, default=0.7)
    p.add_argument("-o", default=LIST)
    a = p.parse_args()
    subprocess.run(["make", "-s", "-C", ROOT, "build/bench/quote-features", "all"], check=True)
    data = b"".join(stages(g) for g in a.gold)
    weights = {}
    for names in ORDER:
        records = dump(data, weights)
        print(" ".join(names))
        found = train(collect(records, names), a.least, a.l2, a.l1)
        weights.update(readable(found, records))
    with open(a.o, "w") as f:
        f.write(HEAD)
        for k in sorted(weights):
            f.write("%s\t%d\n" % (k, weights[k]))


if __name__ == "__main__":
    sys.exit(main())
