#!/usr/bin/env bats
# The rows of tables as records.

load sanitized

setup() {
	import=$(realpath "${BUILD:-build}/bin/import-csv")
	bin=$(dirname "$import")
	cd "$BATS_TEST_TMPDIR" || return
}

# is RECORD...: the output is these lines, the exit status 0
is() {
	diff <(echo "$status: $output") <(echo "0: $(printf '%s\n' "$@")")
}

# refused LINE REASON RECORD...: that line was refused for that reason, and these records came out
refused() {
	local want="import-csv: table.csv:$1: $2"
	shift 2
	[ "$(cat err)" = "$want" ] || { diff err <(echo "$want"); return 1; }
	diff <(echo "$status: $output") <(echo "1: $(printf '%s\n' "$@")")
}

@test "rows are records, columns are keys in their order" {
	printf 'id,text,source\n7,The ferry sails.,wire\n8,"It rained, again.",\n' >table.csv
	run "$import" table.csv
	is '{"id":"7","text":"The ferry sails.","source":"wire"}' '{"id":"8","text":"It rained, again.","source":""}'
}

@test "columns are chosen for text, id, date, title and language; all others are kept" {
	printf 'nr,body,seen,head,tongue,desk\n7,Text.,2026-03-19,Late,de,city\n' >table.csv
	run "$import" --text body --id=nr --date=seen --title=head --lang=tongue table.csv
	is '{"id":"7","text":"Text.","date":"2026-03-19","title":"Late","lang":"de","desk":"city"}'
}

@test "a column whose name is taken by another stays under a name of its own" {
	printf 'id,nr,text\na,7,Text.\n' >table.csv
	run "$import" --id=nr table.csv
	is '{"id_column":"a","id":"7","text":"Text."}'
}

@test "line ends, delimiters and doubled marks inside quotation marks" {
	printf 'id,text\r\n7,"One ""two"",\r\nthree.\n"\r\n"8",""\r\n' >table.csv
	run "$import" table.csv
	is '{"id":"7","text":"One \"two\",\r\nthree.\n"}' '{"id":"8","text":""}'
}

@test "a byte order mark, empty lines and a last row without its end are taken" {
	printf '\xef\xbb\xbf"id",text\n\n7,a\n\r\n8,b' >table.csv
	run "$import" table.csv
	is '{"id":"7","text":"a"}' '{"id":"8","text":"b"}'
}

@test "the delimiter is seen in the header, or named" {
	for d in ',' ';' '|' $'\t'; do
		printf 'id%stext%s"a,b"\n7%sx%sy\n' "$d" "$d" "$d" "$d" >table.csv
		run "$import" table.csv
		is '{"id":"7","text":"x","a,b":"y"}'
	done
	printf 'id:text\n7:a,b;c\n' >table.csv
	run "$import" --delimiter : table.csv
	is '{"id":"7","text":"a,b;c"}'
	printf 'a,b,text\tid\nx\t7\n' >table.csv
	run "$import" --delimiter=tab --text=a,b,text table.csv
	is '{"text":"x","id":"7"}'
}

@test "--no-quotes takes quotation marks as they are" {
	printf 'id\ttext\n7\t"No,\n8\tsaid "she"\n' >table.tsv
	run "$import" --no-quotes table.tsv
	is '{"id":"7","text":"\"No,"}' '{"id":"8","text":"said \"she\""}'
}

@test "--columns stands in for a header" {
	printf '7,One.\n8,Two.\n' >table.csv
	run "$import" --columns=nr,text --id nr table.csv
	is '{"id":"7","text":"One."}' '{"id":"8","text":"Two."}'
	run "$import" --columns='a,"text"' table.csv table.csv
	[ "${#lines[@]}" -eq 4 ]
}

@test "--encoding decodes what a spreadsheet saves" {
	printf 'id\ttext\r\n7\tŁódź “😀”\r\n' | iconv -t UTF-16 >table.txt
	run "$import" --encoding=UTF-16 table.txt
	is '{"id":"7","text":"Łódź “😀”"}'
}

@test "ragged rows are refused with their line, the others go through" {
	printf 'id,text\n7,"a\nb"\n8\n9,c\n10,d,e\n' >table.csv
	run "$import" --on-error=wrap table.csv
	[ "$status" -eq 1 ]
	run bash -c '"$1" table.csv 2>err' - "$import"
	[ "$status" -eq 1 ]
	[ "${#lines[@]}" -eq 2 ]
	diff err - <<-'END'
		import-csv: table.csv:4: 1 cells where the header has 2
		import-csv: table.csv:6: 3 cells where the header has 2
	END
	run bash -c '"$1" --on-error=wrap table.csv 2>/dev/null' - "$import"
	[ "$(jq -c 'select(.error) | [.error.line, .raw]' <<<"$output")" = $'[4,"8\\n"]\n[6,"10,d,e\\n"]' ]
	run bash -c '"$1" --on-error=fail table.csv 2>/dev/null' - "$import"
	[ "$status" -eq 1 ]
	[ "${#lines[@]}" -eq 1 ]
}

