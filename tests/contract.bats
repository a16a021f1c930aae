#!/usr/bin/env bats
# What every program in filters/ keeps to. A filter written tomorrow is held to it by being there.

load sanitized

setup() {
	bin=${BUILD:-build}/bin
	cd "$BATS_TEST_DIRNAME/.." || return
	bin=$(realpath "$bin")
	odd=$BATS_FILE_TMPDIR/odd.jsonl
}

setup_file() {
	"${BUILD:-build}/bin/segment" tests/contract/odd.jsonl >"$BATS_FILE_TMPDIR/odd.jsonl"
	for i in $(seq 200); do cat "$BATS_FILE_TMPDIR/odd.jsonl"; done >"$BATS_FILE_TMPDIR/many.jsonl"
}

programs() {
	for f in filters/*.c; do basename "$f" .c; done
}

# filters proper: one record in, the same record and a layer out
filters() {
	programs | grep -v -e '^import-' -e '^export-'
}

layer() { # FILTER: the key it writes
	echo '{"text":"","sentences":[]}' | "$bin/$1" --layer-only | jq -r 'keys[0]'
}

fail_with() {
	echo "$*"
	return 1
}

@test "--help goes to standard output and lists every option of the man page" {
	for p in $(programs); do
		run "$bin/$p" --help
		[ "$status" -eq 0 ] || fail_with "$p --help: exit $status"
		[[ ${lines[0]} == "usage: $p "* ]] || fail_with "$p: ${lines[0]}"
		help=$(printf '%s\n' "${lines[@]}" | grep -oE -- '--[a-z][a-z-]+' | sort -u)
		page=$(cat "man/$p.1" man/newsline.7)
		for option in $help; do
			grep -qE -- "Fl -${option#--}( |\$)" <<<"$page" || fail_with "man/$p.1: no $option"
		done
		while read -r option; do
			grep -qxF -- "$option" <<<"$help" || fail_with "$p --help: no $option, the man page has it"
		done < <(grep '^\.It .*Fl -' "man/$p.1" | grep -oE -- 'Fl -[a-z-]+' | sed 's/Fl -/--/')
	done
}

@test "--version goes to standard output" {
	for p in $(programs); do
		run "$bin/$p" --version
		[ "$status" -eq 0 ] && [[ $output == "$p (newsline) "* ]] || fail_with "$p: $output"
	done
}

@test "bad usage is said on standard error, exit 2" {
	for p in $(programs); do
		for args in --no-such-option --jobs=0 --on-error=perhaps --max-errors=x --max-record=-1; do
			run "$bin/$p" "$args" </dev/null
			[ "$status" -eq 2 ] || fail_with "$p $args: exit $status"
			run bash -c '"$@" 2>/dev/null </dev/null' - "$bin/$p" "$args"
			[ -z "$output" ] || fail_with "$p $args: $output"
		done
	done
}

@test "exporters write no records, so they take no option that does" {
	for p in $(programs | grep '^export-'); do
		for args in --on-error=wrap --layer-only; do
			run "$bin/$p" "$args" quotes </dev/null
			[ "$status" -eq 2 ] || fail_with "$p $args: exit $status"
		done
	done
}

@test "on a terminal without input: short help, exit 2" {
	for p in $(programs); do
		run script -qec "$bin/$p" /dev/null
		[ "$status" -eq 2 ] && [[ $output == *usage:* ]] || fail_with "$p: $status $output"
	done
}

@test "no input, no output" {
	for p in $(filters); do
		run "$bin/$p" /dev/null
		[ "$status" -eq 0 ] && [ -z "$output" ] || fail_with "$p: $status $output"
	done
}

@test "every byte but the layer's comes out as it came in" {
	for p in $(filters); do
		key=$(layer "$p")
		"$bin/$p" "$odd" >"$BATS_TEST_TMPDIR/out" || fail_with "$p: exit $?"
		# the layer is replaced where it stands, or new at the end
		if [ "$key" = sentences ]; then cut='s/"sentences":\[[^]]*\]//'; else cut="s/,\"$key\":.*}( *)\$/}\\1/"; fi
		sed -E "$cut" "$odd" >"$BATS_TEST_TMPDIR/want"
		sed -E "$cut" "$BATS_TEST_TMPDIR/out" >"$BATS_TEST_TMPDIR/got"
		sed -i -E 's/ *}$/}/' "$BATS_TEST_TMPDIR/want" "$BATS_TEST_TMPDIR/got"
		diff "$BATS_TEST_TMPDIR/want" "$BATS_TEST_TMPDIR/got" || fail_with "$p"
	done
}

@test "a second run changes nothing" {
	for p in $(filters); do
		"$bin/$p" "$odd" >"$BATS_TEST_TMPDIR/once"
		"$bin/$p" "$BATS_TEST_TMPDIR/once" >"$BATS_TEST_TMPDIR/twice"
		cmp "$BATS_TEST_TMPDIR/once" "$BATS_TEST_TMPDIR/twice" || fail_with "$p"
	done
}

@test "the layer is an array of spans: in the text, sorted, without white space at the ends" {
	for p in $(filters); do
		key=$(layer "$p")
		"$bin/$p" "$odd" | jq -e --arg key "$key" -n '
			def int: type == "number" and . == floor;
			[inputs | .text as $t | .[$key]
			 | (type == "array")
			   and all(.[]; (.start | int) and (.end | int) and .start >= 0 and .start < .end
				and .end <= ($t | length)
				and ($t[.start:.end] | test("^[\\s\u00a0\u2028]|[\\s\u00a0\u2028]$") | not))
			   and ([.[].start] == ([.[].start] | sort))
			   and all(.[] | select(has("text")); .text == $t[.start:.end])]
			| all and length == 11' >/dev/null || fail_with "$p"
	done
}

@test "-j N and every block size give the same bytes" {
	for p in $(filters); do
		"$bin/$p" "$BATS_FILE_TMPDIR/many.jsonl" >"$BATS_TEST_TMPDIR/one"
		for args in "-j 2" "-j 7" "--block-size=1" "--block-size=100 -j 3" "--block-size=1M"; do
			# shellcheck disable=SC2086
			"$bin/$p" $args "$BATS_FILE_TMPDIR/many.jsonl" | cmp - "$BATS_TEST_TMPDIR/one" ||
				fail_with "$p $args"
		done
	done
}

@test "-j N and every block size give the same messages and status" {
	{
		printf '\n\n\xef\xbb\xbf{"text":"A byte order mark inside the file."}\n'
		head -n 300 "$BATS_FILE_TMPDIR/many.jsonl"
		printf 'no record\n\n{"id":"no text"}\n{"text":7}'
	} >"$BATS_TEST_TMPDIR/bad.jsonl"
	for p in $(filters); do
		for args in --stats --on-error=wrap --on-error=fail --max-record=300; do
			files=("$odd" "$BATS_TEST_TMPDIR/bad.jsonl" /no/such/file "$odd")
			want=0
			"$bin/$p" $args "${files[@]}" >"$BATS_TEST_TMPDIR/want" 2>"$BATS_TEST_TMPDIR/said" || want=$?
			for how in "-j 3 --block-size=100" "-j 2 --block-size=4k" --block-size=1; do
				got=0
				# shellcheck disable=SC2086
				"$bin/$p" $args $how "${files[@]}" >"$BATS_TEST_TMPDIR/got" 2>"$BATS_TEST_TMPDIR/err" || got=$?
				[ "$got" -eq "$want" ] && cmp "$BATS_TEST_TMPDIR/want" "$BATS_TEST_TMPDIR/got" &&
					diff <(sort "$BATS_TEST_TMPDIR/said") <(sort "$BATS_TEST_TMPDIR/err") ||
					fail_with "$p $args $how: $got, not $want"
			done
		done
	done
}

@test "locale, time zone and environment change nothing" {
	for p in $(filters); do
		"$bin/$p" "$odd" >"$BATS_TEST_TMPDIR/one"
		env -i "$bin/$p" "$odd" | cmp - "$BATS_TEST_TMPDIR/one" || fail_with "$p env -i"
		LC_ALL=tr_TR.UTF-8 TZ=Asia/Tokyo "$bin/$p" "$odd" | cmp - "$BATS_TEST_TMPDIR/one" ||
			fail_with "$p tr_TR"
	done
}

@test "the date of today changes nothing" {
	! sanitized "$bin/segment" || skip "the sanitizer must be loaded first"
	so=$(realpath "$bin/../tests/other_day.so")
	[ "$(LD_PRELOAD=$so date -u +%Y)" = 2061 ]
	for p in $(filters); do
		"$bin/$p" "$odd" >"$BATS_TEST_TMPDIR/one"
		LD_PRELOAD=$so "$bin/$p" "$odd" | cmp - "$BATS_TEST_TMPDIR/one" || fail_with "$p"
	done
}

@test "a refused record is named with file, line and reason; the others go through" {
	{
		head -n 1 "$odd"
		echo 'not json'
		echo
		echo '{"id":"no text"}'
		tail -n 1 "$odd"
	} >"$BATS_TEST_TMPDIR/mixed.jsonl"
	for p in $(filters); do
		run bash -c '"$@" 2>/dev/null' - "$bin/$p" "$BATS_TEST_TMPDIR/mixed.jsonl"
		[ "$status" -eq 1 ] && [ "${#lines[@]}" -eq 2 ] || fail_with "$p: $status ${#lines[@]}"
		run bash -c '"$@" 2>&1 >/dev/null' - "$bin/$p" "$BATS_TEST_TMPDIR/mixed.jsonl"
		[ "${lines[0]}" = "$p: $BATS_TEST_TMPDIR/mixed.jsonl:2: not a JSON object (byte 1)" ] ||
			fail_with "$p: ${lines[0]}"
		[ "${lines[1]}" = "$p: $BATS_TEST_TMPDIR/mixed.jsonl:4: \"text\" is missing" ] ||
			fail_with "$p: ${lines[1]}"
		run bash -c '"$@" 2>/dev/null' - "$bin/$p" --max-errors=2 "$BATS_TEST_TMPDIR/mixed.jsonl"
		[ "$status" -eq 0 ] || fail_with "$p --max-errors=2: $status"
		run bash -c '"$@" 2>/dev/null' - "$bin/$p" --max-errors=1 "$BATS_TEST_TMPDIR/mixed.jsonl"
		[ "$status" -eq 1 ] || fail_with "$p --max-errors=1: $status"
		for j in 1 3; do
			run bash -c '"$@" 2>/dev/null' - "$bin/$p" -j$j --block-size=10 --on-error=fail "$BATS_TEST_TMPDIR/mixed.jsonl"
			[ "$status" -eq 1 ] && [ "${#lines[@]}" -eq 1 ] || fail_with "$p --on-error=fail: $status"
		done
	done
}

@test "--on-error=wrap loses nothing, and wrapped lines pass the next filter" {
	{
		head -n 1 "$odd"
		printf 'caf\xe9 "x"\n'
	} >"$BATS_TEST_TMPDIR/bad.jsonl"
	for p in $(filters); do
		run bash -c '"$@" 2>/dev/null' - "$bin/$p" --on-error=wrap "$BATS_TEST_TMPDIR/bad.jsonl"
		[ "$status" -eq 1 ] && [ "${#lines[@]}" -eq 2 ] || fail_with "$p: $status"
		wrapped=${lines[1]}
		jq -e --arg p "$p" '.error.filter == $p and .error.line == 2 and (.error.reason | length > 0)' \
			<<<"$wrapped" >/dev/null || fail_with "$wrapped"
		jq -r .raw_base64 <<<"$wrapped" | base64 -d | cmp - <(printf 'caf\xe9 "x"') || fail_with "$wrapped"
		run "$bin/$p" <<<"$wrapped"
		[ "$status" -eq 0 ] && [ "$output" = "$wrapped" ] || fail_with "$p: $output"
	done
}

@test "--stats adds up" {
	for p in $(filters); do
		run bash -c '(cat "$2"; echo "{}") | "$1" --stats 2>&1 >/dev/null' - "$bin/$p" "$odd"
		[ "${lines[-1]}" = "$p: in 12, out 11, refused 1" ] || fail_with "${lines[-1]}"
	done
}

@test "a byte order mark, CRLF, blank lines and a last line without its end are taken" {
	for p in $(filters); do
		line='{"id":"a","text":"One. Two.","sentences":[{"start":0,"end":4},{"start":5,"end":9}]}'
		want=$("$bin/$p" <<<"$line")
		for bs in 1 256k; do
			run bash -c 'printf "\xef\xbb\xbf%s\r\n\n \t\r\n%s" "$2" "$2" | "$1" --block-size='$bs - "$bin/$p" "$line"
			[ "$status" -eq 0 ] && [ "$output" = "$want"$'\n'"$want" ] || fail_with "$p: $output"
		done
	done
}

@test "--layer-only writes the id and the layer" {
	for p in $(filters); do
		key=$(layer "$p")
		"$bin/$p" --layer-only "$odd" >"$BATS_TEST_TMPDIR/only"
		[ "$(wc -l <"$BATS_TEST_TMPDIR/only")" -eq 11 ] || fail_with "$p"
		jq -e --arg key "$key" 'keys - ["id", $key] == [] and (.[$key] | type == "array")' \
			"$BATS_TEST_TMPDIR/only" >/dev/null || fail_with "$p"
	done
}

@test "--text-key names another key" {
	for p in $(filters); do
		key=$(layer "$p")
		a=$("$bin/$p" "$odd" | jq -c --arg key "$key" '.[$key]')
		b=$(sed 's/"te[^"]*t":"/"content":"/' "$odd" | sed 's/"content" *:/"content":/; s/"text" :/"content" :/' |
			"$bin/$p" --text-key content | jq -c --arg key "$key" '.[$key]' | sed 's/"content":/"text":/g')
		[ "$a" = "$b" ] || fail_with "$p"
	done
}

@test "keys the filter reads must not stand twice" {
	for p in $(filters); do
		key=$(layer "$p")
		for record in '{"text":"a","text":"b"}' "{\"text\":\"a\",\"$key\":[],\"$key\":[]}"; do
			run "$bin/$p" <<<"$record"
			[ "$status" -eq 1 ] && [[ $output == *"stands twice in the record"* ]] || fail_with "$p: $output"
		done
	done
}

@test "text that is no string is refused" {
	for p in $(filters); do
		for text in null 1 '["a"]' '{"a":1}' true; do
			run "$bin/$p" <<<"{\"text\":$text}"
			[ "$status" -eq 1 ] && [[ $output == *'"text" is not a string' ]] || fail_with "$p: $output"
		done
	done
}

@test "a full disk is trouble, exit 2" {
	[ -c /dev/full ]
	for p in $(filters); do
		for j in 1 2; do
			run bash -c '"$1" -j"$3" "$2" >/dev/full' - "$bin/$p" "$BATS_FILE_TMPDIR/many.jsonl" $j
			[ "$status" -eq 2 ] && [[ $output == *"No space left on device"* ]] || fail_with "$p: $status $output"
		done
	done
}

@test "a reader that goes away ends the filter by SIGPIPE" {
	for p in $(filters); do
		run bash -c '{ "$1" "$2" "$2" "$2" "$2"; echo $? >"$3"; } | head -n 1 >/dev/null' - \
			"$bin/$p" "$BATS_FILE_TMPDIR/many.jsonl" "$BATS_TEST_TMPDIR/status"
		[ "$(cat "$BATS_TEST_TMPDIR/status")" -eq 141 ] || fail_with "$p: $(cat "$BATS_TEST_TMPDIR/status")"
	done
}

@test "files that cannot be read are said, the others go through, exit 2" {
	for p in $(filters); do
		run bash -c '"$1" "$2" /no/such/file . "$2" 2>"$3"' - "$bin/$p" "$odd" "$BATS_TEST_TMPDIR/err"
		[ "$status" -eq 2 ] && [ "${#lines[@]}" -eq 22 ] || fail_with "$p: $status ${#lines[@]}"
		grep -qx "$p: /no/such/file: No such file or directory" "$BATS_TEST_TMPDIR/err"
		grep -qx "$p: .: Is a directory" "$BATS_TEST_TMPDIR/err"
	done
}

@test "closed standard streams do no harm" {
	for p in $(filters); do
		run bash -c '"$1" "$2" >&-' - "$bin/$p" "$odd"
		[ "$status" -eq 2 ] || fail_with "$p >&-: $status"
		run bash -c '"$1" "$2" 1</dev/null' - "$bin/$p" "$odd"
		[ "$status" -eq 2 ] && [ "$output" = "$p: standard output: Bad file descriptor" ] ||
			fail_with "$p, standard output only to be read: $status $output"
		run bash -c '"$1" <&-' - "$bin/$p"
		[ -z "$output" ] || fail_with "$p <&-: $output"
		run bash -c '"$1" "$2" 2>&-' - "$bin/$p" "$odd"
		[ "$status" -eq 0 ] && [ "${#lines[@]}" -eq 11 ] || fail_with "$p 2>&-: $status"
	done
}

@test "each line is out before the next is waited for" {
	line='{"text":"One line.","sentences":[{"start":0,"end":9}]}'
	for p in $(filters); do
		for j in 1 2; do
			coproc filter { "$bin/$p" -j$j; }
			for i in 1 2 3; do
				echo "$line" >&"${filter[1]}"
				IFS= read -r -t 10 -u "${filter[0]}" got || fail_with "$p -j$j: line $i does not come"
				[[ $got == *'"text":"One line."'* ]]
			done
			# shellcheck disable=SC2154 # coproc sets it
			pid=$filter_PID
			eval "exec ${filter[1]}>&-"
			wait "$pid"
		done
	done
}

@test "progress is shown on a terminal and nowhere else" {
	for p in $(filters); do
		run bash -c '"$1" --progress "$2" 2>&1 >/dev/null' - "$bin/$p" "$odd"
		[ -z "$output" ] || fail_with "$p: $output"
		run script -qec "$bin/$p --progress $odd >/dev/null" /dev/null
		[[ $output == *"11 records"*"100 %"* ]] || fail_with "$p: $output"
	done
}
