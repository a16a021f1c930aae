#!/usr/bin/env bats
# segment: what a case does not show well.

setup() {
	bin=${BUILD:-build}/bin
}

@test "--plain: a sentence a line, a blank line behind the document" {
	run "$bin/segment" --plain <<-'END'
		{"text":"It rains.\nShe waits. He \"sleeps\"."}
		{"text":""}
		{"text":"One\r\nTwo"}
	END
	[ "$status" -eq 0 ]
	[ "$output" = $'It rains.\nShe waits.\nHe "sleeps".\n\n\nOne\nTwo' ]
}

@test "--plain --newline=join: line breaks inside a sentence become spaces" {
	run "$bin/segment" --plain --newline=join <<<'{"text":"It rains\nall day.\n\nHe\nwaits."}'
	[ "$output" = $'It rains all day.\nHe waits.' ]
}

@test "--newline takes break and join only" {
	run "$bin/segment" --newline=maybe </dev/null
	[ "$status" -eq 2 ]
	[[ "$output" == *"not one of break, join"* ]]
}

@test "--abbreviations: a user's own" {
	record='{"text":"The Xyl. Board met. The end."}'
	printf '# ours\nxyl\n' >"$BATS_TEST_TMPDIR/list"
	run "$bin/segment" --plain <<<"$record"
	[ "${lines[0]}" = "The Xyl." ]
	run "$bin/segment" --plain --abbreviations="$BATS_TEST_TMPDIR/list" <<<"$record"
	[ "${lines[0]}" = "The Xyl. Board met." ]
}

@test "--abbreviations: a file that is not there, or not text, is named trouble" {
	run "$bin/segment" --abbreviations="$BATS_TEST_TMPDIR/none" </dev/null
	[ "$status" -eq 2 ]
	[[ "$output" == *"No such file"* ]]
	printf 'a\n\377\n' >"$BATS_TEST_TMPDIR/bad"
	run "$bin/segment" --abbreviations="$BATS_TEST_TMPDIR/bad" </dev/null
	[ "$status" -eq 2 ]
	[[ "$output" == *"not a list of words"* ]]
}

@test "--lang overrides the record's own" {
	record='{"lang":"en","text":"Am 3. Mai kam sie."}'
	[ "$("$bin/segment" --lang=de --plain <<<"$record" | grep -c .)" -eq 1 ]
}

@test "--rules=uax29: Unicode's own boundaries" {
	record='{"text":"Ask Dr. Bell. \"Why?\" she asked."}'
	run "$bin/segment" --plain <<<"$record"
	[ "$output" = $'Ask Dr. Bell.\n"Why?" she asked.' ]
	run "$bin/segment" --plain --rules=uax29 <<<"$record"
	[ "$output" = $'Ask Dr.\nBell.\n"Why?"\nshe asked.' ]
	run "$bin/segment" --rules=other </dev/null
	[ "$status" -eq 2 ]
}

@test "--rules=uax29: all lines of SentenceBreakTest.txt are right, where it is there" {
	[ -f /usr/share/unicode/auxiliary/SentenceBreakTest.txt ] || skip "no unicode-data"
	"${BUILD:-build}/tests/test_uax29"
}

# Hostile documents of two million characters: what is not linear takes minutes.
@test "linear in the text, whatever the text" {
	for piece in 'Mr. ' '@a ' '\"' '. ' '.' '( ' 'a.' ' . . .' '[a]' '1. A ' '...”' '« ' \
		'x' '\n' '\r\n ' '• a ' 'U.S. ' '。」' 'A ' 'The a ' '— A ' '1 A ' '- ' \
		'01/02/2003 10:30 ' '_____ ' ' ' 'A: ' ') ' '? a' '\" , '; do
		{
			printf '{"text":"'
			yes "$piece" | head -n $((2000000 / ${#piece})) | tr -d '\n'
			printf ' end"}\n'
		} >"$BATS_TEST_TMPDIR/hostile"
		for rules in news uax29; do
			timeout 10 "$bin/segment" --rules=$rules "$BATS_TEST_TMPDIR/hostile" \
				>/dev/null || {
				echo "stuck on: $piece ($rules)"
				false
			}
		done
	done
}
