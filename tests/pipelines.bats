#!/usr/bin/env bats
# What users start: the scripts in pipelines/, as installed, and the installation itself.

bats_require_minimum_version 1.5.0

setup_file() {
	cd "$BATS_TEST_DIRNAME/.." || return
	make -s install BUILD="${BUILD:-build}" DESTDIR="$BATS_FILE_TMPDIR/root" PREFIX=/opt/nl
}

setup() {
	cd "$BATS_TEST_DIRNAME/.." || return
	root=$BATS_FILE_TMPDIR/root
	installed=$root/opt/nl/bin
	PATH=$installed:$PATH
}

# many FILE: it a hundred times over
many() {
	local n
	for ((n = 0; n < 100; n++)); do cat "$1"; done
}

# Scripts a user is shown, by path.
scripts() {
	find pipelines -maxdepth 1 -type f -perm -u+x
}

@test "make install: the programs and scripts, nothing else in bin, all under DESTDIR and PREFIX" {
	[ -z "$(find "$root" -type f ! -path "$root/opt/nl/*")" ]
	want=$(for f in filters/*.c; do basename "$f" .c; done
		for s in $(scripts); do [ "$s" = pipelines/demo ] || echo "newsline-${s##*/}"; done)
	diff <(sort <<<"$want") <(ls "$installed")
	[ -z "$(find "$installed" ! -perm 755)" ]
	diff <({ ls man && (cd "$installed" && printf '%s.1\n' newsline-*); } | sort) \
		<(find "$root/opt/nl/share/man" -type f -printf '%f\n' | sort)
}

@test "the pages that pages refer to are there" {
	local name section n=0
	while read -r name section; do
		[ "$section" -ne 1 ] || [ -f "filters/$name.c" ] || continue # the system's
		[ -f "man/$name.$section" ] || { echo "no $name($section)" && false; }
		n=$((n + 1))
	done < <(sed -nE 's/.*Xr ([a-z-]+) ([0-9]).*/\1 \2/p' man/*.[157])
	[ "$n" -gt 20 ]
}

@test "every script has --help on standard output and a line in newsline(7)" {
	for s in $(scripts); do
		run bash -c '"$1" --help 2>/dev/null' - "$s"
		[ "$status" -eq 0 ] && [[ ${lines[0]} == "usage: "*"${s##*/}"* ]] || { echo "$s" && false; }
		[ "$s" = pipelines/demo ] || grep -qx "\.It Nm newsline-${s##*/}" man/newsline.7 || { echo "$s" && false; }
	done
	[[ $(newsline-timeline --help) == "usage: newsline-timeline "* ]]
}

