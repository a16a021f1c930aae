#!/usr/bin/env bats
# What goes wrong around a filter: no record is lost in silence, no line is cut.

load sanitized

setup() {
	bin=$(realpath "${BUILD:-build}/bin")
	cd "$BATS_TEST_TMPDIR" || return
	root=$BATS_TEST_DIRNAME/..
}

setup_file() {
	local bin=${BUILD:-build}/bin
	"$bin/segment" tests/contract/odd.jsonl >"$BATS_FILE_TMPDIR/odd.jsonl"
	for _ in $(seq 1000); do cat "$BATS_FILE_TMPDIR/odd.jsonl"; done >"$BATS_FILE_TMPDIR/many.jsonl"
	"$bin/segment" "$BATS_FILE_TMPDIR/many.jsonl" >"$BATS_FILE_TMPDIR/whole"
}

refused() { # FILTER RECORD REASON
	run "$bin/$1" <<<"$2"
	[ "$status $output" = "1 $1: (standard input):1: $3" ] || {
		echo "$1 <<< $2: $status: $output"
		return 1
	}
}

@test "a layer that cannot be is refused with the reason" {
	t='"text":"One. Two."'
	bad='an offset is missing or out of range'
	refused summarize "{$t,\"sentences\":1}" '"sentences" is not an array'
	refused summarize "{$t,\"sentences\":{}}" '"sentences" is not an array'
	refused summarize "{$t,\"sentences\":[1]}" '"sentences" a span is not an object'
	refused summarize "{$t,\"sentences\":[{}]}" "\"sentences\" $bad"
	refused summarize "{$t,\"sentences\":[{\"start\":0}]}" "\"sentences\" $bad"
	refused summarize "{$t,\"sentences\":[{\"start\":0,\"end\":10}]}" "\"sentences\" $bad"
	refused summarize "{$t,\"sentences\":[{\"start\":-1,\"end\":3}]}" "\"sentences\" $bad"
	refused summarize "{$t,\"sentences\":[{\"start\":4,\"end\":2}]}" "\"sentences\" $bad"
	refused summarize "{$t,\"sentences\":[{\"start\":4294967296,\"end\":4294967297}]}" \
		'"sentences" an offset is not an integer'
	refused summarize "{$t,\"sentences\":[{\"start\":0.5,\"end\":3}]}" '"sentences" an offset is not an integer'
	refused summarize "{$t,\"sentences\":[{\"start\":\"0\",\"end\":3}]}" '"sentences" an offset is not an integer'
	refused summarize "{$t,\"sentences\":[{\"start\":0,\"end\":5},{\"start\":4,\"end\":9}]}" \
		'"sentences" sentences overlap'
	refused segment "{$t,\"embeds\":[{\"start\":0,\"end\":5},{\"start\":4,\"end\":9}]}" '"embeds" embeds overlap'
	refused segment "{$t,\"embeds\":\"x\"}" '"embeds" is not an array'
	s='"sentences":[{"start":0,"end":9}]'
	refused extract-dates "{$t,\"quotes\":[{\"start\":0,\"end\":9,\"speaker\":{\"start\":8,\"end\":10}}]}" "\"quotes\" $bad"
	refused extract-dates "{$t,\"quotes\":[{\"start\":0,\"end\":9,\"cue\":{\"name\":\"x\"}}]}" "\"quotes\" $bad"
	refused extract-dates "{$t,\"quotes\":[[]]}" '"quotes" a span is not an object'
	refused summarize "{$t,$s,\"dates\":[{\"start\":3,\"end\":99}]}" "\"dates\" $bad"
	refused summarize "{$t,$s,\"dates\":[{\"start\":3,\"end\":5,\"end\":-5}]}" "\"dates\" $bad"
	refused summarize "{$t,$s,$s}" '"sentences" stands twice in the record'
	refused tag-speakers "{$t,\"sentences\":[],\"embeds\":[{\"start\":0,\"end\":9,\"body\":{\"start\":5,\"end\":99}}]}" \
		"\"embeds\" $bad"
}

