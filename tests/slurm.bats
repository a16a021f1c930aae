#!/usr/bin/env bats
# pipelines/slurm/news.sbatch, run as Slurm runs it: the same script for each index of an array.

setup() {
	cd "$BATS_TEST_DIRNAME/.." || return
	bin=$(realpath "${BUILD:-build}/bin")
	tmp=$BATS_TEST_TMPDIR
	mkdir "$tmp/in"
	for i in 1 2 3 4 5; do
		echo "{\"id\":\"$i\",\"text\":\"The ferry left at $i. It came back.\"}" >"$tmp/in/shard $i.jsonl"
	done
	ls "$tmp/in"/*.jsonl >"$tmp/list"
}

task() { # INDEX [OPTION...]: task INDEX of an array from 1 to 3
	local id=$1
	shift
	SLURM_ARRAY_TASK_COUNT=3 SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_MAX=${last:-3} \
		SLURM_ARRAY_TASK_ID=$id SLURM_SUBMIT_DIR=$PWD \
		pipelines/slurm/news.sbatch "$tmp/list" "$tmp/out" --bin "$bin" --stages segment "$@"
}

@test "the tasks of an array share the list out among them, each shard once" {
	for i in 1 2 3; do task $i; done
	cat "$tmp/out"/*.jsonl | cmp - <(cat "$tmp/in"/*.jsonl | "$bin/segment")
	task 1
	[ "$(find "$tmp/out" -name '*.jsonl' | wc -l)" -eq 5 ]
}

@test "a shard that fails fails its task; submitted again, it is done" {
	echo '{' >>"$tmp/in/shard 2.jsonl"
	failed=0
	for i in 1 2 3; do task $i 2>>"$tmp/err" || failed=$((failed + 1)); done
	[ $failed -eq 1 ]
	[ ! -e "$tmp/out/shard 2.jsonl" ]
	grep -qF "news.sbatch: $tmp/in/shard 2.jsonl: failed" "$tmp/err"
	[ "$(find "$tmp/out" -name '*.jsonl' | wc -l)" -eq 4 ]
	sed -i '$d' "$tmp/in/shard 2.jsonl"
	for i in 1 2 3; do task $i; done
	[ "$(find "$tmp/out" -name '*.jsonl' | wc -l)" -eq 5 ]
}

@test "an array with gaps, which would pass over shards, is not accepted" {
	last=7 run task 1
	[ "$status" -eq 2 ]
	[[ $output == *"must be FIRST-LAST"* ]]
}
