#!/usr/bin/env bats
# Files of text as records.

load sanitized

setup() {
	import=$(realpath "${BUILD:-build}/bin/import-text")
	cd "$BATS_TEST_TMPDIR" || return
}

# is RECORD...: the output is these lines, the exit status 0
is() {
	diff <(echo "$status: $output") <(echo "0: $(printf '%s\n' "$@")")
}

@test "a file is a record, named after the file, byte for byte" {
	printf 'The “ferry”\tsails.\n\n  At nine. 😀\r' >story.txt
	run "$import" story.txt
	is '{"id":"story.txt","text":"The “ferry”\tsails.\n\n  At nine. 😀\r"}'
}

@test "standard input has no id; --id gives one" {
	run "$import" <<<"Nine."
	is '{"text":"Nine.\n"}'
	run "$import" --id wire-7 - <<<"Nine."
	is '{"id":"wire-7","text":"Nine.\n"}'
}

@test "date, language and title" {
	printf 'Ferry late\r\nIt rained.\r\n' >story.txt
	run "$import" --title-line --lang en-GB --date 2026-03-19T08:00Z story.txt
	is '{"id":"story.txt","date":"2026-03-19T08:00Z","lang":"en-GB","title":"Ferry late","text":"It rained.\n"}'
	printf 'Ferry late' >story.txt
	run "$import" --title-line story.txt
	is '{"id":"story.txt","title":"Ferry late","text":""}'
}

@test "one byte order mark goes, a second stays; CRLF becomes LF, CR alone stays" {
	printf '\xef\xbb\xbf\xef\xbb\xbfa\r\nb\rc\r\r\n' >story.txt
	run "$import" story.txt
	is $'{"id":"story.txt","text":"\ufeffa\\nb\\rc\\r\\n"}'
}

@test "an empty file is a record with empty text" {
	: >empty
	run "$import" empty
	is '{"id":"empty","text":""}'
	run "$import" --split == empty
	is '{"id":"empty:1","text":""}'
}

@test "--split parts documents within a file" {
	printf 'One.\n==\r\n== not\n==\n==\nFour.' >"batch"
	run "$import" --split == batch
	is '{"id":"batch:1","text":"One.\n"}' '{"id":"batch:2","text":"== not\n"}' \
		'{"id":"batch:3","text":""}' '{"id":"batch:4","text":"Four."}'
	printf 'One.\n==\nTwo.\n==\n' >"batch"
	run "$import" --split == --id b batch
	is '{"id":"b:1","text":"One.\n"}' '{"id":"b:2","text":"Two.\n"}'
}

@test "what is not UTF-8 is refused with file, line and reason; the other files go through" {
	printf 'one\ncaf\xe9\n' >latin
	echo good >good
	run "$import" good latin good
	[ "$status" -eq 1 ]
	[ "${lines[1]}" = 'import-text: latin:2: not UTF-8: name its --encoding' ] || [ "${lines[2]}" = 'import-text: latin:2: not UTF-8: name its --encoding' ]
	[ "$("$import" good latin good 2>/dev/null | wc -l)" -eq 2 ]
	run "$import" --max-errors 1 good latin
	[ "$status" -eq 0 ]
	run bash -c '"$1" --on-error fail latin good 2>/dev/null' - "$import"
	[ "$status" -eq 1 ]
	[ -z "$output" ]
	run bash -c '"$1" --on-error wrap latin 2>/dev/null' - "$import"
	[ "$(jq -r .raw_base64 <<<"$output" | base64 -d)" = "$(cat latin)" ]
	[ "$(jq -c '[.error.filter, .error.file, .error.line]' <<<"$output")" = '["import-text","latin",2]' ]
}

@test "--encoding decodes what iconv knows" {
	echo 'Hällo, Łódź 😀' >want
	iconv -t UTF-16 want >utf16
	run "$import" --encoding UTF-16 --id x utf16
	is '{"id":"x","text":"Hällo, Łódź 😀\n"}'
	printf 'caf\xe9\n' >latin
	run "$import" --encoding=latin1 latin
	is '{"id":"latin","text":"café\n"}'
	printf '\xff\xff\xff' >bad
	run "$import" --encoding=UTF-8 bad
	[ "$status" -eq 1 ]
	[ "$output" = 'import-text: bad:1: not in the --encoding it should be in' ]
	# characters that lie across two reads
	yes 'Łódź' | head -n 100000 | tee want | iconv -t UTF-16LE >long
	"$import" --encoding UTF-16LE long | jq -j .text | cmp - want
}

@test "a file that cannot be read is said, the others go through, exit 2" {
	echo good >good
	run bash -c '"$1" good none . good 2>err' - "$import"
	[ "$status" -eq 2 ]
	[ "${#lines[@]}" -eq 2 ]
	[ "$(cat err)" = "$(printf '%s\n' 'import-text: none: No such file or directory' 'import-text: .: Is a directory')" ]
}

@test "NUL and other control characters are escaped" {
	# shellcheck disable=SC1003
	printf 'a\0b\x01\x7f"\\' >odd
	run "$import" odd
	is '{"id":"odd","text":"a\u0000b\u0001'$'\x7f''\"\\"}'
}

@test "bad options are usage, exit 2" {
	for bad in --date=soon --lang=e_n --encoding=none-such --layer-only; do
		run "$import" $bad </dev/null
		[ "$status" -eq 2 ]
	done
}

@test "a document longer than --max-record is refused, the next one is found" {
	{
		yes 'a long line' | head -n 1000
		printf '==\nshort\n'
	} >"batch"
	run "$import" --split == --max-record 4k batch
	[ "$status" -eq 1 ]
	[ "${lines[0]}" = 'import-text: batch:1: longer than --max-record' ]
	[ "${lines[1]}" = '{"id":"batch:2","text":"short\n"}' ]
}

@test "many small documents take little memory and time" {
	! sanitized "$import" || skip "a sanitizer takes memory of its own"
	yes $'x\n==' | head -n 2000000 >many
	run bash -c 'ulimit -v 60000; "$1" --split == many | tail -n 1' - "$import"
	is '{"id":"many:1000000","text":"x\n"}'
}

@test "--stats adds up; a full disk is trouble" {
	printf 'caf\xe9\n' >latin
	echo good >good
	run "$import" --stats good latin
	[ "${lines[-1]}" = 'import-text: in 2, out 1, refused 1' ]
	run bash -c '"$1" good >/dev/full' - "$import"
	[ "$status" -eq 2 ]
	[[ $output == *"No space left on device"* ]]
}
