#!/usr/bin/env bats
# Articles as a page. tests/heavy/page.bats looks at it in a browser.

setup() {
	bin=${BUILD:-build}/bin
}

body() { # RECORD: what stands between <div class="text"> and its end
	"$bin/export-html" <<<"$1" | sed -n '/<div class="text">/,/<\/div>/p' | sed '1d;$d'
}

# balanced FILE: is every tag closed in its turn? Says where not.
balanced() {
	sed -e '/^<style>/,/<\/style>/d' -e '/^<script>/,/<\/script>/d' "$1" | grep -o '<[^>]*>' | awk '
		/^<!/ || /^<(meta|link|input)[ >]/ { next }
		/^<\// { tag = substr($0, 3, length($0) - 3)
			if (open[n] != tag) { print NR ": " $0 " closes " open[n]; exit 1 }
			n--; next }
		{ tag = $0; sub(/^</, "", tag); sub(/[ >].*/, "", tag); open[++n] = tag }
		END { if (n) { print "open: " open[n]; exit 1 } }'
}

@test "every tag is closed in its turn" {
	"$bin/export-html" tests/export/ferry.jsonl >"$BATS_TEST_TMPDIR/page"
	balanced "$BATS_TEST_TMPDIR/page"
	run balanced <(echo '<p><b></p></b>')
	[ "$status" -eq 1 ]
}

@test "layers that cross are cut where they must be" {
	t='{"text":"He said no. She no.\nNever.","sentences":[{"start":0,"end":11},{"start":12,"end":19},{"start":20,"end":26}]'
	[ "$(body "$t,\"quotes\":[{\"start\":8,\"end\":26}]}" | sed 's/ id="[^"]*"//g')" = '<p><span class="s">He said <q class="direct c0" data-who="0" data-i="?" title="Unattributed, direct">no.</q></span><q class="direct c0 again" data-who="0" data-i="?" title="Unattributed, direct"> </q><span class="s"><q class="direct c0 again" data-who="0" data-i="?" title="Unattributed, direct">She no.</q></span></p>
<p><span class="s"><q class="direct c0 again" data-who="0" data-i="?" title="Unattributed, direct">Never.</q></span></p>' ]
}

@test "random spans make a page whose tags close in their turn, and lose no text" {
	for seed in $(seq 20); do
		jq -nc --argjson seed "$seed" '
			("One two. Three & four; <five>\nSix seven — eight 😀.\n\nNine." ) as $t | ($t | length) as $n
			| def spans($k; $f): [range($k) as $i | (($seed * 7919 + $i * 104729 + $f * 31) % ($n - 1)) as $s
				| {start: $s, end: ([$n, $s + 1 + ($seed * $i * 13 + $f) % 20] | min)}];
			{text: $t, sentences: spans(5; 1), quotes: (spans(9; 2) | map(.speaker = ({name: "Ada \(.start % 3)"} + .) | .cue = .)),
			dates: (spans(6; 3) | map(.value = "2021")), embeds: spans(3; 4)}'
	done >"$BATS_TEST_TMPDIR/random"
	"$bin/export-html" "$BATS_TEST_TMPDIR/random" >"$BATS_TEST_TMPDIR/page"
	balanced "$BATS_TEST_TMPDIR/page"
	[ "$(grep -c '^<article' "$BATS_TEST_TMPDIR/page")" -eq 20 ]
	sed -n '/<div class="text">/,/<\/div>/p' "$BATS_TEST_TMPDIR/page" |
		sed 's/<figcaption>.*<\/figcaption>//; s/<[^>]*>//g; s/&amp;/\&/g; s/&lt;/</g; s/&gt;/>/g' | tr -d ' \n' >"$BATS_TEST_TMPDIR/got"
	jq -j .text "$BATS_TEST_TMPDIR/random" | tr -d ' \n' | cmp - "$BATS_TEST_TMPDIR/got"
}

