#!/usr/bin/env bats
# File pairs: tests/cases/FILTER/NAME.jsonl through the filter gives NAME.expected (options in NAME.args).
# RUN may hold a command to run each program under.

@test "every case gives the layer it should" {
	bin=${BUILD:-build}/bin
	n=0
	for input in tests/cases/*/*.jsonl; do
		dir=$(dirname "$input")
		filter=$(basename "$dir")
		name=${input%.jsonl}
		args=
		[ ! -f "$name.args" ] || args=$(cat "$name.args")
		# shellcheck disable=SC2086
		$RUN "$bin/$filter" --layer-only $args "$input" >"$BATS_TEST_TMPDIR/out" || {
			echo "$filter $args $input: exit $?"
			false
		}
		diff -u "$name.expected" "$BATS_TEST_TMPDIR/out" || {
			echo "$filter $args $input differs"
			false
		}
		n=$((n + 1))
	done
	echo "# $n cases" >&3
	[ "$n" -ge 5 ]
}
