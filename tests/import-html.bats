#!/usr/bin/env bats
# Web pages as records.

load sanitized

setup() {
	import=$(realpath "${BUILD:-build}/bin/import-html")
	bin=$(dirname "$import")
	cd "$BATS_TEST_TMPDIR" || return
	text='The ferry sailed at nine, and the harbour master was glad of it.'
}

# is RECORD...: the output is these lines, the exit status 0
is() {
	diff <(echo "$status: $output") <(echo "0: $(printf '%s\n' "$@")")
}

# page BODY [HEAD]: a page on standard output
page() {
	printf '<!DOCTYPE html><html><head>%s</head><body>%s</body></html>' "${2-}" "$1"
}

# records: the pages named, as JSON Lines with an html key
records() {
	for f; do jq -Rsc --arg id "$f" '{id: $id, html: .}' "$f"; done
}

@test "a page is a record, named after its file" {
	page "<h1>Late</h1><p>$text<p>It <b>rained</b>." '<title>Late again</title>' >page.html
	run "$import" page.html
	is '{"id":"page.html","title":"Late","text":"'"$text"'\nIt rained.","embeds":[]}'
	run "$import" <page.html
	is '{"title":"Late","text":"'"$text"'\nIt rained.","embeds":[]}'
}

@test "title, date, language and address from what the page says of itself" {
	page "<p>$text<time datetime=2026-03-17>Tuesday</time>" '<title>Four | The Quay</title>' >page.html
	run "$import" page.html
	[ "$(jq -c '[.title, .date, .lang, .url]' <<<"$output")" = '["Four | The Quay","2026-03-17",null,null]' ]
	page "<p>$text" '<title>Four</title>
		<meta property="og:title" content="One &amp; two"><meta property="og:locale" content="en_GB">
		<meta property="og:url" content="https://quay.example/1">
		<meta property="article:published_time" content="2026-03-18T08:00:00Z">' >page.html
	run "$import" page.html
	[ "$(jq -c '[.title, .date, .lang, .url]' <<<"$output")" = '["One & two","2026-03-18T08:00:00Z","en-GB","https://quay.example/1"]' ]
	sed -i 's/<html>/<html lang=de-AT>/; s|<head>|<head><link rel=canonical href="https://quay.example/c">|' page.html
	run "$import" page.html
	[ "$(jq -c '[.lang, .url]' <<<"$output")" = '["de-AT","https://quay.example/c"]' ]
	run "$import" --lang=nl --date-key=published --text-key=content page.html
	[ "$(jq -c '[.lang, .published, .content]' <<<"$output")" = '["nl","2026-03-18T08:00:00Z","'"$text"'"]' ]
}

@test "JSON-LD: an object, an array, a graph, with line breaks where none may be" {
	article='"@type":"NewsArticle","datePublished":"2026-03-19","headline":"Told","inLanguage":"en-GB","mainEntityOfPage":{"@id":"https://quay.example/ld"}'
	other='{"@type":"WebPage","datePublished":"2020-01-01"}'
	for ld in "{$article}" "[$other,{$article}]" "{\"@graph\":[$other,{$article}]}" \
		"{\"description\":\"two
lines\",${article/NewsArticle/ReportageNewsArticle}}" "{${article/\"NewsArticle\"/[\"x\",\"BlogPosting\"]}}"; do
		page "<p>$text" "<script type=\"application/ld+json\">$ld</script><meta name=date content=2026-01-01>" >page.html
		run "$import" page.html
		[ "$(jq -c '[.title, .date, .lang, .url]' <<<"$output")" = '["Told","2026-03-19","en-GB","https://quay.example/ld"]' ] || {
			echo "$ld: $output"
			false
		}
	done
	page "<p>$text" '<script type="application/ld+json">{"datePublished":</script><meta name=date content=2026-01-01>' >page.html
	run "$import" page.html
	[ "$(jq -r .date <<<"$output")" = 2026-01-01 ]
}

@test "dates that are none are passed over" {
	page "<p>$text" '<meta property="article:published_time" content="yesterday"><meta name=date content="2026-03-19">' >page.html
	run "$import" page.html
	[ "$(jq -r .date <<<"$output")" = 2026-03-19 ]
}

@test "embeds come out as a layer: what is marked up is not guessed" {
	page "<p>$text
		<blockquote class='twitter-tweet'><p lang=en>No boat today 😀<br>Sorry!</p>&mdash; Mara Quell (@maraq)
		<a href='https://twitter.com/maraq/status/1256540000000000000'>May 2, 2020</a></blockquote>
		<script async src='https://platform.twitter.com/widgets.js'></script>
		<div><iframe src='https://www.youtube-nocookie.com/embed/aB-1?rel=0'></iframe></div><p>$text" >page.html
	run "$import" page.html
	[ "$(jq -c '.text as $t | .embeds[] | [.kind, .type, .provider_name, .author_name, .handle, .author_url, .posted,
		$t[.start:.end], (.body | if . then $t[.start:.end] else . end)]' <<<"$output")" = "$(cat <<-'END'
		["tweet","rich","Twitter","Mara Quell","maraq","https://twitter.com/maraq","2020-05-02","No boat today 😀\nSorry!\n— Mara Quell (@maraq) May 2, 2020","No boat today 😀\nSorry!"]
		["youtube","video","YouTube",null,null,null,null,"https://www.youtube.com/watch?v=aB-1",null]
		END
	)" ]
	[ "$(jq -c '[.embeds[].urls]' <<<"$output")" = '[["https://twitter.com/maraq/status/1256540000000000000"],["https://www.youtube.com/watch?v=aB-1"]]' ]
	# segment cuts at their edges
	run bash -c '"$1" page.html | "$2/segment" | jq -c ".text as \$t | [.sentences[] | \$t[.start:.end]][1]"' - "$import" "$bin"
	is '"No boat today 😀"'
}

