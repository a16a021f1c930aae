#!/usr/bin/env bats
# The C unit tests: each is a program of its own. RUN may hold a command to run them under.

@test "every unit test passes" {
	for source in tests/unit/test_*.c; do
		program=${BUILD:-build}/tests/$(basename "$source" .c)
		# shellcheck disable=SC2086
		run $RUN "$program"
		[ "$status" -eq 0 ] || {
			echo "$program: $output"
			false
		}
		echo "# $(basename "$program"): ${lines[-1]}" >&3
	done
}

@test "every input that fuzzing kept passes" {
	for corpus in tests/fuzz/corpus/*/; do
		target=$(basename "$corpus")
		# shellcheck disable=SC2086
		run $RUN "${BUILD:-build}/tests/replay_$target" "$corpus"*
		[ "$status" -eq 0 ] || {
			echo "$target: ${lines[-1]}"
			false
		}
		echo "# fuzz_$target: ${lines[-1]}" >&3
	done
}
