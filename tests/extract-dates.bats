#!/usr/bin/env bats
# extract-dates: what a case does not show well.

load sanitized

setup() {
	bin=${BUILD:-build}/bin
}

values() { # [OPTION...] <RECORD: the values, in one line
	"$bin/extract-dates" --layer-only "$@" | jq -r '[.dates[].value] | join(" ")'
}

@test "--types takes the four types only" {
	record='{"text":"On 3 May 2020 at noon it rained for two days, as every year."}'
	[ "$(values --types=DATE <<<"$record")" = 2020-05-03 ]
	[ "$(values --types=SET,DURATION <<<"$record")" = "P2D P1Y" ]
	for types in date "DATE,," "" "DATE,TIMES"; do
		run "$bin/extract-dates" --types="$types" </dev/null
		[ "$status" -eq 2 ]
		[[ "$output" == *"not a list of DATE, TIME, DURATION, SET"* ]]
	done
}

@test "--lang overrides the record's own" {
	record='{"lang":"fr","date":"2021-03-19","text":"It rained on Monday and on 3/4/2021."}'
	[ "$(values <<<"$record")" = 2021-04-03 ]
	[ "$(values --lang=en <<<"$record")" = "2021-03-15 2021-03-04" ]
	[ "$(values --lang=en-GB <<<"$record")" = "2021-03-15 2021-04-03" ]
	[ "$(values --lang=enm <<<"$record")" = 2021-04-03 ]
}

@test "the last of --dmy and --mdy counts, over any language" {
	record='{"lang":"en-GB","text":"On 3/4/2021."}'
	[ "$(values --mdy <<<"$record")" = 2021-03-04 ]
	[ "$(values --mdy --dmy <<<"$record")" = 2021-04-03 ]
}

@test "from is before until, and each comes with the other" {
	run jq -e -n '[inputs.dates[] | (has("from") == has("until")) and
		(has("from") | not) or (.from | startswith("-")) or .from < .until] | all' \
		<(for f in tests/cases/extract-dates/*.jsonl; do "$bin/extract-dates" "$f"; done)
	[ "$output" = true ]
}

@test "with --edtf from and until are left out" {
	run bash -c '"$1" --edtf --layer-only tests/cases/extract-dates/calendar.jsonl |
		jq -n "[inputs.dates[] | has(\"from\") or has(\"until\")] | any"' - "$bin/extract-dates"
	[ "$output" = false ]
}

@test "the clock is not read" {
	command -v faketime >/dev/null || skip "no faketime"
	record='{"text":"It rained yesterday, on Monday and in May."}'
	[ "$(faketime 1999-01-01 "$bin/extract-dates" <<<"$record")" = "$("$bin/extract-dates" <<<"$record")" ]
}

# Hostile documents of two million characters: what is not linear takes minutes.
@test "linear in the text, whatever the text" {
	for piece in 'the last week of ' 'first Monday of ' 'May 3 ' '3 ' '1,000,' 'one hundred ' 'and ' \
		'3 to ' 'March ' 'Friday or ' 'the ' 'two days later ' '2020-' '20:20 ' 'half past ' "'" \
		'twenty-' 'another ' 'more than ' 'a few ' 'early ' 'of that year ' '3/4/' 'Monday, ' '80s ' \
		'every other ' 'said on ' 'between 3 and ' '-' 'x' '4 ' 'a.m. ' 'EST ' '.' 'in 480 BC ' \
		'third quarter of ' 'two more ' '(GMT '; do
		{
			printf '{"date":"2021-03-19","text":"'
			yes "$piece" | head -n $((2000000 / ${#piece})) | tr -d '\n'
			printf ' end"}\n'
		} >"$BATS_TEST_TMPDIR/hostile"
		timeout 30 "$bin/extract-dates" "$BATS_TEST_TMPDIR/hostile" >/dev/null || {
			echo "stuck on: $piece"
			false
		}
	done
}

@test "a long text takes little more memory than its line" {
	! sanitized "$bin/extract-dates" || skip "measures memory"
	{
		printf '{"date":"2021-03-19","text":"'
		yes 'The fair opened on Monday, 3 May 2020; it will open again tomorrow at noon, said those who came. ' |
			head -n 80000 | tr -d '\n'
		printf '"}\n'
	} >"$BATS_TEST_TMPDIR/long"
	line=$(wc -c <"$BATS_TEST_TMPDIR/long")
	/usr/bin/time -f %M -o "$BATS_TEST_TMPDIR/kb" "$bin/extract-dates" "$BATS_TEST_TMPDIR/long" >"$BATS_TEST_TMPDIR/out"
	[ "$(jq '.dates | length' "$BATS_TEST_TMPDIR/out")" -ge 160000 ]
	out=$(wc -c <"$BATS_TEST_TMPDIR/out")
	[ "$out" -gt "$((line * 2))" ]
	[ "$(cat "$BATS_TEST_TMPDIR/kb")" -le "$((6144 + 4 * out / 1024))" ]
	[ "$(cat "$BATS_TEST_TMPDIR/kb")" -le "$((6144 + (4 * line + out) / 1024))" ]
}
