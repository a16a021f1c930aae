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

# Hostile documents: time grows with their size and no faster, so that ten times the
# text may take some ten times as long, not a hundred times.
@test "linear in the text, whatever the text" {
	for piece in 'Mr. ' '@a ' '"' '. ' '.' '( ' 'a.' ' . . .' '[a]' '1. A ' '...”' '« ' \
		'x' '\n' '\r\n ' '• a ' "U.S. " "。」"; do
		python3 -c 'import sys; print("{\"text\":\"%s\"}" %
			(sys.argv[1].replace("\"", "\\\"") * (2000000 // len(sys.argv[1]))))' \
			"$piece" >"$BATS_TEST_TMPDIR/hostile"
		timeout 10 "$bin/segment" "$BATS_TEST_TMPDIR/hostile" >/dev/null || {
			echo "stuck on: $piece"
			false
		}
	done
}