@test "every platform: its author, day, words" {
	run "$import" "$BATS_TEST_DIRNAME/import/embeds.html"
	diff <(jq -c '.text as $t | .embeds[] | [.kind, .author_name, .handle, .author_url, .posted,
		$t[.start:.end], (.body | if . then $t[.start:.end] else . end)]' <<<"$output") - <<-'END'
		["tweet","Mara Quell","maraq","https://twitter.com/maraq","2020-05-02","No boat today.\nSorry! pic.twitter.com/x\n— Mara Quell (@maraq) May 2, 2020","No boat today.\nSorry! pic.twitter.com/x"]
		["instagram","The Quay","quay.one","https://www.instagram.com/quay.one","2021-03-18","View this post on Instagram\nLow tide.\nA post shared by The Quay (@quay.one) on Mar 18","Low tide."]
		["tiktok",null,"quay","https://www.tiktok.com/@quay","2021-04-11","@quay\nHigh tide.\noriginal sound","High tide."]
		["bluesky","Tom Arden","tarden.example","https://bsky.app/profile/tarden.example","2024-11-28","Ebb.\n— Tom Arden (@tarden.example) Nov 28, 2024","Ebb."]
		["facebook",null,"quay","https://www.facebook.com/quay",null,"https://www.facebook.com/quay/posts/1",null]
		["mastodon",null,"quay","https://toots.example/@quay","2022-11-07","https://toots.example/@quay/109300000000000000",null]
		["youtube",null,null,null,null,"https://www.youtube.com/watch?v=aB-1",null]
		["telegram",null,"quay","https://t.me/quay",null,"https://t.me/quay/12",null]
	END
}

@test "records with an html key: it is replaced, all else stays" {
	page "<h1>Late</h1><p>$text" '<meta name=date content=2026-03-19>' >page.html
	jq -Rsc '{n: 1.50, "date": "2000-01-01", html: ., "k\u00e9y": [1]}' <page.html | sed 's/:1.5,/: 1.50,/' >record
	run "$import" record
	is '{"n":1.50,"date":"2026-03-19","title":"Late","text":"'"$text"'","embeds":[],"kéy":[1]}'
	run "$import" --prefer=record record
	is '{"n":1.50,"date":"2000-01-01","title":"Late","text":"'"$text"'","embeds":[],"kéy":[1]}'
	run "$import" --keep-html record
	[ "$(jq -c 'del(.html) | keys_unsorted' <<<"$output")" = '["n","date","title","text","embeds","kéy"]' ]
	[ "$(jq -r .html <<<"$output")" = "$(cat page.html)" ]
	sed 's/"html"/"raw"/; s/"n"/"id"/' record >other
	run "$import" --html-key=raw --layer-only other
	is '{"id":1.50,"title":"Late","date":"2026-03-19","text":"'"$text"'","embeds":[]}'
}

@test "records that have text already are handed on; those with neither are refused" {
	run "$import" <<<'{"text": "Told.",  "n":1}'
	is '{"text": "Told.",  "n":1}'
	run "$import" <<<'{"n":1}'
	[ "$status" -eq 1 ]
	[ "$output" = 'import-html: (standard input):1: "html" is missing' ]
	run "$import" <<<'{"html":7,"text":""}'
	[ "$status" -eq 1 ]
	[ "$output" = 'import-html: (standard input):1: "html" is not a string' ]
	run "$import" <<<'[{"html":""}]'
	[ "$status" -eq 1 ]
	[ "$output" = 'import-html: (standard input):1: not a JSON object (byte 1)' ]
	run "$import" <<<'{"html":"","text":"old"}'
	is '{"embeds":[],"text":""}'
}

