#!/usr/bin/env bats
# The pages and texts of web archives as records.

load sanitized

setup() {
	import=$(realpath "${BUILD:-build}/bin/import-warc")
	bin=$(dirname "$import")
	cd "$BATS_TEST_TMPDIR" || return
}

# is RECORD...: the output is these lines, the exit status 0
is() {
	diff <(echo "$status: $output") <(echo "0: $(printf '%s\n' "$@")")
}

# refused NUMBER REASON: of the file "archive" that record was refused for that reason, and no other
refused() {
	[ "$status" -eq 1 ]
	diff err <(echo "import-warc: archive:$1: $2")
}

# record TYPE CONTENT-TYPE BLOCK-FILE [LENGTH]: a record on standard output
record() {
	printf 'WARC/1.0\r\nWARC-Type: %s\r\nWARC-Record-ID: <urn:uuid:%s>\r\n' "$1" "$3"
	printf 'WARC-Date: 2026-03-19T08:00:00Z\r\nWARC-Target-URI: https://quay.example/%s\r\n' "$3"
	printf 'Content-Type: %s\r\nContent-Length: %s\r\n\r\n' "$2" "${4-$(stat -c %s "$3")}"
	cat "$3"
	printf '\r\n\r\n'
}

# response NAME BODY [HEADER...]: a record with an HTTP response
response() {
	local name=$1 body=$2
	shift 2
	{
		printf 'HTTP/1.1 200 OK\r\n'
		[ $# -gt 0 ] || set -- 'Content-Type: text/html; charset=utf-8'
		printf '%s\r\n' "$@"
		printf '\r\n%b' "$body"
	} >"$name"
	record response 'application/http; msgtype=response' "$name"
}

page() { # NAME HTML: the record a page should become
	printf '{"id":"urn:uuid:%s","url":"https://quay.example/%s","date":"2026-03-19T08:00:00Z","html":"%s"}' "$1" "$1" "$2"
}

ids() { # of the output's records
	jq -r '.id | sub("urn:uuid:"; "")' <<<"$output" | paste -sd ' '
}

@test "responses become pages, conversions and plain text become text, the rest is passed over" {
	printf 'software: none\r\n' >info
	printf 'Der Text.\nNoch einer.' >text
	{
		record warcinfo application/warc-fields info
		response one '<p>Łódź'
		record request 'application/http; msgtype=request' info
		record conversion text/plain text | sed 's/^WARC-Date/WARC-Identified-Content-Language: deu\r\n&/'
		response plain 'Plain.' 'content-type: text/plain'
		response image 'GIF89a' 'Content-Type: image/gif'
	} >archive
	run "$import" archive
	is "$(page one '<p>Łódź')" \
		'{"id":"urn:uuid:text","url":"https://quay.example/text","date":"2026-03-19T08:00:00Z","lang":"de","text":"Der Text.\nNoch einer."}' \
		"$(page plain Plain. | sed 's/html/text/')"
	# the same packed: a member a record, or one for all
	gzip -c archive >one.gz
	run "$import" one.gz
	[ "$(ids)" = 'one text plain' ]
	{ response one '<p>1' | gzip; response two '<p>2' | gzip; } >members.gz
	run "$import" <members.gz
	is "$(page one '<p>1')" "$(page two '<p>2')"
}

@test "pages of errors and redirections are taken if they are asked for" {
	{ response one '<p>1'; response two '<p>2'; } | sed 's/200 OK/404 NO/' >archive
	run "$import" archive
	[ "$status" -eq 0 ]
	[ -z "$output" ]
	run "$import" --any-status archive
	[ "$(jq -c '[.html, .status]' <<<"$output")" = $'["<p>1",404]\n["<p>2",404]' ]
}

@test "content in chunks, packed, or both" {
	printf '<p>Low tide.' | gzip >packed
	{
		response chunks '4\r\n<p>1\r\n2;a=b\r\n23\r\n0\r\n\r\n' 'Content-Type: text/html' 'Transfer-Encoding: chunked'
		response undone '<p>done' 'Content-Type: text/html' 'Transfer-Encoding: chunked' 'Content-Encoding: br'
		{
			printf 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n'
			printf '%x\r\n' "$(stat -c %s packed)"
			cat packed
			printf '\r\n0\r\n\r\n'
		} >both
		record response application/http both
	} >archive
	run "$import" archive
	[ "$(jq -r .html <<<"$output" | paste -sd ' ')" = '<p>123 <p>done <p>Low tide.' ]
}

@test "charsets that lie, and those that do not" {
	{
		response liar '<p>Caf\xc3\xa9' 'Content-Type: text/html; charset=iso-8859-1'
		response latin '<p>Caf\xe9' 'Content-Type: text/html; charset=utf-8'
		response server '<meta charset=latin1><p>\xf0\xd2' 'Content-Type: text/html; charset="KOI8-R"'
		response meta '<meta charset=koi8-r><p>\xf0\xd2' 'Content-Type: text/html'
	} >archive
	run "$import" archive
	[ "$(jq -r '.html | sub(".*<p>"; "")' <<<"$output" | paste -sd ' ')" = 'Café Café Пр Пр' ]
}

@test "a wrong Content-Length costs its record; the next is found" {
	for pack in cat gzip; do
		for length in 2 999 99999999999 many; do
			response two '<p>2' >/dev/null
			{
				response one '<p>1' | $pack
				record response application/http two $length | $pack
				response three '<p>3' | $pack
			} >archive
			run bash -c '"$1" archive 2>err' - "$import"
			[ "$(ids)" = 'one three' ] || { echo "$pack $length: $output"; false; }
			case $length in
			2) refused 2 'it does not end where its Content-Length says' ;;
			999) refused 2 'it is shorter than its Content-Length' ;;
			many) refused 2 'a WARC record without a Content-Length' ;;
			*) refused 2 'longer than --max-record' ;;
			esac
		done
	done
}