@test "markup in an article is text, in attributes too" {
	"$bin/export-html" --title '<b>' <<<'{"id":"<i>","text":"<script>","quotes":[{"start":0,"end":8,"kind":"\"><p","speaker":{"name":"\" onclick=x y=\"","start":0,"end":1}}]}' >"$BATS_TEST_TMPDIR/page"
	balanced "$BATS_TEST_TMPDIR/page"
	grep -qF '<title>&lt;b&gt;</title>' "$BATS_TEST_TMPDIR/page"
	grep -qF '<h2>&lt;i&gt;</h2>' "$BATS_TEST_TMPDIR/page"
	grep -qF 'title="&quot; onclick=x y=&quot;, direct"' "$BATS_TEST_TMPDIR/page"
	[ "$(grep -c '<script>' "$BATS_TEST_TMPDIR/page")" -eq 1 ]
}

@test "values of the wrong kind leave no tag open" {
	for key in kind provider_name author_name handle author_url posted urls body; do
		for value in 1 null true '""' '[]' '{}' '[1]' '{"start":1}'; do
			jq -nc --arg k "$key" --argjson v "$value" '{text: "a @b c", title: $v, date: $v, source: $v, url: $v, id: $v, lang: $v,
				embeds: [{start: 0, end: 4, kind: "tweet", provider_name: "X", author_name: "B", handle: "b", author_url: "https://x.example/b",
				posted: "2021-03-19", urls: ["@b"], body: {start: 0, end: 1}} | .[$k] = $v],
				quotes: [{start: 0, end: 1, kind: $v, speaker: $v, cue: $v, quoted: $v}],
				dates: [{start: 0, end: 1, type: $v, value: $v, from: $v, anchor: $v}]}'
		done
	done >"$BATS_TEST_TMPDIR/odd"
	"$bin/export-html" "$BATS_TEST_TMPDIR/odd" >"$BATS_TEST_TMPDIR/page"
	[ "$(grep -c '^<article' "$BATS_TEST_TMPDIR/page")" -eq 64 ]
	balanced "$BATS_TEST_TMPDIR/page"
}

@test "only http and https become links" {
	text='a https://x.example/?a=1&b=2 javascript:alert(1) b'
	run body "$(jq -nc --arg t "$text" '{text: $t, embeds: [{start: 0, end: ($t | length), kind: "tweet",
		urls: ["https://x.example/?a=1&b=2", "javascript:alert(1)"], handle: "ada", author_url: "javascript:alert(2)"}]}')"
	[[ $output == *'<a href="https://x.example/?a=1&amp;b=2" rel='* ]]
	[[ $output == *'<a>javascript:alert(1)</a>'* ]]
	[[ $output == *'<a>@ada</a>'* ]]
	[[ $output != *'href="javascript'* ]]
}

@test "the page lets in its own script and style alone, and asks for nothing" {
	"$bin/export-html" </dev/null >"$BATS_TEST_TMPDIR/page"
	for part in style script; do
		hash=$(sed -n "/^<$part>/,/<\\/$part>/p" "$BATS_TEST_TMPDIR/page" | sed "1s/^<$part>//; \$s/<\\/$part>\$//" |
			head -c -1 | sha256sum | cut -d ' ' -f 1 | sed 's/../\\x&/g')
		hash=$(printf '%b' "$hash" | base64)
		grep -qF "$part-src 'sha256-$hash'" "$BATS_TEST_TMPDIR/page"
	done
	run grep -oE '(src|href)=.[^"]*|url\([^)]*|@import' "$BATS_TEST_TMPDIR/page"
	[ "${#lines[@]}" -eq 2 ]
	[ "${lines[0]}" = 'href="data:,' ]
	[ "${lines[1]}" = 'href="#main' ]
}

