#!/usr/bin/env bats
# export-html's page, looked at and clicked in headless Chromium. The pictures are left in $BUILD/screenshots.

load browser

setup_file() {
	export BUILD=${BUILD:-build}
	bin=$(realpath "$BUILD/bin")
	mkdir -p "$BUILD/screenshots"
	"$bin/export-html" tests/export/ferry.jsonl >"$BATS_FILE_TMPDIR/ferry.html"
	browser_start "$BATS_FILE_TMPDIR"
	export driver at
}

teardown_file() {
	browser_stop
}

setup() {
	ferry=$BATS_FILE_TMPDIR/ferry.html
	size 1280 1500
	scheme light
}

# the words of the quotations that can be seen, one a line
seen='return [...document.querySelectorAll("q")].filter(q => q.checkVisibility()).map(q => q.textContent)'

@test "it opens without a complaint, at any width, light and dark" {
	for width in 1280 390; do
		for colours in light dark; do
			size $width 1600
			scheme $colours
			open_page "$ferry"
			picture "$BUILD/screenshots/ferry-$width-$colours.png"
			[ "$(js 'return document.documentElement.scrollWidth <= innerWidth')" = true ]
			[ -z "$(complaints)" ] || { complaints; false; }
		done
	done
	[ "$(js 'return document.querySelectorAll("article .text q").length')" -eq 10 ]
	[ "$(js 'return performance.getEntriesByType("resource").length')" -eq 0 ]
}

@test "the text on the page is the text of the record" {
	open_page "$ferry"
	js 'return [...document.querySelectorAll(".text p")].map(p => p.textContent).join("\n") + "\n"' |
		jq -e --slurpfile r tests/export/ferry.jsonl '. == $r[0].text'
}

@test "a click on a speaker leaves their quotations alone, another one brings all back" {
	open_page "$ferry"
	click '//button[contains(., "Tom Arden")]'
	js "$seen" | jq -e '. == ["hasty and rather sad", "Nobody asked us,", "Nobody ever asks the far side of the river."]'
	[ "$(js 'return document.querySelector("[role=status] span").textContent')" = '"Tom Arden: 3 quotations"' ]
	[ "$(js 'return document.querySelectorAll("[aria-pressed=true]").length')" -eq 1 ]
	picture "$BUILD/screenshots/ferry-one-speaker.png"
	click '//button[contains(., "Unattributed")]'
	js "$seen" | jq -e '. == ["the ride takes fifty minutes; the ferry needed nine", "Fifty minutes for nine,"]'
	click '//button[. = "Show everything"]'
	js "$seen" | jq -e 'length == 10'
	[ -z "$(complaints)" ]
}

@test "the keyboard reaches speakers and dates, Escape brings all back" {
	open_page "$ferry"
	js 'document.querySelector(".speakers button").focus()'
	press '\ue007'
	js "$seen" | jq -e 'length == 4'
	press '\ue00c'
	js "$seen" | jq -e 'length == 10'
	js 'document.querySelector(".text time").focus()'
	[ "$(js 'return getComputedStyle(document.querySelector(".text time"), "::after").content')" = \
		'"\"Apr 2021, counted from the date of publication\""' ]
	picture "$BUILD/screenshots/ferry-date.png"
}

@test "a screen reader is given names, counts, states and resolved dates" {
	open_page "$ferry"
	tell goog/cdp/execute '{"cmd":"Accessibility.getFullAXTree","params":{}}' |
		jq -r '.nodes[] | select(.ignored | not) | "\(.role.value): \(.name.value)"' >"$BATS_TEST_TMPDIR/tree"
	for node in 'button: Mara Ellin 4 quotations' 'button: Unattributed 2 quotations' 'heading: Who speaks' \
		'heading: The wood decides: Norhaven retires its last wooden ferry' 'heading: In brief' \
		'StaticText: Mara Ellin, direct' \
		'time: next month: Apr 2021, counted from the date of publication' 'checkbox: Quotes' 'link: Skip to the text'; do
		grep -qxF "$node" "$BATS_TEST_TMPDIR/tree" || { echo "no $node"; cat "$BATS_TEST_TMPDIR/tree"; false; }
	done
}

@test "several articles: a list of them, and a speaker is one over all" {
	jq -c '., (.id = "second" | .title = "Again")' tests/export/ferry.jsonl |
		"$BUILD/bin/export-html" --title 'Two of them' >"$BATS_TEST_TMPDIR/two.html"
	open_page "$BATS_TEST_TMPDIR/two.html"
	js 'return [...document.querySelectorAll("nav a")].map(a => a.textContent)' |
		jq -e '. == ["The wood decides: Norhaven retires its last wooden ferry", "Again"]'
	click '(//button[contains(., "Tom Arden")])[2]'
	js "$seen" | jq -e 'length == 6'
	[ -z "$(complaints)" ]
}

