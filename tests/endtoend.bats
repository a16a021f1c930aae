#!/usr/bin/env bats
# From what people have to what they want, in one pipeline.

load archive

setup() {
	bin=$(realpath "${BUILD:-build}/bin")
	PATH=$bin:$PATH
	cd "$BATS_TEST_TMPDIR" || return
}

layers() { # all of them, in the order of the README
	extract-embeds | segment | tag-speakers | extract-dates | summarize
}

# what a record made of invented news must come out with
table() {
	printf '%s\r\n' 'nr,body,day,outlet' \
		'7,"“The quay is closed,” said Ada Moss on Monday.' \
		'She said the harbour would open again next week.",2021-03-19,"Lend, Observer"' \
		'8,"“Nobody <b>asked</b> us,” said Tom Arden, the mayor.",2021-03-20,=Echo'
}

@test "a table of articles to a table of quotations, with the ids of its rows" {
	table | import-csv --text body --id nr --date day | layers | export-csv quotes --safe --with outlet >quotes.csv
	head -n 1 quotes.csv | grep -q '^id,outlet,start,end,kind,speaker,'
	grep -q '^7,"Lend, Observer",1,20,direct,Ada Moss,' quotes.csv
	grep -q "^8,'=Echo,1,24,direct,Tom Arden,Tom Arden,said,[0-9]*,,\"Nobody <b>asked</b> us,\"" quotes.csv
}

@test "a table of articles to a page" {
	table | import-csv --text body --id nr --date day | layers | export-html >page.html
	[ "$(grep -c '^<article' page.html)" -eq 2 ]
	grep -q '<q class="direct c1".*title="Ada Moss, direct"' page.html
	grep -q 'data-v="Mon 15 Mar 2021, counted from the date of publication"' page.html
	grep -q '&lt;b&gt;asked&lt;/b&gt;' page.html
}

@test "the dates of a table to TimeML" {
	table | import-csv --text body --id nr --date day | layers | export-timeml --tar | tar -x
	grep -q '<TIMEX3 tid="t0" type="DATE" value="2021-03-19" functionInDocument="CREATION_TIME">' 7.tml
	grep -q 'value="2021-03-15" temporalFunction="true" anchorTimeID="t0">Monday</TIMEX3>' 7.tml
}

# the layers of a page: its embeds are there already
page_layers() {
	segment | tag-speakers | extract-dates | summarize
}

@test "an archive of the web to a table of quotations, with their addresses" {
	archive
	import-warc crawl.warc.gz | import-html | page_layers | export-csv quotes --with url,date >quotes.csv
	grep -q '^urn:uuid:1,https://quay.example/1,2021-03-19,1,20,direct,Ada Moss,' quotes.csv
}

@test "an archive of the web to a page" {
	archive
	import-warc crawl.warc.gz | import-html | page_layers | export-html >out.html
	[ "$(grep -c '^<article' out.html)" -eq 1 ]
	grep -q 'Quay closed' out.html
	grep -q 'data-v="Mon 15 Mar 2021, counted from the date of publication"' out.html
	grep -q 'tarden' out.html
}

@test "a page to quotations and a page" {
	archive
	import-html page.html | page_layers >out.jsonl
	export-csv quotes out.jsonl | grep -q '^page.html,1,20,direct,Ada Moss,'
	export-html out.jsonl | grep -q '<q class="direct c1".*title="Ada Moss, direct"'
}