@test "a lone quotation mark costs its line, not the rows behind it" {
	printf 'id,text\n7,"He left.\n8,"She ""stayed""."\n9,All.\n' >table.csv
	run bash -c '"$1" table.csv 2>err' - "$import"
	refused 2 'something stands behind a closing quotation mark' \
		'{"id":"8","text":"She \"stayed\"."}' '{"id":"9","text":"All."}'
	printf 'id,text\n7,"He left.\n8,She stayed.\n9,All.\n' >table.csv
	run bash -c '"$1" table.csv 2>err' - "$import"
	refused 2 'a quotation mark is not closed' '{"id":"8","text":"She stayed."}' '{"id":"9","text":"All."}'
	printf 'id,text\n7,"He" left.\n8,She stayed.\n' >table.csv
	run bash -c '"$1" table.csv 2>err' - "$import"
	refused 2 'something stands behind a closing quotation mark' '{"id":"8","text":"She stayed."}'
	printf 'id,text\n7,"' >table.csv
	run bash -c '"$1" table.csv 2>err' - "$import"
	refused 2 'a quotation mark is not closed'
}

@test "a lone quotation mark in a large file is found out at --max-record" {
	{
		printf 'id,text\n7,"He left.\n'
		yes '8,She stayed.' | head -n 10000
	} >table.csv
	run bash -c '"$1" --max-record=16k table.csv 2>err | wc -l' - "$import"
	[ "$output" -eq 10000 ]
	[ "$(cat err)" = 'import-csv: table.csv:2: longer than --max-record' ]
}

@test "what is not UTF-8 is refused by the row: a charset that lies" {
	printf 'id,text\n7,caf\xe9\n8,b\n' >table.csv
	run bash -c '"$1" table.csv 2>err' - "$import"
	refused 2 "not UTF-8: name the file's --encoding" '{"id":"8","text":"b"}'
	run "$import" --encoding=latin1 table.csv
	is '{"id":"7","text":"café"}' '{"id":"8","text":"b"}'
	printf 'id,text\n7,a\n8,b\xff\n' >table.csv
	run bash -c '"$1" --encoding=ASCII table.csv 2>err' - "$import"
	[ "$status" -eq 1 ]
	[ "$(cat err)" = 'import-csv: table.csv:3: not in the --encoding it should be in' ]
	[ "$output" = '{"id":"7","text":"a"}' ]
}

@test "a header that cannot be used is refused, with a way out" {
	printf 'id,body\n7,a\n' >table.csv
	run bash -c '"$1" table.csv 2>err' - "$import"
	refused 1 'no column "text": choose one with --text'
	run bash -c '"$1" --text=body --date=day table.csv 2>err' - "$import"
	refused 1 'no column "day": choose one with --date'
	printf 'text,a,b,a\n7,1,2,3\n' >table.csv
	run bash -c '"$1" table.csv 2>err' - "$import"
	refused 1 'two columns for the key "a"'
	seq -s , 20000 >table.csv
	run bash -c '"$1" table.csv 2>err' - "$import"
	refused 1 'more than 16384 columns'
	: >table.csv
	run "$import" table.csv
	[ "$status" -eq 0 ]
	[ -z "$output" ]
}

@test "a header line of 1 GB is refused in bounded memory" {
	! sanitized "$import" || skip "a sanitizer takes memory of its own"
	run bash -c '{ head -c 1G /dev/zero | tr "\0" ,; printf "\n7,a\n"; } |
		(ulimit -v 400000; "$1" 2>&1)' - "$import"
	[ "$status" -eq 1 ]
	[ "$output" = 'import-csv: (standard input):1: longer than --max-record' ]
}

@test "many rows take little memory" {
	! sanitized "$import" || skip "a sanitizer takes memory of its own"
	run bash -c '{ echo id,text; yes "7,\"The ferry, \"\"late\"\", sails.\"" | head -n 7000000; } |
		(ulimit -v 60000; "$1" | tail -n 1)' - "$import"
	is '{"id":"7","text":"The ferry, \"late\", sails."}'
}

@test "a table goes to quotes with their ids in one pipeline" {
	[ -x "$bin/tag-speakers" ] || skip "no tag-speakers yet"
	printf 'article_id,body\n17,"“No ferry sails,” Mara Quell said."\n' >table.csv
	run bash -c '"$1/import-csv" --text body --id article_id table.csv | "$1/segment" | "$1/tag-speakers" |
		"$1/export-csv" quotes | cut -d, -f1 | tr -d "\r"' - "$bin"
	is id 17
}

@test "bad options are usage, exit 2" {
	for bad in --delimiter= --delimiter=ab --delimiter=é --encoding=none-such --layer-only; do
		run "$import" $bad </dev/null
		[ "$status" -eq 2 ]
	done
}
