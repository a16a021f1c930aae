#!/usr/bin/env bats
# That the benchmark runs and prints what it should; not what it measures.

bats_require_minimum_version 1.5.0

setup() {
	cd "$BATS_TEST_DIRNAME/.." || return
}

@test "bench/run: a row for each filter, the chain and what they are compared with" {
	run --separate-stderr bench/run -m 1 -r 1
	[ "$status" -eq 0 ]
	[ -z "$stderr" ]
	for row in cat "jq -c \." "jansson round trip" "carrier alone" extract-embeds segment tag-speakers \
		extract-dates summarize "the chain of five"; do
		grep -qE "^$row +[0-9.]+ +[0-9]+( +[0-9.]+ x){3}$" <<<"$output" || { echo "$row" && false; }
	done
}

@test "bench/run: a file of records instead" {
	build/bin/import-text samples/dam.txt >"$BATS_TEST_TMPDIR/my own.jsonl"
	root=$PWD
	cd "$BATS_TEST_TMPDIR"
	run "$root/bench/run" -r 1 "my own.jsonl"
	[ "$status" -eq 0 ]
	[[ ${lines[0]} == *" 1 records; medians of 1 runs" ]]
}

@test "bench/run: usage, and trouble is exit 2" {
	run -0 --separate-stderr bench/run --help
	[[ $output == "usage: bench/run "* ]]
	for args in "-m" "-m x" "-r 0" "--no-such" "a b"; do
		# shellcheck disable=SC2086
		run -2 bench/run $args
	done
	run bench/run /no/such/file
	[ "$status" -ne 0 ]
	[[ $output == *"/no/such/file: No such file"* ]]
	echo 'not json' >"$BATS_TEST_TMPDIR/bad.jsonl"
	run bench/run -r 1 "$BATS_TEST_TMPDIR/bad.jsonl"
	[ "$status" -ne 0 ]
	[[ $output == *"not a JSON object"* ]]
}

@test "bench/corpus: of the samples alone, about as large as asked, no record twice" {
	mkdir -p "$BATS_TEST_TMPDIR/checkout"
	cp -r bench samples "$BATS_TEST_TMPDIR/checkout"
	mkdir "$BATS_TEST_TMPDIR/checkout/build"
	ln -s "$(realpath "${BUILD:-build}/bin")" "$BATS_TEST_TMPDIR/checkout/build/bin"
	"$BATS_TEST_TMPDIR/checkout/bench/corpus" 1 "$BATS_TEST_TMPDIR/corpus"
	size=$(wc -c <"$BATS_TEST_TMPDIR/corpus")
	[ "$size" -ge 1000000 ]
	[ "$size" -lt 1020000 ]
	jq -se 'all(.[]; .id and .text and .title and .date) and (map(.id) | unique | length) == length' \
		"$BATS_TEST_TMPDIR/corpus" >/dev/null
	[ -z "$(sort "$BATS_TEST_TMPDIR/corpus" | uniq -d)" ]
}