@test "speakers by the number of their quotations, nobody last; the timeline in order" {
	t='{"text":"abcdefgh","date":"2021-03-19","quotes":['
	for q in '{"start":0,"end":1}' '{"start":1,"end":2}' '{"start":2,"end":3,"speaker":{"name":"Bo"}}' \
		'{"start":3,"end":4,"speaker":{"name":"Al"}}' '{"start":4,"end":5,"speaker":{"name":"Al"}}'; do
		t+=$q,
	done
	t=${t%,}'],"dates":[{"start":0,"end":1,"value":"2021-W12","from":"2021-03-22"},{"start":1,"end":2,"value":"P2D"},{"start":2,"end":3,"value":"1998","from":"1998-01-01"},{"start":3,"end":4,"value":"BC0044","from":"-0044-01-01"},{"start":4,"end":5,"value":"BC0100","from":"-0100-01-01"}]}'
	"$bin/export-html" <<<"$t" >"$BATS_TEST_TMPDIR/page"
	run bash -c 'sed -n "s/.*<span class=\"name\">\([^<]*\)<.*count\">\([0-9]*\).*/\1 \2/p" "$1"' - "$BATS_TEST_TMPDIR/page"
	[ "${lines[*]}" = 'Al 2 Bo 1 Unattributed 2' ]
	run bash -c 'sed -n "s/.*<span class=\"at\">\([^<]*\)<.*/\1/p" "$1"' - "$BATS_TEST_TMPDIR/page"
	[ "${lines[0]}, ${lines[1]}, ${lines[2]}, ${lines[3]}, ${lines[4]}" = 'BC0100, BC0044, 1998, Fri 19 Mar 2021, week of 22 Mar 2021' ]
	grep -q '>1 more that no calendar day can be given to.<' "$BATS_TEST_TMPDIR/page"
}

@test "dates in words" {
	while IFS='|' read -r value words; do
		run body "{\"text\":\"x\",\"dates\":[{\"start\":0,\"end\":1,\"value\":\"$value\"}]}"
		[[ $output == *"data-v=\"$words\""* ]] || { echo "$value: $output"; false; }
	done <<-'EOF'
		2021-03-19|Fri 19 Mar 2021
		2021-03-19T08:30|Fri 19 Mar 2021, 08:30
		2021-03-19TEV|Fri 19 Mar 2021, evening
		2021-03|Mar 2021
		2021|2021
		199|1990s
		2021-W11|week of 15 Mar 2021
		2021-W11-WE|weekend of 20 Mar 2021
		2021-SP|spring 2021
		2021-Q3|third quarter of 2021
		PRESENT_REF|the present
		P1Y|1 year
		PT90M|90 minutes
		P1Y6M|P1Y6M
		2021-02-30|2021-02-30
		2021-13|2021-13
		XXXX-WXX-4|XXXX-WXX-4
	EOF
}

@test "a record of text alone is a page, too; no record as well" {
	[ "$(body '{"text":"One.\n\nTwo."}')" = $'<p>One.</p>\n<p>Two.</p>' ]
	"$bin/export-html" <<<'{"text":""}' >"$BATS_TEST_TMPDIR/page"
	balanced "$BATS_TEST_TMPDIR/page"
	"$bin/export-html" </dev/null >"$BATS_TEST_TMPDIR/page"
	balanced "$BATS_TEST_TMPDIR/page"
}

@test "-j N writes the same page" {
	for i in $(seq 300); do sed "s/grey-heron/$i/" tests/export/ferry.jsonl; done >"$BATS_TEST_TMPDIR/many"
	"$bin/export-html" "$BATS_TEST_TMPDIR/many" >"$BATS_TEST_TMPDIR/one"
	"$bin/export-html" -j3 --block-size=1k "$BATS_TEST_TMPDIR/many" | cmp - "$BATS_TEST_TMPDIR/one"
}

@test "a hostile record makes a page of its own size, not of its square" {
	jq -nc '[range(3000) | {start: ., end: (. + 1)}] as $s | {text: ("a" * 3000), sentences: $s,
		quotes: [{start: 0, end: 3000, speaker: {name: ("N" * 100000)}}],
		dates: [range(200) | {start: ., end: 3000, value: ("v" * 1000)}],
		embeds: [{start: 0, end: 3000, urls: [range(1000) | "a\(. % 2)"]}]}' |
		"$bin/export-html" >"$BATS_TEST_TMPDIR/page"
	bytes=$(stat -c %s "$BATS_TEST_TMPDIR/page")
	echo "# $bytes bytes"
	[ "$bytes" -lt 8000000 ]
}
