#!/usr/bin/env bats
# extract-embeds: what a case does not show well.

setup() {
	bin=${BUILD:-build}/bin
	record='{"id":1,"text":"It rains 😀.\nThe town wrote:\nShut 😀!\n— Ada Quill (@adaquill) May 3, 2021\nNobody knows why."}'
}

@test "--blank: a second key, the text with a space for each character of an embed" {
	"$bin/extract-embeds" --blank <<<"$record" >"$BATS_TEST_TMPDIR/out"
	jq -e '.embeds[0] as $e | .text as $t | .blanked as $b
		| ($b | length) == ($t | length)
		and $b[:$e.start] == $t[:$e.start] and $b[$e.end:] == $t[$e.end:]
		and ($b[$e.start:$e.end] | test("^ +$"))' "$BATS_TEST_TMPDIR/out"
	[ "$(jq -c 'del(.embeds, .blanked)' "$BATS_TEST_TMPDIR/out")" = "$(jq -c . <<<"$record")" ]
}

@test "--blank: keys stay where they stand, a second run changes nothing" {
	for before in '' '"blanked":"old",' '"embeds":[],' '"blanked":0,"embeds":1,' '"embeds":1,"x":{},"blanked":0,'; do
		run "$bin/extract-embeds" --blank <<<"{$before\"text\":\"View on Threads\",\"y\":1.0 }"
		[ "$status" -eq 0 ]
		keys=$(jq -c 'keys_unsorted' <<<"{$before\"text\":0,\"y\":1}")
		jq -e --argjson k "$keys" '(keys_unsorted | map(select(. as $x | $k | index($x)))) == $k
			and .blanked == "               " and (.embeds | length) == 1 and .y == 1' <<<"$output"
		[ "$("$bin/extract-embeds" --blank <<<"$output")" = "$output" ]
	done
}

@test "--blank: a record that has the key twice is refused" {
	run "$bin/extract-embeds" --blank <<<'{"blanked":1,"text":"","blanked":2}'
	[ "$status" -eq 1 ]
	[[ "$output" == *'"blanked" stands twice in the record' ]]
}

@test "segment and summarize keep to the layer without --blank" {
	"$bin/extract-embeds" <<<"$record" | "$bin/segment" --text | jq -e '[.sentences[].text] ==
		["It rains 😀.", "The town wrote:", "Shut 😀!", "— Ada Quill (@adaquill) May 3, 2021", "Nobody knows why."]'
	run bash -c '"$1/extract-embeds" <<<"$2" | "$1/segment" | "$1/summarize" --plain -n 9' - "$bin" "$record"
	[[ "$output" != *Shut* && "$output" != *Ada* ]]
}

@test "every kind a list names is a platform that is known" {
	for list in embed-links embed-markup embed-lines embed-enclosures; do
		grep -v '^#' lexicons/und/$list.txt | cut -f2 | sort -u | while read -r kind; do
			[ "$kind" = embed ] || grep -q "^$kind	" lexicons/und/embed-platforms.txt || {
				echo "$list: $kind"
				false
			}
		done
	done
	[ "$(grep -v '^#' lexicons/und/embed-links.txt | cut -f2 | sort -u | wc -l)" -ge 40 ]
}

@test "every sign of a line has a weight, and every weight a sign" {
	diff <(grep -v '^#' lexicons/und/embed-weights.txt | cut -f1 | sort) \
		<(sed -n 's/.*\[JOIN_[A-Z]*\] = "\([a-z]*\)".*/\1/p' lib/embeds/join.c | sort)
}

@test "ten thousand attributions in one record, all found" {
	{
		printf '{"text":"'
		for i in $(seq 10000); do
			printf 'Nobody knows why bridge %d is shut, and the town, asked about it in March, would not say.\\nShut! #b%d\\n— Ada Quill (@adaquill) May 3, 2021\\n' "$i" "$i"
		done
		printf '"}\n'
	} >"$BATS_TEST_TMPDIR/many"
	[ "$(timeout 10 "$bin/extract-embeds" "$BATS_TEST_TMPDIR/many" | jq '.embeds | length')" -eq 10000 ]
}

# Hostile documents of two million characters: what is not linear takes minutes.
@test "linear in the text, whatever the text" {
	for piece in '(@a) ' '— A (@a) May 3, 2020 ' '— A (@a) May 3, 2020\n' '— ' '- A ' '(@' '(@a' '@a ♬ ' '@a\n♬ ' '♬' \
		'A post shared by ' 'A post shared by (@a) ' 'View this post on Instagram\n' 'View this post on Instagram ' \
		'Instagram' 'Ein von (@a) ' 'Posted by A ' 'Posted by ' 'Gepostet von A on ' 'by u/a in ' 'by u/a in b\n' 'by' \
		'Skip Twitter post by @a ' 'End of Twitter post by @a\n' 'Skip X post by\n' \
		'<blockquote class=\"twitter-tweet\">' '<blockquote class=\"' '<iframe src=\"' '<iframe>' '</iframe>' '<' '<div ' \
		'<!-- wp:embed ' '<script' '[embed]' '[tweet 1' '[[' '{{< tweet 1 ' '{% youtube 1' '{' '![a](b' '[a](http://a.b/c)\n' \
		'http://' 'https://x.com/a/status/1\n' 'https://a.b/@c/1\n' 'x.com/a/status/1 ' 'a/b\n' 'a.' '/' '> ' '>\n' \
		'pic.twitter.com/' '#a ' '\n' '\r\n ' ' ' '\"' 'x' 'Post by @a\n' 'View on Threads\n' 'Comment '; do
		{
			printf '{"text":"'
			yes -- "$piece" | head -n $((2000000 / ${#piece})) | tr -d '\n'
			printf ' end"}\n'
		} >"$BATS_TEST_TMPDIR/hostile"
		timeout 10 "$bin/extract-embeds" "$BATS_TEST_TMPDIR/hostile" >/dev/null || {
			echo "stuck on: $piece"
			false
		}
	done
}
