#!/usr/bin/env bats
# pipelines/spark: the same lines as one process gives, and loud when it cannot.

setup_file() {
	cd "$BATS_TEST_DIRNAME/../.." || return
	export master=spark://127.0.0.1:17077 data=$BATS_FILE_TMPDIR
	export SPARK_WORKER_DIR=$data/work SPARK_LOCAL_DIRS=$data/local SPARK_DAEMON_MEMORY=256m
	setsid "$SPARK_HOME/bin/spark-class" org.apache.spark.deploy.master.Master \
		--host 127.0.0.1 --port 17077 --webui-port 0 >"$data/master.log" 2>&1 3>&- &
	echo $! >"$data/master.pid"
	worker 1
	worker 2
	for _ in $(seq 600); do
		[ "$(grep -c 'Registering worker' "$data/master.log")" -lt 2 ] || break
		sleep 0.1
	done
	mkdir "$data/bin" # with programs that are no filters of the suite
	cp "${BUILD:-build}/bin/segment" "$data/bin"
	for i in $(seq 6000); do
		echo "{\"id\":\"$i\",\"text\":\"The ferry left at $i. It came back at ten.\",\"source\":\"wire\"}"
	done >"$data/corpus.jsonl"
	"${BUILD:-build}/bin/segment" "$data/corpus.jsonl" | "${BUILD:-build}/bin/summarize" | sort >"$data/want"
}

teardown_file() {
	for pid in "$BATS_FILE_TMPDIR"/*.pid; do
		kill -9 -- "-$(cat "$pid")" 2>/dev/null || true
	done
}

worker() { # N: a worker in a process group of its own, its executors with it
	setsid "$SPARK_HOME/bin/spark-class" org.apache.spark.deploy.worker.Worker \
		--host 127.0.0.1 --webui-port 0 --cores 1 --memory 1g "$master" >"$data/worker$1.log" 2>&1 3>&- &
	echo $! >"$data/worker$1.pid"
}

setup() {
	cd "$BATS_TEST_DIRNAME/../.." || return
	bin=$(realpath "${BUILD:-build}/bin")
	tmp=$BATS_TEST_TMPDIR
}

submit() { # newsline_spark.py with these arguments; spark-submit merges what it says into its own output
	spark-submit --master "$master" --driver-memory 512m --executor-memory 512m --executor-cores 1 \
		--conf spark.ui.enabled=false --conf spark.sql.shuffle.partitions=2 \
		pipelines/spark/newsline_spark.py --bin "$bin" "$@" >"$tmp/log" 2>&1
}

@test "1, 2 and 8 partitions give the lines of one process" {
	for n in 1 2 8; do
		submit --input "$data/corpus.jsonl" --output "$tmp/$n" --partitions $n --stages "segment | summarize"
		[ "$(find "$tmp/$n" -name 'part-*' | wc -l)" -eq "$n" ]
		sort "$tmp/$n"/part-* | cmp - "$data/want"
		grep -qx "newsline_spark: in 6000, out 6000, refused 0" "$tmp/log"
	done
}

@test "programs are shipped with --files too; empty files, empty partitions, one huge record" {
	mkdir "$tmp/in"
	: >"$tmp/in/empty.jsonl"
	printf '{"id":"huge","text":"%s"}\n' "$(head -c 3000000 /dev/zero | tr '\0' x)" >"$tmp/in/a shard.jsonl"
	head -n 3 "$data/corpus.jsonl" >>"$tmp/in/a shard.jsonl"
	spark-submit --master "$master" --driver-memory 512m --executor-memory 512m --files "$bin/segment" \
		pipelines/spark/newsline_spark.py --bin /nowhere --stages segment --partitions 8 \
		--input "$tmp/in" --output "$tmp/out" >"$tmp/log" 2>&1
	sort "$tmp/out"/part-* | cmp - <("$bin/segment" "$tmp/in/a shard.jsonl" | sort)
}

@test "a record that is no UTF-8 is refused, not mended: the job fails, or counts it" {
	head -n 100 "$data/corpus.jsonl" >"$tmp/in.jsonl"
	printf '{"id":"bad","text":"caf\xe9"}\n' >>"$tmp/in.jsonl"
	run submit --input "$tmp/in.jsonl" --output "$tmp/strict" --stages segment
	[ "$status" -eq 1 ]
	grep -q "partition 0: exit 1 of: segment" "$tmp/log"
	[ ! -e "$tmp/strict/_SUCCESS" ]
	submit --input "$tmp/in.jsonl" --output "$tmp/lenient" --stages segment --max-errors 1
	grep -qx "newsline_spark: in 101, out 100, refused 1" "$tmp/log"
	cat "$tmp/lenient"/part-* | cmp - <(head -n 100 "$tmp/in.jsonl" | "$bin/segment")
}

@test "a record that kills a filter fails the job, after as many tries as Spark is told" {
	cp "$bin/../tests/die" "$data/bin/check"
	sed '50s/The ferry/crash: the ferry/' "$data/corpus.jsonl" >"$tmp/in.jsonl"
	run submit --input "$tmp/in.jsonl" --output "$tmp/out" --partitions 2 --bin "$data/bin" --stages "segment | check"
	[ "$status" -eq 1 ]
	[ ! -e "$tmp/out/_SUCCESS" ]
	grep -q "failed 4 times" "$tmp/log"
	grep -qE "partition [01]: exit 139 of: segment" "$tmp/log"
}

@test "Parquet in, Parquet out, with a schema" {
	cat >"$tmp/parquet.py" <<-'PY'
		import json, sys
		from pyspark.sql import SparkSession
		spark = SparkSession.builder.getOrCreate()
		if sys.argv[1] == "make":
		    spark.read.json(sys.argv[2]).repartition(2).write.parquet(sys.argv[3])
		else:
		    rows = spark.read.parquet(sys.argv[2])
		    assert rows.schema["sentences"].dataType.typeName() == "array"
		    assert rows.count() == 6000
		    for r in rows.orderBy("id").limit(20).collect():
		        spans = [(s.start, s.end) for s in r.sentences]
		        assert r.source == "wire" and len(spans) == 2, r
		        assert r.text[slice(*spans[1])] == "It came back at ten.", r
		        assert r.summary[0].sentence == 0
	PY
	spark-submit --master 'local[1]' "$tmp/parquet.py" make "$data/corpus.jsonl" "$tmp/in" 2>/dev/null
	submit --input "$tmp/in" --input-format parquet --output "$tmp/out" --output-format parquet \
		--stages "segment | summarize" --columns "source string"
	spark-submit --master 'local[1]' "$tmp/parquet.py" check "$tmp/out" 2>&1
}

@test "a worker killed in mid-job: the output is complete" {
	# shellcheck disable=SC2016 # the script's own
	printf '%s\n' '#!/bin/sh' 'while IFS= read -r l; do sleep 0.002; printf "%s\n" "$l"; done' >"$data/bin/slow"
	chmod +x "$data/bin/slow"
	submit --bin "$data/bin" --input "$data/corpus.jsonl" --output "$tmp/out" --partitions 6 --stages "segment | slow" 3>&- &
	job=$!
	for _ in $(seq 600); do
		! pgrep -f '[b]ash -o pipefail -c segment' >/dev/null || break
		sleep 0.1
	done
	kill -9 -- "-$(cat "$data/worker1.pid")"
	wait "$job"
	sort "$tmp/out"/part-* | cmp - <("$bin/segment" "$data/corpus.jsonl" | sort)
	grep -q "Lost executor" "$tmp/log"
	worker 1
}
