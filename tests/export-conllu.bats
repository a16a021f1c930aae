#!/usr/bin/env bats
# Sentences and words as CoNLL-U.

setup() {
	bin=${BUILD:-build}/bin
}

@test "sentences with their words; SpaceAfter=No where the next one touches" {
	"$bin/export-conllu" <<<'{"id":"a\nb","text":"Don'\''t  go,\nAda! 25th","sentences":[{"start":0,"end":15},{"start":16,"end":20}]}' |
		diff - <(printf '%s\n' '# newdoc id = a b' '# newpar' '# sent_id = a b-1' "# text = Don't go, Ada!" \
			"1 Don't _ _ _ _ _ _ _ _" '2 go _ _ _ _ _ _ _ SpaceAfter=No' '3 , _ _ _ _ _ _ _ _' \
			'4 Ada _ _ _ _ _ _ _ SpaceAfter=No' '5 ! _ _ _ _ _ _ _ _' '' \
			'# sent_id = a b-2' '# text = 25th' '1 25 _ _ _ _ _ _ _ SpaceAfter=No' '2 th _ _ _ _ _ _ _ _' '' |
			sed '/^[0-9]/s/ /\t/g')
}

@test "the words and their spaces give back the text" {
	printf '%s\n' 'The “ferry” (built 1998) cost £3.5m; ask@harbour.example says so.' '船は白い。そう言った。' |
		jq -Rc '{id:1,text:.}' | "$bin/segment" | "$bin/export-conllu" >"$BATS_TEST_TMPDIR/out"
	grep '^# text' "$BATS_TEST_TMPDIR/out" | sed 's/# text = //' >"$BATS_TEST_TMPDIR/want"
	awk -F'\t' '/^[0-9]/ { s = s $2; if ($10 == "_") s = s " " }
		/^$/ { sub(/ $/, "", s); print s; s = "" }' "$BATS_TEST_TMPDIR/out" >"$BATS_TEST_TMPDIR/got"
	[ -s "$BATS_TEST_TMPDIR/want" ]
	diff "$BATS_TEST_TMPDIR/want" "$BATS_TEST_TMPDIR/got"
}

@test "a line of the text is a paragraph" {
	run "$bin/export-conllu" <<<'{"id":1,"text":"A. B.\nC.\n\nD.","sentences":[{"start":0,"end":2},{"start":3,"end":5},{"start":6,"end":8},{"start":10,"end":12}]}'
	[ "$(sed -n 's/^# sent_id = //p; s/^# \(newpar\)/\1/p' <<<"$output" | xargs)" = 'newpar 1-1 1-2 newpar 1-3 newpar 1-4' ]
}

@test "sentences of records without an id have ids of their own; no sentence, no trace" {
	printf '%s\n' '{"text":"A.","sentences":[{"start":0,"end":2}]}' '{"text":"B.","sentences":[{"start":0,"end":2}]}' \
		'{"text":"","sentences":[]}' | "$bin/export-conllu" >"$BATS_TEST_TMPDIR/out"
	[ "$(grep -c '^# newdoc id = ................$' "$BATS_TEST_TMPDIR/out")" -eq 2 ]
	[ "$(grep '^# sent_id' "$BATS_TEST_TMPDIR/out" | sort -u | wc -l)" -eq 2 ]
}

@test "without sentences the record is refused" {
	run "$bin/export-conllu" <<<'{"text":"a"}'
	[ "$status" -eq 1 ]
	[[ $output == *'no "sentences": run segment first' ]]
}