@test "a layer out of order is sorted, null is no layer" {
	t='"text":"One went. Two came."'
	a='{"start":0,"end":9}' b='{"start":10,"end":19}'
	x=$("$bin/tag-speakers" --layer-only <<<"{$t,\"sentences\":[$a,$b]}")
	y=$("$bin/tag-speakers" --layer-only <<<"{$t,\"sentences\":[$b,$a]}")
	[ -n "$x" ]
	[ "$x" = "$y" ]
	"$bin/segment" <<<"{$t,\"embeds\":null}"
	refused tag-speakers "{$t,\"sentences\":null}" 'no "sentences": run segment first'
	refused summarize "{$t}" 'no "sentences": run segment first'
}

@test "a date that is none is warned of once a file, and the record goes through" {
	printf '{"text":"On Monday.","date":"%s"}\n' yesterday 2021-02-30 2021-13-01 "" >dates
	printf '{"text":"On Monday.","date":%s}\n' 5 null '["2021-01-01"]' >>dates
	run bash -c '"$1" dates dates 2>err' - "$bin/extract-dates"
	[ "$status" -eq 0 ]
	[ "${#lines[@]}" -eq 14 ]
	cat err
	[ "$(wc -l <err)" -le 2 ]
	grep -q 'warning: a "date" that is not ISO 8601 counts as none' err
}

