#!/usr/bin/env bats
# --progress: a line that is kept fresh on a terminal, and nothing anywhere else.

setup() {
	bin=$(realpath "${BUILD:-build}/bin")
	cd "$BATS_TEST_TMPDIR" || return
}

# terminal COMMAND: what it writes to a terminal of 80 columns as its standard error
terminal() {
	script -qec "stty cols ${columns:-80}; $1 2>&1 >/dev/null" /dev/null
}

@test "records, MB/s, refused, percent and time left" {
	{ yes '{"text":"It sailed on Monday."}' | head -n 1000000; echo '{}'; } >many
	terminal "$bin/extract-dates --progress many" >seen || true
	tr '\r' '\n' <seen | grep -v '^ *$' >lines
	head -n 3 lines
	grep -qE '^extract-dates: [0-9]+ records, [0-9]+\.[0-9] MB/s, 0 refused, [0-9]{1,2} %, [0-9]+:[0-9]{2} left *$' lines
	grep -qE '^extract-dates: 1000001 records, [0-9]+\.[0-9] MB/s, 1 refused, 100 %, 0:00 left *$' lines
	grep -qx 'extract-dates: many:1000001: "text" is missing' lines
}

@test "no escape sequence, whatever the terminal; a narrow one is not overrun" {
	yes '{"text":""}' | head -n 1000 >many
	columns=30 terminal "$bin/segment --progress many" >seen
	run grep -c $'\033' seen
	[ "$output" = 0 ]
	tr '\r' '\n' <seen | awk 'length($0) > 29 { exit 1 }'
	grep -q 'segment: 1000 records' seen
}

@test "importers and exporters, too" {
	echo 'One. Two.' >story.txt
	terminal "$bin/import-text --progress story.txt" | grep -q 'import-text: 1 records, .*, 0 refused, 100 %, 0:00 left'
	echo '{"text":"a","sentences":[]}' >record
	terminal "$bin/export-conllu --progress record" | grep -q 'export-conllu: 1 records, .* 100 %'
}

@test "from a pipe there is no share to tell; into one there is nothing" {
	echo '{"text":"a"}' >record
	terminal "cat record | $bin/segment --progress" >seen
	grep -q '1 records' seen
	run grep -c '%' seen
	[ "$output" = 0 ]
	for p in segment "export-csv sentences" import-text; do
		# shellcheck disable=SC2086 # words are meant
		"$bin"/$p --progress record 2>err >/dev/null || true
		run grep -v 'the record has not got that layer' err
		[ -z "$output" ]
	done
}