@test "layers can be switched off, sentences numbered" {
	open_page "$ferry"
	click '//label[contains(., "Embeds")]'
	[ "$(js 'return document.querySelector("figure").checkVisibility()')" = false ]
	click '//label[contains(., "numbers")]'
	[ "$(js 'return getComputedStyle(document.querySelector(".s"), "::before").content')" = '"counter(s)"' ]
	picture "$BUILD/screenshots/ferry-numbers.png"
}

@test "a hostile article runs nothing and asks for nothing" {
	x='</title></style></script><script>window.hacked=1</script><img src=x onerror="window.hacked=2"><svg onload=window.hacked=3>'
	y='" onmouseover="window.hacked=4" autofocus onfocus="window.hacked=5" tabindex="1'
	jq -nc --arg x "$x" --arg y "$y" '($x + $y + "\n" + $x + " javascript:window.hacked=6") as $t | ($t | length) as $n
		| {start: 0, end: $n} as $all | {id: $x, title: $x, source: $x, author: $y, url: "javascript:window.hacked=7", lang: $y,
		text: $t, date: "2021-03-19",
		sentences: [$all], summary: [$all + {sentence: 0}],
		quotes: [$all + {kind: $y, speaker: ($all + {name: $y}), cue: $all, quoted: [$all]}, $all + {kind: $x, speaker: {name: $x}}],
		dates: [$all + {type: $x, value: $y, from: $x, anchor: $y}, $all + {type: $x, value: $x, from: "2021", until: $x}],
		embeds: [$all + {start: ($n - 30), kind: $y, provider_name: $x, author_name: $x, handle: $y,
			author_url: "javascript:window.hacked=8", posted: $x, urls: ["javascript:window.hacked=6"]}]}' >"$BATS_TEST_TMPDIR/hostile.jsonl"
	"$BUILD/bin/export-html" --title "$x" "$BATS_TEST_TMPDIR/hostile.jsonl" >"$BATS_TEST_TMPDIR/hostile.html"
	open_page "$BATS_TEST_TMPDIR/hostile.html"
	js 'for (const e of document.querySelectorAll("*")) { e.dispatchEvent(new Event("mouseover")); if (e.focus) e.focus(); }'
	click '//button[1]'
	[ "$(js 'return window.hacked ?? null')" = null ]
	[ "$(js 'return document.scripts.length')" -eq 1 ]
	js 'return [...document.querySelectorAll("*")].flatMap(e => [...e.attributes])
		.filter(a => a.name.startsWith("on") || /^\s*javascript:/i.test(a.value) && a.name === "href").map(a => a.name)' | jq -e '. == []'
	[ "$(js 'return document.querySelectorAll("img, svg, article script, article style").length')" -eq 0 ]
	[ -z "$(complaints)" ]
	[ "$(js 'return document.title')" = "$(jq -R . <<<"$x")" ]
}

@test "what gets past the escaping is stopped by the page's policy" {
	sed 's|<main id="main">|&<script>window.hacked = 1</script><img src=x onerror="window.hacked = 2">|' "$ferry" >"$BATS_TEST_TMPDIR/broken.html"
	open_page "$BATS_TEST_TMPDIR/broken.html"
	[ "$(js 'return window.hacked ?? null')" = null ]
	complaints | grep -q 'Content Security Policy'
}

@test "an article of 5,000 words makes less than 200 kB and opens at once" {
	jq -c '[range(0; 22)] as $k | (.text | length) as $n | def shift($d): if type == "object" then
			(if has("start") then .start += $d | .end += $d else . end) | map_values(shift($d))
			elif type == "array" then map(shift($d)) else . end;
		. as $r | reduce ("sentences", "quotes", "dates", "embeds") as $l (.; .[$l] = [$k[] as $i | $r[$l][] | shift($i * $n)])
		| .text = ($r.text * 22)' tests/export/ferry.jsonl >"$BATS_TEST_TMPDIR/long.jsonl"
	words=$(jq -r .text "$BATS_TEST_TMPDIR/long.jsonl" | wc -w)
	"$BUILD/bin/export-html" "$BATS_TEST_TMPDIR/long.jsonl" >"$BATS_TEST_TMPDIR/long.html"
	bytes=$(stat -c %s "$BATS_TEST_TMPDIR/long.html")
	echo "# $words words, $bytes bytes" >&3
	[ "$words" -ge 5000 ]
	[ "$bytes" -lt 200000 ]
	open_page "$BATS_TEST_TMPDIR/long.html"
	[ "$(js 'return document.querySelectorAll("q").length == 220')" = true ]
	[ -z "$(complaints)" ]
}
