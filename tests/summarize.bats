#!/usr/bin/env bats
# What summarize does with its options; what it chooses is shown by the cases and the unit test.

setup() {
	bin=${BUILD:-build}/bin
	cd "$BATS_TEST_DIRNAME/.." || return
	story=$BATS_TEST_TMPDIR/story.jsonl
	jq -Rsc '{text: .}' >"$BATS_TEST_TMPDIR/raw" <<-'END'
		The old bridge at Norhaven will close for two years from next week.
		The council voted for the repair by nine to four on Monday.
		Ferries will carry passengers across the river Tolm.
		Buses will take a detour through the northern hills.
		Read more: Ten bridges that outlived their builders
	END
	"$bin/segment" "$BATS_TEST_TMPDIR/raw" >"$story"
}

@test "three sentences, with their index and a score per mille" {
	"$bin/summarize" "$story" | jq -e '
		.sentences as $s | .text as $t | .summary | length == 3
		and all(.[]; $s[.sentence] == {start: .start, end: .end} and .text == $t[.start:.end]
		and .score >= 0 and .score <= 1000 and .score == (.score | floor))'
}

@test "--all-scores gives every sentence a score, boilerplate none" {
	"$bin/summarize" --all-scores -n 1 "$story" | jq -e '
		.summary | map(.sentence) == [0, 1, 2, 3, 4] and .[4].score == 0 and .[0].score > 0'
}

@test "limits hold together" {
	[ "$("$bin/summarize" --plain -n 2 --words 100 "$story" | grep -c .)" -eq 2 ]
	[ "$("$bin/summarize" --plain -n 4 --words 21 "$story" | wc -w)" -le 21 ]
	[ "$("$bin/summarize" --plain --words 4 "$story" | grep -c .)" -eq 0 ]
	[ "$("$bin/summarize" --plain --ratio 1 "$story" | grep -c .)" -eq 4 ]
	[ "$("$bin/summarize" --plain --ratio .5 "$story" | grep -c .)" -eq 2 ]
}

@test "a limit that is none is bad usage" {
	for args in "-n 0" "-n x" "--words -1" "--chars 0" "--ratio 0" "--ratio 1.5" "--ratio x" "--ratio 0.0001" \
		"--ratio 99999999999999999999"; do
		# shellcheck disable=SC2086
		run "$bin/summarize" $args "$story"
		[ "$status" -eq 2 ] || {
			echo "$args: $status"
			false
		}
	done
}

@test "without sentences the record is refused" {
	run "$bin/summarize" <<<'{"text":"One went."}'
	[ "$status" -eq 1 ]
	[ "$output" = 'summarize: (standard input):1: no "sentences": run segment first' ]
}

@test "a title raises the sentences it speaks of, and no other" {
	jq -c '.title = "Buses: a detour through the hills"' "$story" | "$bin/summarize" --all-scores >"$BATS_TEST_TMPDIR/b"
	"$bin/summarize" --all-scores "$story" | jq -se '
		map([.summary[].score]) | .[1][3] > .[0][3] and .[1][2] <= .[0][2]' - "$BATS_TEST_TMPDIR/b"
}

@test "a resolved date raises the sentence it stands in, and no other" {
	jq -c '.dates = [{start: 118, end: 127, text: "on Monday", type: "DATE", value: "2020-05-04", from: "2020-05-04"}]' \
		"$story" | "$bin/summarize" --all-scores >"$BATS_TEST_TMPDIR/b"
	"$bin/summarize" --all-scores "$story" | jq -se '
		map([.summary[].score]) | .[1][1] > .[0][1] and .[1][0] == .[0][0] and .[1][2:] == .[0][2:]' - "$BATS_TEST_TMPDIR/b"
}

@test "ten thousand sentences take no more than linear time" {
	jq -nc '[range(10000) | "Ferry \(. * 7919 % 3001) left pier \(. % 97) with \(. * 31 % 4001) crates."] as $s
		| {text: ($s | join(" ")), sentences: ($s | map(length)
		| reduce .[] as $n ([]; . + [{start: ((last.end // -1) + 1), end: ((last.end // -1) + 1 + $n)}]))}' \
		>"$BATS_TEST_TMPDIR/long"
	(
		ulimit -t 5 # a second on any machine; pairs of sentences would take minutes
		"$bin/summarize" -n 3 "$BATS_TEST_TMPDIR/long" | jq -e '.summary | length == 3'
		"$bin/summarize" --ratio 1 "$BATS_TEST_TMPDIR/long" | jq -e '.summary | length > 3'
	)
}
