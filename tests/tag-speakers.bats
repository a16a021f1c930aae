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

@test "a million quotation marks in a record take no more than linear time" {
	for mark in '“' '"' "'" '”' '“a” ' '"a" ' "'a, " '„a«. ' 'said "a" '; do
		jq -cn --arg m "$mark" '{text: ($m * 100000)}' | "$bin/segment" >short
		jq -cn --arg m "$mark" '{text: ($m * 1000000)}' | "$bin/segment" >long
		a=$({ time timeout 60 "$bin/tag-speakers" short >/dev/null; } 2>&1 | awk '/^user/ { split($2, t, /[ms]/); print t[1] * 60 + t[2] }')
		b=$({ time timeout 60 "$bin/tag-speakers" long >/dev/null; } 2>&1 | awk '/^user/ { split($2, t, /[ms]/); print t[1] * 60 + t[2] }')
		echo "$mark: $a s, $b s"
		awk "BEGIN { exit !($b < 25 * $a + 0.5) }"
	done
}
