#!/usr/bin/env python3
"""A corpus through a chain of newsline's filters on Apache Spark.

    spark-submit newsline_spark.py --input corpus/*.jsonl.gz --output out --stages "segment | extract-dates"

Reads JSON Lines (one document a line) or Parquet (one document a row, its columns the keys of the
record) and writes JSON Lines or Parquet. The chain runs once a partition; records are streamed through
it, no partition is held in memory. A filter that fails fails the task: Spark tries it again and fails
the job after spark.task.maxFailures. Exit: 0 the output is complete, 1 the job failed.
"""
import argparse
import collections
import os
import re
import signal
import subprocess
import sys
import threading

DEFAULT_STAGES = "extract-embeds | segment | tag-speakers | extract-dates | summarize"
STATS = re.compile(rb"^[\w-]+: in \d+, out \d+, refused (\d+)\s*$")
SPAN = "start: int, end: int"
LAYERS = {  # as record(5) has them
    "embeds": f"array<struct<{SPAN}, kind: string, type: string, provider_name: string, author_name: string,"
    f" handle: string, author_url: string, posted: string, urls: array<string>, body: struct<{SPAN}>>>",
    "sentences": f"array<struct<{SPAN}, text: string>>",
    "quotes": f"array<struct<{SPAN}, kind: string, text: string, quoted: array<struct<{SPAN}>>,"
    f" speaker: struct<name: string, {SPAN}, text: string>, cue: struct<{SPAN}, text: string>, confidence: int, nested: boolean>>",
    "dates": f"array<struct<{SPAN}, text: string, type: string, value: string, mod: string, quant: string,"
    " freq: string, from: string, until: string, anchor: string, range: int, edtf: string>>",
    "summary": f"array<struct<{SPAN}, text: string, sentence: int, score: int>>",
}


