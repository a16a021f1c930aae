#!/usr/bin/env bats
# What tag-speakers alone is held to.

load sanitized

setup() {
	bin=$(realpath "${BUILD:-build}/bin")
	cd "$BATS_TEST_TMPDIR" || return
}

tag() { # TEXT [OPTION...]: the quotes of an English text
	local text=$1
	shift
	jq -cn --arg t "$text" '{text: $t}' | "$bin/segment" | "$bin/tag-speakers" --layer-only "$@"
}

@test "speakers and words are one jq away from a table" {
	out=$(tag '“The dam will hold,” Ada Quill said. Quill added, “We are sure.”' |
		jq -r '.quotes[] | [.speaker.name, .text] | @tsv')
	[ "$out" = $'Ada Quill\tThe dam will hold,\nAda Quill\tWe are sure.' ] || { echo "$out"; false; }
}

@test "kinds that are none are a usage error" {
	for kinds in direkt "direct," ,direct "" "direct mixed"; do
		run "$bin/tag-speakers" "--kinds=$kinds" </dev/null
		[ "$status" -eq 2 ] && [[ $output == *"not a list of direct, mixed, indirect"* ]] || { echo "$kinds: $output"; false; }
	done
}

seconds() { # FILE: what tag-speakers takes for it
	{ time timeout 60 "$bin/tag-speakers" "$1" >out; } 2>&1 |
		awk '/^user/ { split($2, t, /[ms]/); print t[1] * 60 + t[2] }'
}

@test "a million quotation marks in a record, or of anything, take no more than linear time" {
	for piece in '“' '"' "'a, " '„a«. ' 'said "a" ' 'Ada Quill ' 'A: ' '" — Ada ' 'he said that '; do
		jq -cn --arg p "$piece" '{text: ($p * 50000)}' | "$bin/segment" >short
		jq -cn --arg p "$piece" '{text: ($p * 1000000)}' | "$bin/segment" >long
		a=$(seconds short)
		b=$(seconds long)
		echo "$piece: $a s, $b s"
		[ -s out ]
		awk "BEGIN { exit !($b < 50 * $a + 1) }"
	done
}

@test "a long document is read in parts: nothing is lost between them, and memory stays small" {
	jq -cn '{text: ("Ada Quill, the engineer, came to Norhaven.\n\n" +
		([range(40000) | "“Sluice \(.) is shut,” Quill said. It rained on the hills all day.\n\n"] | add))}' |
		"$bin/segment" >long
	/usr/bin/time -f %M -o kb "$bin/tag-speakers" long >out
	[ "$(jq '.quotes | length' out)" -eq 40000 ]
	[ "$(jq -r '.quotes[].text' out | sort -u | wc -l)" -eq 40000 ]
	[ "$(jq -r '.quotes[].speaker.name' out | sort -u)" = "Ada Quill" ]
	sanitized "$bin/tag-speakers" || [ "$(cat kb)" -le $((6144 + 4 * $(wc -c <out) / 1024)) ]
}

@test "a document without a paragraph or a sentence to part it at is tagged all the same" {
	jq -cn '{text: ([range(60000) | "and «yes», Ada Quill said, then "] | add)}' |
		jq -c '.sentences = [{start: 0, end: (.text | length)}]' >long
	"$bin/tag-speakers" long >out
	[ "$(jq '.quotes | length > 50000' out)" = true ]
}

@test "quotations inside quotations take no more than linear time" {
	for n in 10000 200000; do
		jq -cn --argjson n $n '{text: ("“\u2018No,\u2019 Ada said,” Tomas said. " * $n)}' |
			"$bin/segment" >many.$n
	done
	a=$(seconds many.10000)
	b=$(seconds many.200000)
	echo "$a s, $b s"
	[ "$(jq '[.quotes[] | select(.nested)] | length' out)" -eq 200000 ]
	awk "BEGIN { exit !($b < 50 * $a + 0.5) }"
}

@test "many cues far from where their sentence begins take no more than linear time" {
	for n in 50000 500000; do
		jq -cn --argjson n $n '{text: (("ferry " * $n) + ("said " * $n) + ("\"a\" " * $n))}' |
			"$bin/segment" >many.$n
	done
	a=$(seconds many.50000)
	b=$(seconds many.500000)
	echo "$a s, $b s"
	[ -s out ]
	awk "BEGIN { exit !($b < 25 * $a + 0.5) }"
}

@test "a speaker never stands on the other side of an embed's edge" {
	text=$'Ada Quill met the mayor.\nHe says it is “very old” https://t.co/abcdefghij\n— Tomas Reed (@tomasreed) March 18, 2021\n“It is not.”'
	jq -cn --arg t "$text" '{text: $t}' | "$bin/extract-embeds" | "$bin/segment" | "$bin/tag-speakers" |
		jq -e '.embeds[0] as $e | .quotes | length == 2 and all(
			(.start >= $e.start and .end <= $e.end) as $inside
			| .speaker | . == null or (.start >= $e.start and .end <= $e.end) == $inside)'
}
