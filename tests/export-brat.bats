#!/usr/bin/env bats
# All layers as brat standoff.

setup() {
	bin=$(realpath "${BUILD:-build}/bin")
	ferry=$(realpath tests/export/ferry.jsonl)
	cd "$BATS_TEST_TMPDIR" || return
}

@test "a quotation with its speaker and cue, a date with its value" {
	"$bin/export-brat" <<<'{"id":"a","text":"“No,” Ada Moss said Monday.","quotes":[{"start":1,"end":4,"kind":"direct","speaker":{"name":"Ada \"A\" Moss","start":6,"end":14},"cue":{"start":15,"end":19}}],"dates":[{"start":20,"end":26,"type":"DATE","value":"2021-03-22","anchor":"date"}]}' |
		tar -xO a.ann | diff - <(
			sed 's/|/\t/g' <<-'EOF'
				T1|Quote 1 4|No,
				A1|Kind T1 direct
				T2|Speaker 6 14|Ada Moss
				R1|SaidBy Arg1:T1 Arg2:T2
				T3|Cue 15 19|said
				R2|CuedBy Arg1:T1 Arg2:T3
				#1|AnnotatorNotes T1|speaker Ada "A" Moss
				T4|Date 20 26|Monday
				A2|Type T4 DATE
				#2|AnnotatorNotes T4|value 2021-03-22, anchor date
			EOF
		)
}

@test "the text is as it was, offsets count code points, line breaks and tabs part a span" {
	"$bin/export-brat" <<<'{"id":1,"text":"😀 é\r\n\tb\u2028c d\n","sentences":[{"start":0,"end":11}]}' | tar -x
	cmp 1.txt <(printf '😀 é\r\n\tb\u2028c d\n')
	[ "$(cat 1.ann)" = $'T1\tSentence 0 3;6 7;8 11\t😀 é b c d' ]
}

@test "every annotation is one line, its words are those of the text, its references lead somewhere" {
	command -v python3 >/dev/null || skip "no python3"
	{
		cat "$ferry"
		jq -nc '{id: "odd", text: "a\nb\tc\u0085d\u001ce", sentences: [{start: 0, end: 9}], quotes: [{start: 1, end: 2},
			{start: 0, end: 9, kind: "direct", speaker: {name: "x\ny\u2028z\tw", start: 3, end: 3}}], dates: [{start: 0, end: 1, value: "\n"}]}'
	} | "$bin/export-brat" | tar -x
	for doc in grey-heron odd; do
		python3 - "$doc" <<-'EOF'
			import re, sys
			text = open(sys.argv[1] + ".txt", encoding="utf-8", newline="").read()
			lines = open(sys.argv[1] + ".ann", encoding="utf-8", newline="").read().splitlines()
			ids = [line.split("\t")[0] for line in lines]
			assert len(set(ids)) == len(ids) > 0
			for line in lines:
			    if line[0] == "T":
			        name, where, words = line.split("\t")
			        spans = [tuple(map(int, s.split(" "))) for s in where.split(" ", 1)[1].split(";")]
			        assert " ".join(text[a:b] for a, b in spans) == words, line
			        assert all(a < b for a, b in spans)
			    else:
			        assert re.match(r"A\d+\t(Kind|Type) T\d+ \w+$|R\d+\t(SaidBy|CuedBy) Arg1:T\d+ Arg2:T\d+$|#\d+\tAnnotatorNotes T\d+\t.", line), line
			        assert all(t in ids for t in re.findall(r"\bT\d+", line.split("\t")[1])), line
		EOF
	done
}

@test "every type and relation stands in the configuration" {
	"$bin/export-brat" "$ferry" | tar -x
	cut -f 2 grey-heron.ann | cut -d ' ' -f 1 | grep -v AnnotatorNotes | sort -u >types
	[ "$(wc -l <types)" -eq 11 ]
	while read -r type; do
		grep -qE "^$type(	|\$)" annotation.conf || { echo "no $type"; false; }
	done <types
}

@test "two files a record, whatever the id; -j N writes the same archive" {
	for i in $(seq 200); do sed "s/grey-heron/$i/" "$ferry"; done >many
	echo '{"id":"a/../b","text":""}' >>many
	"$bin/export-brat" many >one.tar
	"$bin/export-brat" -j3 --block-size=1k many | cmp - one.tar
	tar -tf one.tar >names
	[ "$(wc -l <names)" -eq 404 ]
	grep -qx 'a%2F..%2Fb.ann' names
}

@test "a layer that cannot be is refused" {
	run "$bin/export-brat" <<<'{"text":"a","dates":[{"start":0,"end":2}]}'
	[ "$status" -eq 1 ]
	[[ ${lines[*]} == *'an offset is missing or out of range'* ]]
}