@test "every class of JSON error, in every place of a record, is refused and nothing else" {
	# shellcheck disable=SC2054 # the commas are JSON's
	errors=('"' '"\x"' '"\u12"' '"\ud800"' '"\udc00\ud800"' - 01 1. .5 +1 1e 1e+ tru nul falsey NaN Infinity
		"'a'" '[1,]' '[1' '{"a":1,}' '{"a"}' '{a:1}' '[1}' '{]' , $'"\t"' $'"\x01"' $'"\xff"' $'"\xc0\x80"'
		$'"\xed\xa0\x80"' $'"\xf5\x80\x80\x80"' $'"\xe2\x82"' $'\xef\xbb\xbf1' //x '/**/1')
	good='{"text":"One."}'
	for e in "${errors[@]}"; do
		printf '%s\n' "{\"text\":$e}" "{$e:1,\"text\":\"a\"}" "{\"x\":$e,\"text\":\"a\"}" \
			"{\"text\":\"a\",\"x\":[$e]}" "{\"text\":\"a\",\"dates\":[{\"start\":$e}]}" \
			"{\"text\":\"a\"}$e" "$e{\"text\":\"a\"}" "$good"
	done >lines
	run bash -c '"$1" --stats --max-errors=9999 lines 2>&1 >out' - "$bin/segment"
	n=${#errors[@]}
	[ "${lines[-1]}" = "segment: in $((n * 8)), out $n, refused $((n * 7))" ] || { echo "${lines[-1]}"; false; }
	[ "$(sort -u out | wc -l)" -eq 1 ]
}

@test "what RFC 8259 allows, however odd, passes unchanged in every place" {
	strings=('"\ud83d\ude00"' '"\u0000"' '"\/\b\f\n\r\t\"\\"' '""' $'"\x7f"' $'"\xef\xbf\xbe"' $'"\xe2\x80\xa8"'
		$'"\xef\xbb\xbf"' $'"\xf4\x8f\xbf\xbf"' '"\uFFFE\uffff"')
	values=(0 -0 0.0 -1.5E+10 1e400 1e-400 99999999999999999999 '[]' '{}' '[[],{}]' true false null ' [ 1 , 2 ] ' '{"":{"":0}}'
		'{"start":1,"end":2,"start":3}')
	for v in "${strings[@]}" "${values[@]}"; do
		printf '%s\n' "{\"x\":$v,\"text\":\"a\"}" "{\"text\":\"a\",\"x\":[$v,$v]}" "{\"x\":{\"y\":$v},\"text\":\"a\"}" \
			"{\"text\":\"a\",\"dates\":[{\"start\":0,\"end\":1,\"more\":$v}]}" " { \"x\" : $v , \"text\":\"a\" } "
	done >lines
	for v in "${strings[@]}"; do
		printf '%s\n' "{$v:1,\"text\":\"a\"}" "{\"text\":\"a\",\"x\":{$v:{}}}" "{\"text\":$v}"
	done >>lines
	"$bin/segment" lines >out
	sed -E 's/,"sentences":\[[^]]*\](}| *} *)$/\1/; s/ ,/,/; s/ *} *$/}/' out >got
	sed -E 's/ ,/,/; s/ *} *$/}/' lines | diff - got
}

@test "a line that is no object, or more than one, is refused" {
	printf '%s\n' '[]' '"text"' 1 null true '{}{}' '{"text":"a"}{"text":"b"}' '{"text":"a"},' '[{"text":"a"}]' '{' '}' \
		$'\xef\xbb\xbf\xef\xbb\xbf{"text":"a"}' $'{"text":"a"}\xef\xbb\xbf' $'\x0c{"text":"a"}' $'{"text":"a"}\x1a' >lines
	run bash -c '"$1" --stats lines 2>&1' - "$bin/segment"
	[ "$status" -eq 1 ] && [ "${lines[-1]}" = "segment: in 15, out 0, refused 15" ] || { echo "${lines[@]}"; false; }
}

@test "nesting passes to 512 and no further, however deep" {
	deep() { # N: a record with N brackets around each other
		printf '{"text":"a","x":%s%s}\n' "$(head -c $(($1 - 1)) /dev/zero | tr '\0' '[')" "$(head -c $(($1 - 1)) /dev/zero | tr '\0' ']')"
	}
	deep 512 | "$bin/segment"
	refused segment "$(deep 513)" 'nesting deeper than 512 (byte 528)'
	for open in '[' '{"a":'; do
		run bash -c '{ printf "{\"text\":\"a\",\"x\":"; yes "$2" | head -c 30000000 | tr -d "\n"; } | (ulimit -s 256; "$1" 2>&1)' - \
			"$bin/segment" "$open"
		[ "$status" -eq 1 ] && [[ $output == *"nesting deeper than 512"* ]] || { echo "$status $output"; false; }
	done
}

@test "UTF-16 and other binary bytes are refused line by line" {
	{
		head -c 200000 /dev/urandom
		printf '{"text":"a"}\n' | iconv -t UTF-16
		echo
		echo '{"text":"still here"}'
	} >noise
	run bash -c '"$1" noise 2>err' - "$bin/segment"
	[ "$status" -eq 1 ]
	[[ $output == *"still here"* ]]
	run grep -v '^segment: noise:[0-9]*: ' <(LC_ALL=C cat -v err)
	[ -z "$output" ]
}

@test "short reads and writes, EINTR and pipes that do not block change nothing" {
	! sanitized "$bin/segment" || skip "the sanitizer must be loaded first"
	so=$root/${BUILD:-build}/tests/short_io.so
	head -n 500 "$BATS_FILE_TMPDIR/many.jsonl" >some
	"$bin/segment" some >want
	for j in 1 2; do
		LD_PRELOAD=$so "$bin/segment" -j$j some | cmp - want
	done
}

@test "a slow reader and a writer that stops in the middle of a line lose nothing" {
	head -n 3 "$BATS_FILE_TMPDIR/odd.jsonl" >some
	"$bin/segment" some >want
	{ head -c 100 some; sleep 1; tail -c +101 some; } | "$bin/segment" |
		while IFS= read -r -n 1 -d '' c || [ -n "$c" ]; do printf '%s' "$c"; done >got
	cmp got want
}

# interrupt SIGNAL: segment is stopped at 200 moments
interrupt() {
	"$root/tests/faults/interrupt" "$1" 200 "$bin/segment" "$BATS_FILE_TMPDIR/many.jsonl" "$BATS_FILE_TMPDIR/whole"
}

@test "SIGTERM at any moment leaves whole lines" {
	interrupt TERM
}

@test "a crash at any moment leaves whole lines" {
	! sanitized "$bin/segment" || skip "sanitizers handle crashes themselves"
	interrupt SEGV
}

@test "kill -9 cuts at most the last line" {
	interrupt KILL
}

@test "too little memory is said, exit 2" {
	! sanitized "$bin/segment" || skip "sanitizers need all the address space"
	head -c 50000000 /dev/zero | tr '\0' a | sed 's/^/{"text":"/; s/$/"}/' >big
	run bash -c 'ulimit -v 60000; "$1" big 2>&1 >/dev/null' - "$bin/segment"
	[ "$status" -eq 2 ] && [ "$output" = "segment: out of memory" ] || { echo "$status $output"; false; }
}

@test "a thread that runs out of memory leaves whole lines" {
	! sanitized "$bin/segment" || skip "sanitizers need all the address space"
	{
		cat "$BATS_FILE_TMPDIR/many.jsonl"
		printf '{"text":"'
		head -c 50000000 /dev/zero | tr '\0' a
		printf '"}\n'
		cat "$BATS_FILE_TMPDIR/many.jsonl"
	} >input
	mkfifo pipe
	# the reader pauses where threads are at work, so that memory runs out while a record is written
	{
		head -c 600000
		sleep 1
		cat
	} <pipe >out &
	reader=$!
	run bash -c 'ulimit -s 256; ulimit -v 100000; "$1" -j3 input 2>&1 >pipe' - "$bin/segment"
	wait $reader
	[ "$status" -eq 2 ] && [ "$output" = "segment: out of memory" ] || { echo "$status $output"; false; }
	[ -s out ]
	cmp -n "$(stat -c %s out)" out "$BATS_FILE_TMPDIR/whole"
	[ "$(tail -c 1 out | od -An -c | tr -d ' ')" = '\n' ]
}

@test "a line of 100 MB is taken with --max-record and refused without, in bounded memory" {
	! sanitized "$bin/segment" || skip "measures memory"
	{
		printf '{"text":"'
		yes 'The ferry to Norhaven left at nine. ' | head -c 100000000 | tr '\n' ' '
		printf '"}\n{"text":"after"}\n'
	} >big
	run bash -c '/usr/bin/time -f %M -o kb "$1" big 2>&1 >out' - "$bin/segment"
	[ "$status" -eq 1 ] && [ "$output" = "segment: big:1: longer than --max-record" ] || { echo "$status $output"; false; }
	[ "$(cat out)" = '{"text":"after","sentences":[{"start":0,"end":5}]}' ]
	tail -n 1 kb
	[ "$(tail -n 1 kb)" -lt 110000 ]
	/usr/bin/time -f %M -o kb "$bin/segment" --max-record=101M big >out
	[ "$(wc -l <out)" -eq 2 ]
	tail -n 1 kb
	[ "$(tail -n 1 kb)" -lt $((6144 + 4 * 100000)) ]
}

@test "ten million tiny lines go through in little memory" {
	! sanitized "$bin/segment" || skip "measures memory"
	yes '{"text":""}' | head -n 10000000 >tiny
	run bash -c '/usr/bin/time -f %M -o kb "$1" --stats tiny 2>&1 >/dev/null' - "$bin/segment"
	[ "$output" = "segment: in 10000000, out 10000000, refused 0" ] || { echo "$output"; false; }
	tail -n 1 kb
	[ "$(tail -n 1 kb)" -lt 6144 ]
}

@test "the same file twice, and standard input among files" {
	head -n 2 "$BATS_FILE_TMPDIR/odd.jsonl" >some
	"$bin/segment" some >one
	cat one one one >want
	# shellcheck disable=SC2094 # both only read
	"$bin/segment" some - some <some | cmp - want
}

@test "a file that is the output, too, is refused" {
	head -n 2 "$BATS_FILE_TMPDIR/odd.jsonl" >some
	cp some before
	# shellcheck disable=SC2094 # that is the point
	run bash -c '"$1" some >>some' - "$bin/segment"
	[ "$status" -eq 2 ] && [ "$output" = "segment: some: is the output, too" ] || { echo "$status $output"; false; }
	cmp some before
}