class Chain:
    """The filters as one shell command, run on one partition after the other."""

    def __init__(self, stages, options, counters):
        self.command = " | ".join(" ".join([s, "--stats", *options]) for s in stages)
        self.counters = counters

    def __call__(self, partition, records):
        """Yields what the chain makes of the records (bytes, without line ends)."""
        from pyspark import SparkFiles

        records = (r for r in records if r.strip())
        first = next(records, None)
        if first is None:
            return  # nothing to start five programs for
        env = dict(os.environ, PATH=SparkFiles.getRootDirectory() + os.pathsep + os.environ.get("PATH", os.defpath))
        process = subprocess.Popen(
            ["bash", "-o", "pipefail", "-c", self.command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=env,
            start_new_session=True,
        )
        feeder = Feeder(process.stdin, first, records)
        listener = Listener(process.stderr)
        count = 0
        try:
            for line in process.stdout:
                if not line.endswith(b"\n"):
                    raise RuntimeError(f"partition {partition}: the output ends within a line")
                count += 1
                yield line[:-1]
            status = process.wait()
            feeder.join()
            listener.join()
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        if feeder.trouble:
            raise feeder.trouble
        if status != 0:
            said = b"\n".join(listener.last).decode("utf-8", "replace")
            raise RuntimeError(f"partition {partition}: exit {status} of: {self.command}\n{said}")
        if feeder.broken or (count != feeder.count and count != feeder.count - listener.refused):
            raise RuntimeError(
                f"partition {partition}: {feeder.count} records in, {count} out, {listener.refused} refused"
            )
        for counter, n in zip(self.counters, (feeder.count, count, listener.refused)):
            counter.add(n)


class Feeder(threading.Thread):
    """Writes the records to the chain while the task reads what comes out of it."""

    def __init__(self, pipe, first, records):
        super().__init__(daemon=True)
        self.pipe, self.first, self.records = pipe, first, records
        self.count, self.trouble, self.broken = 0, None, False
        self.start()

    def run(self):
        try:
            self.put(self.first)
            for record in self.records:
                self.put(record)
            self.pipe.close()
        except BrokenPipeError:  # the chain has ended early; its exit status says why
            self.broken = True
        except Exception as e:
            self.trouble = e
        finally:
            try:
                self.pipe.close()
            except BrokenPipeError:
                self.broken = True

    def put(self, record):
        self.count += 1
        self.pipe.write(record)
        self.pipe.write(b"\n")


class Listener(threading.Thread):
    """Hands on what the filters say, keeps the last of it and adds up what they refused."""

    def __init__(self, pipe):
        super().__init__(daemon=True)
        self.pipe = pipe
        self.last = collections.deque(maxlen=20)
        self.refused = 0
        self.start()

    def run(self):
        for line in self.pipe:
            stats = STATS.match(line)
            if stats:
                self.refused += int(stats.group(1))
                continue
            self.last.append(line.rstrip(b"\n"))
            sys.stderr.write(line.decode("utf-8", "replace"))


def read(spark, args):
    """The records of the input as an RDD of bytes."""
    from pyspark.sql import functions as F

    if args.input_format == "parquet":
        rows = spark.read.parquet(*args.input)
        rows = rows.select(F.to_json(F.struct("*")).alias("value"))
    else:
        rows = spark.read.option("lineSep", "\n").text(args.input)
    if args.partitions:
        rows = rows.repartition(args.partitions)
    # as bytes: what is not UTF-8 must reach the filter as it is, to be refused and not mended
    return rows.select(F.col("value").cast("binary")).rdd.map(lambda row: bytes(row[0]))


def write(spark, records, args):
    from pyspark.sql import functions as F

    rows = spark.createDataFrame(records.map(lambda r: (bytearray(r),)), "value binary", verifySchema=False)
    rows = rows.select(F.col("value").cast("string").alias("value"))
    if args.output_format == "parquet":
        keys = ["id", args.date_key, "lang", "title", args.text_key]
        schema = ", ".join([f"`{k}` string" for k in keys] + [f"{k} {v}" for k, v in LAYERS.items()])
        if args.columns:
            schema += ", " + args.columns
        rows = rows.select(F.from_json("value", schema, {"mode": "FAILFAST"}).alias("r")).select("r.*")
        rows.write.parquet(args.output)
    else:
        rows.write.option("compression", args.compression).text(args.output)


def parse():
    here = os.path.dirname(os.path.abspath(__file__))
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--input", nargs="+", required=True, metavar="PATH")
    p.add_argument("--output", required=True, metavar="PATH", help="a folder that is not there yet")
    p.add_argument("--input-format", choices=["jsonl", "parquet"], default="jsonl")
    p.add_argument("--output-format", choices=["jsonl", "parquet"], default="jsonl")
    p.add_argument("--compression", choices=["none", "gzip"], default="none", help="of JSON Lines")
    p.add_argument("--stages", default=DEFAULT_STAGES, help="the filters, with '|' between them (%(default)s)")
    p.add_argument("--text-key", default="text", metavar="KEY")
    p.add_argument("--date-key", default="date", metavar="KEY")
    p.add_argument("--max-errors", default=0, type=int, metavar="N", help="records each filter may refuse, a partition")
    p.add_argument("--partitions", type=int, metavar="N", help="cut the input into so many, in no order")
    p.add_argument("--columns", metavar="DDL", help='more columns for Parquet ("source string, section string")')
    p.add_argument(
        "--bin",
        default=os.path.join(here, "..", "..", "build", "bin"),
        metavar="DIR",
        help="where the programs are; those not there are taken to be shipped with spark-submit --files",
    )
    return p.parse_args()


def main():
    args = parse()
    from pyspark.sql import SparkSession

    spark = SparkSession.builder.appName("newsline").getOrCreate()
    context = spark.sparkContext
    stages = [s.strip() for s in args.stages.split("|")]
    for program in {s.split()[0] for s in stages}:
        path = os.path.join(args.bin, program)
        if os.path.exists(path):
            context.addFile(path)
    counters = [context.accumulator(0) for _ in range(3)]
    options = [f"--text-key={args.text_key}", f"--date-key={args.date_key}", f"--max-errors={args.max_errors}"]
    chain = Chain(stages, options, counters)
    try:
        write(spark, read(spark, args).mapPartitionsWithIndex(chain), args)
    except Exception as e:
        print(f"newsline_spark: the job failed: {e}", file=sys.stderr)
        return 1
    finally:
        counts = [c.value for c in counters]
        spark.stop()
    print("newsline_spark: in {}, out {}, refused {}".format(*counts), file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