@test "news: the chain over files of text" {
	newsline-news --date 2023-03-15 --title-line samples/*.txt >"$BATS_TEST_TMPDIR/out"
	import-text --date 2023-03-15 --title-line samples/*.txt | extract-embeds | segment | tag-speakers |
		extract-dates | summarize | cmp - "$BATS_TEST_TMPDIR/out"
	jq -se 'length == 3 and all(.[]; .title and .sentences and .embeds and .quotes and .dates and .summary)' \
		"$BATS_TEST_TMPDIR/out" >/dev/null
}

@test "news: files of records, standard input, text on standard input, both kinds of file" {
	import-text samples/dam.txt >"$BATS_TEST_TMPDIR/dam.jsonl"
	newsline-news samples/dam.txt >"$BATS_TEST_TMPDIR/want"
	newsline-news "$BATS_TEST_TMPDIR/dam.jsonl" | cmp - "$BATS_TEST_TMPDIR/want"
	newsline-news <"$BATS_TEST_TMPDIR/dam.jsonl" | cmp - "$BATS_TEST_TMPDIR/want"
	newsline-news - <"$BATS_TEST_TMPDIR/dam.jsonl" | cmp - "$BATS_TEST_TMPDIR/want"
	newsline-news --text <samples/dam.txt | cmp - <(jq -c 'del(.id)' "$BATS_TEST_TMPDIR/want")
	newsline-news "$BATS_TEST_TMPDIR/dam.jsonl" samples/whale.txt |
		jq -se 'map(.id) == ["samples/whale.txt", "samples/dam.txt"]'
	cp samples/dam.txt "$BATS_TEST_TMPDIR/-a file.txt"
	cd "$BATS_TEST_TMPDIR"
	newsline-news -- "-a file.txt" | jq -e '.id == "-a file.txt" and (.dates | length > 0)'
	# shellcheck disable=SC2314 # the last command of the test
	! newsline-news - "-a file.txt" <dam.jsonl
}

@test "news: an array of JSON is not taken for text" {
	jq -nc '[{text: "It rains."}]' >"$BATS_TEST_TMPDIR/array.json"
	run -2 newsline-news "$BATS_TEST_TMPDIR/array.json"
	[[ $output == *"array.json: neither text nor JSON Lines"* ]]
	newsline-news --text "$BATS_TEST_TMPDIR/array.json" | jq -e '.text | startswith("[{")'
}

@test "news: options reach the filters they are for" {
	record='{"content":"She came yesterday. He left. They wept.","day":"2023-03-15"}'
	run newsline-news --text-key=content --date-key day -n 1 -j 2 <<<"$record"
	[ "$status" -eq 0 ]
	jq -e '(.summary | length == 1) and .dates[0].value == "2023-03-14"' <<<"$output"
	for args in "-j 0" "-j0" --jobs=0 "--on-error perhaps" --no-such "--date x"; do
		# shellcheck disable=SC2086
		run newsline-news $args samples/dam.txt
		[ "$status" -eq 2 ] || { echo "$args: $status" && false; }
	done
	run -2 newsline-news samples/dam.txt --lang
}

@test "news: -j N gives the same bytes" {
	import-text samples/*.txt >"$BATS_TEST_TMPDIR/three"
	many "$BATS_TEST_TMPDIR/three" >"$BATS_TEST_TMPDIR/many.jsonl"
	newsline-news "$BATS_TEST_TMPDIR/many.jsonl" >"$BATS_TEST_TMPDIR/one"
	newsline-news -j 3 "$BATS_TEST_TMPDIR/many.jsonl" | cmp - "$BATS_TEST_TMPDIR/one"
}

@test "news: the exit status is the worst of its members'" {
	echo '{"text":"All is well."}' >"$BATS_TEST_TMPDIR/good.jsonl"
	echo '{"id":1}' >"$BATS_TEST_TMPDIR/bad.jsonl"
	printf 'caf\xe9' >"$BATS_TEST_TMPDIR/bad.txt"
	cd "$BATS_TEST_TMPDIR"
	newsline-news good.jsonl
	run -1 newsline-news good.jsonl bad.jsonl
	run -1 newsline-news bad.txt good.jsonl
	run -0 newsline-news --max-errors=1 bad.txt good.jsonl
	run -2 newsline-news good.jsonl bad.jsonl none.jsonl
	run -2 newsline-news none.txt
	run -1 newsline-news --on-error=wrap bad.txt bad.jsonl
	[ "$(grep -c '^{"error":' <<<"$output")" -eq 2 ]
}

@test "news: a member that dies is not overlooked, wherever it stands" {
	for member in extract-embeds segment tag-speakers extract-dates summarize; do
		cp -r "$installed" "$BATS_TEST_TMPDIR/without-$member"
		printf '#!/bin/sh\nkill -KILL $$\n' >"$BATS_TEST_TMPDIR/without-$member/$member"
		run "$BATS_TEST_TMPDIR/without-$member/newsline-news" samples/*.txt samples/*.txt
		[ "$status" -eq 137 ] || { echo "$member: $status" && false; }
	done
}

@test "news: a reader that goes away is SIGPIPE, as for any filter" {
	import-text samples/*.txt >"$BATS_TEST_TMPDIR/three"
	many "$BATS_TEST_TMPDIR/three" >"$BATS_TEST_TMPDIR/many.jsonl"
	run bash -c '{ newsline-news "$1"; echo $? >"$2"; } | head -n 1 | wc -l' - \
		"$BATS_TEST_TMPDIR/many.jsonl" "$BATS_TEST_TMPDIR/status"
	[ "$output" = 1 ]
	[ "$(cat "$BATS_TEST_TMPDIR/status")" -eq 141 ]
}

@test "news: on a terminal without input it says how it is used, exit 2" {
	run script -qec newsline-news /dev/null
	[ "$status" -eq 2 ]
	[[ $output == "usage: newsline-news "* ]]
}

# Three documents as tag-speakers and extract-dates leave them, as far as it matters here.
corpus() {
	cat <<-'END'
		{"id":"a","text":"Monday. Ida spoke.","sentences":[{"start":0,"end":7},{"start":8,"end":18}],"quotes":[{"text":"it rains","kind":"indirect","speaker":{"name":"Ida Renn"}},{"text":"It pours","kind":"direct","speaker":{"name":"Ida Renn"}},{"text":"Lost","kind":"direct","speaker":null}],"dates":[{"start":0,"end":6,"text":"Monday","value":"2023-03-13"},{"start":8,"end":11,"text":"Ida","value":"2023-03"}]}
		{"id":"b","text":"On Monday at noon.","quotes":[{"text":"Never","kind":"direct","speaker":{"name":"Ida Renn"}},{"text":"Always","kind":"direct","speaker":{"name":"Bo Tarn"}}],"dates":[{"start":3,"end":9,"text":"Monday","value":"2023-03-13"},{"start":3,"end":17,"text":"Monday at noon","value":"2023-03-13T12:00"}]}
		{"error":{"filter":"segment","file":"x","line":3,"reason":"not a JSON object (byte 1)"},"raw":"x"}
		{"id":"c","text":"","quotes":[],"dates":[{"start":0,"end":0,"text":"2 May","value":"2022-05-02"},{"start":0,"end":0,"text":"soon","value":"FUTURE_REF"},{"start":0,"end":0,"text":"Friday","value":"XXXX-WXX-5"}]}
	END
}

@test "shards: finds the programs and shard beside it" {
	mkdir "$BATS_TEST_TMPDIR/in"
	import-text samples/dam.txt >"$BATS_TEST_TMPDIR/in/a.jsonl"
	import-text samples/whale.txt >"$BATS_TEST_TMPDIR/in/b.jsonl"
	PATH=/usr/bin:/bin "$installed/newsline-shards" "$BATS_TEST_TMPDIR/out" "$BATS_TEST_TMPDIR"/in/*.jsonl
	newsline-news "$BATS_TEST_TMPDIR"/in/*.jsonl | cmp - <(cat "$BATS_TEST_TMPDIR"/out/*.jsonl)
}

@test "who-said-what: speakers by how often they are quoted, in how many documents, an example" {
	run newsline-who-said-what < <(corpus)
	[ "$status" -eq 0 ]
	[ "$output" = $'3\t2\tIda Renn\tIt pours\n1\t1\tBo Tarn\tAlways' ]
	run newsline-who-said-what -n 1 < <(corpus)
	[ "${#lines[@]}" -eq 1 ]
	run newsline-who-said-what <<<'{"text":"x"}'
	[ "$status" -ne 0 ]
	[[ $output == *'no "quotes": run tag-speakers first'* ]]
	run -2 newsline-who-said-what -n many
	run -2 newsline-who-said-what -n
	run -2 newsline-who-said-what --no-such
}

@test "timeline: the days spoken of, how often, in how many documents, the first sentence" {
	run newsline-timeline < <(corpus)
	[ "$status" -eq 0 ]
	[ "$output" = $'2022-05-02\t1\t1\t2 May\n2023-03-13\t3\t2\tMonday.' ]
	run newsline-timeline --from=2023-01-01 < <(corpus)
	[ "$output" = $'2023-03-13\t3\t2\tMonday.' ]
	run newsline-timeline --until=2023-03-13 < <(corpus)
	[ "$output" = $'2022-05-02\t1\t1\t2 May' ]
	run newsline-timeline <<<'{"text":"x"}'
	[ "$status" -ne 0 ]
	[[ $output == *'no "dates": run extract-dates first'* ]]
}

@test "who-said-what, timeline: over the samples" {
	newsline-news --date 2023-03-15 --title-line samples/*.txt >"$BATS_TEST_TMPDIR/out.jsonl"
	run newsline-who-said-what "$BATS_TEST_TMPDIR/out.jsonl"
	grep -qP '^[0-9]+\t1\tOskar Lindqvist-Hale\t' <<<"$output"
	run newsline-timeline --from=2023-01-31 --until=2023-02-01 "$BATS_TEST_TMPDIR/out.jsonl"
	[[ $output == 2023-01-31$'\t'*"discovered the crack"* ]]
}

@test "show: a page for reading, plain in a pipe" {
	run newsline-show --all < <(newsline-news --date 2023-03-15 --title-line samples/whale.txt)
	[ "$status" -eq 0 ]
	[ "${lines[0]}" = "Humpback freed from Port Ellery harbor after three-day rescue" ]
	for section in Sentences "Who said what" Dates Embeds Summary; do
		grep -q "^$section" <<<"$output" || { echo "$section" && false; }
	done
	grep -qE '^  Ines Talvard +“We had tried engines' <<<"$output"
	grep -qE '^  2023-03-28 +' <<<"$output"
	grep -qE '^  instagram, 2023-03-14 +@elleryrowing: ' <<<"$output"
	[[ $output != *$'\e'* && $output != *"more"$'\n'* ]] && [ "$(wc -L <<<"$output")" -le 80 ]
	[[ $(newsline-news samples/whale.txt | newsline-show) == *$'\n  … and '*" more"$'\n'* ]]
	run newsline-show <<<'{"id":1,"quotes":[]}'
	[ "$status" -ne 0 ]
	[[ $output == *'no "text"'* ]]
	[ "$(corpus | newsline-show | grep -c '^refused: x:3: not a JSON object')" -eq 1 ]
}

@test "show: colour on a terminal only, and not with NO_COLOR or TERM=dumb" {
	corpus >"$BATS_TEST_TMPDIR/corpus"
	on_terminal() {
		env -u NO_COLOR TERM=xterm "$@" script -qec "newsline-show $BATS_TEST_TMPDIR/corpus" /dev/null
	}
	[[ $(on_terminal) == *$'\e'* ]]
	[[ $(on_terminal NO_COLOR=1) != *$'\e'* ]]
	[[ $(on_terminal TERM=dumb) != *$'\e'* ]]
}

@test "show: what a document says cannot steer the terminal" {
	run newsline-show <<<'{"text":"\u001b[31mred\u0007","title":"\u001b]0;owned\u0007","sentences":[{"start":0,"end":9}]}'
	[ "$status" -eq 0 ] && [[ $output != *$'\e'* && $output != *$'\a'* ]]
}

@test "demo: from a checkout to a result" {
	run pipelines/demo
	[ "$status" -eq 0 ]
	for line in "Humpback freed" "Who said what" "Ines Talvard" "Summary"; do
		[[ $output == *"$line"* ]] || { echo "$line" && false; }
	done
	echo 'Ida Renn said, "It rains."' >"$BATS_TEST_TMPDIR/own.txt"
	cd "$BATS_TEST_TMPDIR"
	run "$BATS_TEST_DIRNAME/../pipelines/demo" own.txt
	[ "$status" -eq 0 ]
	[[ $output == *"Ida Renn"*"It rains."* ]]
}

@test "demo: where there is no apt it says what is needed, and goes on" {
	mkdir "$BATS_TEST_TMPDIR/bin"
	for tool in bash sh env make cc gcc ar ld as pkg-config jq nproc dirname readlink realpath cat grep find rm mv mkdir uname sed; do
		ln -s "$(command -v $tool)" "$BATS_TEST_TMPDIR/bin/$tool"
	done
	run env PATH="$BATS_TEST_TMPDIR/bin" pipelines/demo
	[ "$status" -eq 0 ]
	[[ $output == *"newsline needs (names as in Debian 12): gcc make "*" jq"* ]]
}
