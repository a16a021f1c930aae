#!/usr/bin/env bats
# A layer as a table.

setup() {
	bin=${BUILD:-build}/bin
	record='{"id":"a,1","source":"=The \"Daily\"","n":-2,"text":"“No,” Ada Moss said.","quotes":[{"start":1,"end":4,"kind":"direct","text":"No,","speaker":{"name":"Ada Moss","start":6,"end":14,"text":"Ada Moss"},"cue":{"start":15,"end":19,"text":"said"},"confidence":900}]}'
}

crlf() { # LINE...: what a file of these lines is
	printf '%s\r\n' "$@"
}

@test "a quotation is a row: who, by which words, what" {
	"$bin/export-csv" quotes <<<"$record" | cmp - <(crlf \
		'id,start,end,kind,speaker,mention,cue,confidence,nested,text' \
		'"a,1",1,4,direct,Ada Moss,Ada Moss,said,900,,"No,"')
}

@test "columns from the record; null and missing are empty" {
	"$bin/export-csv" quotes --with=source,n,none <<<"${record/\"Ada Moss\",\"start\"/null,\"start\"}" | cmp - <(crlf \
		'id,source,n,none,start,end,kind,speaker,mention,cue,confidence,nested,text' \
		'"a,1","=The ""Daily""",-2,,1,4,direct,,Ada Moss,said,900,,"No,"')
}

@test "a quotation inside of another one is told apart" {
	run "$bin/export-csv" quotes <<<"${record/900\}/900,\"nested\":true\}}"
	[ "${lines[1]}" = $'"a,1",1,4,direct,Ada Moss,Ada Moss,said,900,true,"No,"\r' ]
}

@test "--safe keeps strings from being formulas, numbers as they are" {
	run "$bin/export-csv" --safe sentences --with source,n <<<'{"text":"a","source":"@x","n":-2,"sentences":[{"start":0,"end":1}]}'
	[ "${lines[1]}" = $',\'@x,-2,0,1,a\r' ]
}

@test "--bom for those who need one" {
	"$bin/export-csv" --bom quotes <<<"$record" | cmp - <(printf '\xef\xbb\xbf' && "$bin/export-csv" quotes <<<"$record")
}

@test "text is cut out of the document where the item has none, line breaks and all" {
	"$bin/export-csv" --tsv sentences <<<'{"id":7,"text":"é\tb\nc.","sentences":[{"start":0,"end":6}]}' |
		cmp - <(printf 'id\tstart\tend\ttext\r\n7\t0\t6\t"é\tb\nc."\r\n')
}

@test "Python's csv module reads back what was written" {
	command -v python3 >/dev/null || skip "no python3"
	text=$'Commas, "marks"\r\nand lines; é 😀.'
	jq -nc --arg t "$text" '{id:"x",text:$t,sentences:[{start:0,end:($t|length)}]}' |
		"$bin/export-csv" sentences >"$BATS_TEST_TMPDIR/table"
	run python3 -c 'import csv,sys
rows = list(csv.DictReader(open(sys.argv[1], newline="", encoding="utf-8")))
sys.exit(len(rows) != 1 or rows[0]["text"] != sys.argv[2])' "$BATS_TEST_TMPDIR/table" "$text"
	[ "$status" -eq 0 ]
}

@test "the header is there without a record; a record without the layer is refused" {
	[ "$("$bin/export-csv" summary </dev/null)" = $'id,start,end,sentence,score,text\r' ]
	run "$bin/export-csv" dates <<<'{"text":"a"}'
	[ "$status" -eq 1 ]
	[[ ${lines[*]} == *'1: the record has not got that layer'* ]]
	run "$bin/export-csv" sentences <<<'{"text":"a","sentences":[{"start":0,"end":2}]}'
	[ "$status" -eq 1 ]
	[[ ${lines[*]} == *'an offset is missing or out of range'* ]]
}

@test "no layer, or one it does not know, is bad usage" {
	run "$bin/export-csv" </dev/null
	[ "$status" -eq 2 ]
	[[ ${lines[0]} == "export-csv: LAYER: is missing" ]]
	run "$bin/export-csv" quote </dev/null
	[ "$status" -eq 2 ]
	[[ ${lines[0]} == "export-csv: LAYER quote: not one of "* ]]
}

@test "-j N writes the same table" {
	for i in $(seq 3000); do echo "${record/a,1/$i}"; done >"$BATS_TEST_TMPDIR/many"
	"$bin/export-csv" quotes "$BATS_TEST_TMPDIR/many" >"$BATS_TEST_TMPDIR/one"
	"$bin/export-csv" -j3 --block-size=1k quotes "$BATS_TEST_TMPDIR/many" | cmp - "$BATS_TEST_TMPDIR/one"
	[ "$(wc -l <"$BATS_TEST_TMPDIR/one")" -eq 3001 ]
}