@test "the length an HTTP message gives itself does not count" {
	{
		response one '<p>One.' 'Content-Type: text/html' 'Content-Length: 2'
		response two '<p>Two.' 'Content-Type: text/html' 'Content-Length: 99999'
	} >archive
	run "$import" archive
	[ "$(jq -r .html <<<"$output" | paste -sd ' ')" = '<p>One. <p>Two.' ]
}

@test "truncated gzip: what is whole goes through, the rest is refused" {
	{ response one '<p>1' | gzip; response two '<p>2' | gzip; } >whole
	for cut in 1 9 100; do
		head -c -$cut whole >archive
		run bash -c '"$1" archive 2>err' - "$import"
		[ "$(ids)" = one ]
		refused 2 'the gzip data end early'
	done
	response one '<p>1' >plain
	head -c -9 plain >archive
	run bash -c '"$1" archive 2>err' - "$import"
	[ -z "$output" ]
	refused 1 'it is shorter than its Content-Length'
}

@test "broken gzip data cost their record; the next is found" {
	response one '<p>1' | gzip >one.gz
	response two '<p>2' | gzip >two.gz
	printf 'XXXX' | dd of=two.gz bs=1 seek=40 conv=notrunc 2>/dev/null
	cat one.gz two.gz one.gz >archive
	run bash -c '"$1" archive 2>err' - "$import"
	[ "$(ids)" = 'one one' ]
	refused 2 'the gzip data are broken'
	run bash -c '"$1" --on-error=wrap archive 2>/dev/null | sed -n 2p' - "$import"
	[ "$(jq -c '.error | [.file, .line]' <<<"$output")" = '["archive",2]' ]
	run bash -c '"$1" --on-error=fail archive 2>/dev/null' - "$import"
	[ "$status" -eq 1 ]
	[ "$(ids)" = one ]
}

@test "garbage between records is refused, the next is found" {
	{ response one '<p>1'; printf 'no record\r\n\r\n'; response two '<p>2'; } >archive
	run bash -c '"$1" archive 2>err' - "$import"
	[ "$(ids)" = 'one two' ]
	refused 2 'no WARC record'
	for file in page.html empty; do
		printf '<p>No archive.' >page.html
		: >empty
		run "$import" $file
		[ $file = empty ] || [ "$output" = 'import-warc: page.html:1: no WARC record' ]
	done
	[ "$status" -eq 0 ]
	[ -z "$output" ]
}

@test "a zip bomb is bounded by --max-record" {
	! sanitized "$import" || skip "a sanitizer takes memory of its own"
	# as a record, and as the content of one
	head -c 1G /dev/zero >bomb
	record response application/http bomb | gzip >archive
	{
		printf 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n'
		gzip <bomb
	} >inner
	rm bomb
	record response application/http inner | gzip >>archive
	response one '<p>1' | gzip >>archive
	run bash -c '(ulimit -v 400000; "$1" archive 2>err)' - "$import"
	[ "$status" -eq 1 ]
	[ "$(ids)" = one ]
	diff err <(printf 'import-warc: archive:%s\n' '1: longer than --max-record' '2: longer than --max-record when it is unpacked')
}

@test "a header line of 1 GB is refused in bounded memory" {
	! sanitized "$import" || skip "a sanitizer takes memory of its own"
	run bash -c '{ printf "WARC/1.0\r\nX: "; head -c 1G /dev/zero | tr "\0" x; printf "\r\n\r\n"; cat; } |
		(ulimit -v 100000; "$1" 2>&1 | cut -c1-60)' - "$import" < <(response one '<p>1')
	[ "${lines[0]}" = 'import-warc: (standard input):1: no WARC record' ]
	[[ ${lines[1]} == '{"id":"urn:uuid:one",'* ]]
	[ "${#lines[@]}" -eq 2 ]
}

@test "many records take little memory" {
	! sanitized "$import" || skip "a sanitizer takes memory of its own"
	response one "$(yes '<p>The ferry sails.' | head -n 1000)" >record
	gzip -k record
	for file in record record.gz; do
		run bash -c 'for i in $(seq 2000); do cat "$2"; done | (ulimit -v 60000; "$1") | wc -l' - "$import" $file
		is 2000
	done
}

@test "an archive goes to quotes with their addresses in one pipeline" {
	[ -x "$bin/tag-speakers" ] || skip "no tag-speakers yet"
	response one '<article><p>“No ferry sails,” Mara Quell said.</article>' | gzip >archive
	run bash -c '"$1/import-warc" archive | "$1/import-html" | "$1/segment" | "$1/tag-speakers" |
		"$1/export-csv" --with=url quotes | cut -d, -f2 | tr -d "\r"' - "$bin"
	is url https://quay.example/one
}