@test "it keeps to what filters keep to: -j, block sizes, refusals, --stats, --max-errors" {
	for i in $(seq 30); do page "<p>Page $i. $text" >"page$i.html"; done
	"$import" page*.html >pages
	[ "$(wc -l <pages)" -eq 30 ]
	records page*.html >lines
	"$import" lines >from-records
	[ "$(jq -c '[.id, .text]' pages)" = "$(jq -c '[.id, .text]' from-records)" ]
	for args in "-j 3" "--block-size=1 -j2" "--block-size=100"; do
		# shellcheck disable=SC2086
		"$import" $args page*.html | cmp - pages
		# shellcheck disable=SC2086
		"$import" $args lines | cmp - from-records
	done
	echo '{"html":1}' >>lines
	run bash -c '"$1" --stats --max-errors=1 lines page1.html 2>&1 >/dev/null' - "$import"
	[ "$status" -eq 0 ]
	[ "${lines[1]}" = 'import-html: in 32, out 31, refused 1' ]
	run bash -c '"$1" --on-error=wrap lines 2>/dev/null | "$1" | tail -n 1' - "$import"
	[ "$output" = '{"error":{"filter":"import-html","file":"lines","line":31,"reason":"\"html\" is not a string"},"raw":"{\"html\":1}"}' ]
	run bash -c '"$1" lines >/dev/full' - "$import"
	[ "$status" -eq 2 ]
	[[ $output == *"No space left on device"* ]]
	run bash -c '"$1" page1.html none . page2.html 2>err' - "$import"
	[ "$status" -eq 2 ]
	[ "${#lines[@]}" -eq 2 ]
	[ "$(wc -l <err)" -eq 2 ]
}

@test "each record is out before the next is waited for" {
	coproc reader { "$import"; }
	for i in 1 2; do
		echo '{"html":"<p>One."}' >&"${reader[1]}"
		IFS= read -r -t 10 -u "${reader[0]}" got
		[ "$got" = '{"text":"One.","embeds":[]}' ]
	done
}

@test "charsets that lie are seen through" {
	page '<p>Łódź, café.' '<meta charset=latin1>' >page.html
	run "$import" page.html
	[ "$(jq -r .text <<<"$output")" = 'Łódź, café.' ]
	page '<p>Café “à la carte”.' '<meta charset=utf-8>' | iconv -t windows-1252 >page.html
	run "$import" page.html
	[ "$(jq -r .text <<<"$output")" = 'Café “à la carte”.' ]
	{ page '<p>Łódź, cafés'; printf '\xff.'; } >page.html
	run "$import" page.html
	[ "$(jq -r .text <<<"$output")" = 'Łódź, cafés�.' ]
}

@test "charsets that do not lie: from <meta>, a byte order mark, --encoding" {
	page '<p>Прибой.' '<meta charset=windows-1251>' | iconv -t windows-1251 >page.html
	run "$import" page.html
	[ "$(jq -r .text <<<"$output")" = 'Прибой.' ]
	page '<p>港で。' '<meta http-equiv=Content-Type content="text/html; charset=Shift_JIS">' | iconv -t CP932 >page.html
	run "$import" page.html
	[ "$(jq -r .text <<<"$output")" = '港で。' ]
	page '<p>Łódź.' | iconv -t UTF-16 >page.html
	run "$import" page.html
	[ "$(jq -r .text <<<"$output")" = 'Łódź.' ]
	page '<p>Прибой.' | iconv -t koi8-r >page.html
	run "$import" --encoding=koi8-r page.html
	[ "$(jq -r .text <<<"$output")" = 'Прибой.' ]
}

@test "hostile pages are refused in bounded time and memory" {
	! sanitized "$import" || skip "a sanitizer takes memory of its own"
	yes '<div>' | head -n 1000000 >deep.html
	yes '<div><b></div>' | head -n 1000000 >format.html
	{ echo '<a'; seq -f 'a%.0f' 1000000; } >attributes.html
	{ yes '<div>' | head -n 500; yes '<p>x</p><i>y</i>' | head -n 1000000; } >work.html
	{ echo '<p'; head -c 100M /dev/zero | tr '\0' x; } >long.html
	yes '<p>' | head -n 15000000 >tree.html
	run bash -c 'ulimit -v 1500000; ulimit -t 60; for x in deep format attributes work long tree; do "$1" $x.html 2>&1; done' - "$import"
	is_lines='import-html: deep.html:1: elements nested deeper than 512
import-html: format.html:1: elements nested deeper than 512
import-html: attributes.html:1: more than 512 attributes in a tag
import-html: work.html:1: too many tags too deep in others
import-html: long.html:1: longer than --max-record
import-html: tree.html:1: a page whose tree takes too much memory'
	diff <(echo "$output") <(echo "$is_lines")
}

@test "a page longer than --max-record is refused, the next one is found" {
	page "$(yes "<p>$text" | head -n 100)" >long.html
	page "<p>$text" >page.html
	run bash -c '"$1" --max-record=4k long.html page.html 2>err | jq -r .id' - "$import"
	is page.html
	[ "$(cat err)" = 'import-html: long.html:1: longer than --max-record' ]
}

@test "records of pages stream in bounded memory" {
	! sanitized "$import" || skip "a sanitizer takes memory of its own"
	page "$(yes "<p>$text" | head -n 100)" >page.html
	records page.html >record
	run bash -c 'for i in $(seq 5000); do cat record; done | (ulimit -v 100000; "$1") | wc -l' - "$import"
	is 5000
}

@test "bad options are usage, exit 2" {
	for bad in --prefer=neither --encoding; do
		run "$import" $bad </dev/null
		[ "$status" -eq 2 ]
	done
}
