#!/usr/bin/env bats
# Text and dates as TimeML.

setup() {
	bin=${BUILD:-build}/bin
	schema=../shared/reference/TimeML_1.2.1.xsd
	record='{"id":"../a b","date":"2021-03-19T08:30:00Z","text":"On Monday & <Tuesday>\r\nevery week, \"now\".","dates":[{"start":3,"end":9,"type":"DATE","value":"2021-03-22","from":"2021-03-22","until":"2021-03-23","anchor":"date"},{"start":23,"end":33,"type":"SET","value":"P1W","freq":"1W","quant":"EVERY"}]}'
}

dates() { # VALUE...: a record whose only word is a date of each value, one after the other
	for value; do
		jq -nc --arg v "$value" '{text: "When?", dates: [{start: 0, end: 4, type: "DATE", value: $v}]}'
	done
}

@test "the publication date first, then the text with its dates" {
	"$bin/export-timeml" <<<"$record" | diff - <(
		cat <<-'EOF'
			<?xml version="1.0" encoding="UTF-8"?>
			<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd"><TIMEX3 tid="t0" type="TIME" value="2021-03-19T08:30:00" functionInDocument="CREATION_TIME">2021-03-19T08:30:00</TIMEX3>
			On <TIMEX3 tid="t1" type="DATE" value="2021-03-22" temporalFunction="true" anchorTimeID="t0">Monday</TIMEX3> &amp; &lt;Tuesday&gt;&#13;
			<TIMEX3 tid="t2" type="SET" value="P1W" quant="EVERY" freq="1W">every week</TIMEX3>, &quot;now&quot;.</TimeML>
		EOF
	)
}

@test "an XML parser reads back the text, and the dates where they were" {
	command -v python3 >/dev/null || skip "no python3"
	"$bin/export-timeml" <<<"$record" >"$BATS_TEST_TMPDIR/doc.tml"
	run python3 - "$BATS_TEST_TMPDIR/doc.tml" "$record" <<-'EOF'
		import json, sys, xml.etree.ElementTree as et
		root, record = et.parse(sys.argv[1]).getroot(), json.loads(sys.argv[2])
		dct, *dates = root.findall("TIMEX3")
		assert dct.get("tid") == "t0"
		text = "".join(root.itertext())[len(dct.text) + 1:]
		assert text == record["text"], text
		assert [d.text for d in dates] == [text[d["start"]:d["end"]] for d in record["dates"]]
		assert [d.get("value") for d in dates] == [d["value"] for d in record["dates"]]
	EOF
	[ "$status" -eq 0 ] || { echo "$output"; false; }
}

@test "without a date nothing is counted from one" {
	run "$bin/export-timeml" <<<'{"text":"Monday","dates":[{"start":0,"end":6,"type":"DATE","value":"XXXX-WXX-1","anchor":"date"}]}'
	[ "${lines[2]}" = '<TIMEX3 tid="t1" type="DATE" value="XXXX-WXX-1" temporalFunction="true">Monday</TIMEX3></TimeML>' ]
}

@test "values the schema knows are marked, others stay text" {
	good=(2021 2021-03 2021-03-19 19 199 XXXX-WXX-1 2021-W11 2021-W11-WE 2021-W11-5TMO T12 T12:30 TMO
		2021-03-19T08:30 2021-03-19TEV 2021-SP 2021-Q1 2021-H2 PAST_REF PRESENT_REF FUTURE_REF P3D P1Y6M
		PT30M P2W PXD PXXY P1DT12H)
	bad=(BC0044 P P1 PT PT2.5H 2021-03-19/2021-03-21 T12:30Z 12021-01-01 "" " " '2021"' XMAS_REF)
	dates "${good[@]}" | "$bin/export-timeml" >"$BATS_TEST_TMPDIR/good"
	[ "$(grep -c '^<TIMEX3 tid="t1" type="DATE" value="[^"]*">When</TIMEX3>?</TimeML>$' "$BATS_TEST_TMPDIR/good")" -eq ${#good[@]} ]
	dates "${bad[@]}" | "$bin/export-timeml" >"$BATS_TEST_TMPDIR/bad"
	[ "$(grep -c '^When?</TimeML>$' "$BATS_TEST_TMPDIR/bad")" -eq ${#bad[@]} ]
}

@test "of dates that overlap the first is marked, the longer of two that begin together" {
	run "$bin/export-timeml" <<<'{"text":"March 5 to 7","dates":[{"start":6,"end":12,"type":"DATE","value":"P2D"},{"start":0,"end":5,"type":"DATE","value":"2021-03"},{"start":0,"end":7,"type":"DATE","value":"2021-03-05"}]}'
	[ "${lines[2]}" = '<TIMEX3 tid="t1" type="DATE" value="2021-03-05">March 5</TIMEX3> to 7</TimeML>' ]
}

@test "what XML cannot hold becomes U+FFFD, one character each" {
	run "$bin/export-timeml" <<<'{"text":"a\u0000\u001b\uffff\u0085b","dates":[]}'
	[ "${lines[2]}" = $'a���\xc2\x85b</TimeML>' ]
}

@test "every document is valid by the schema" {
	command -v xmllint >/dev/null || skip "no xmllint"
	[ -f "$schema" ] || skip "no schema beside the project"
	{
		echo "$record"
		jq -c '.date = "2021-03-19" | .dates[].mod = "APPROX"' <<<"$record"
		jq -c 'del(.date) | .dates[].mod = "NO_SUCH" | .dates[].freq = "often"' <<<"$record"
		dates 2021 T12 PXD P1 2021-W11-5TMO 'a"b' FUTURE_REF
		jq -c '.dates[].type = "EVENT"' <<<"$record"
		echo '{"text":"","dates":[]}'
	} >"$BATS_TEST_TMPDIR/records"
	cd "$BATS_TEST_TMPDIR"
	n=0
	while IFS= read -r line; do
		"$OLDPWD/$bin/export-timeml" <<<"$line" >doc.tml
		xmllint --noout --schema "$OLDPWD/$schema" doc.tml
		n=$((n + 1))
	done <records
	[ "$n" -eq 12 ]
}

@test "--tar: a file for each record, none of which leaves the directory" {
	{
		echo "$record"
		for id in a a/b 'été' .hidden "$(printf 'x%.0s' {1..200})" "$(printf 'x%.0s' {1..201})"; do
			jq -nc --arg id "$id" '{id: $id, text: $id, dates: []}'
		done
		echo '{"id":7,"text":"","dates":[]}'
		echo '{"text":"no id","dates":[]}'
	} | "$bin/export-timeml" --tar >"$BATS_TEST_TMPDIR/all.tar"
	mkdir "$BATS_TEST_TMPDIR/in"
	run tar -xvkf "$BATS_TEST_TMPDIR/all.tar" -C "$BATS_TEST_TMPDIR/in" --quoting-style=literal
	echo "$output"
	[ "$status" -eq 0 ]
	[ "${#lines[@]}" -eq 9 ]
	cd "$BATS_TEST_TMPDIR/in"
	for name in %2E.%2Fa%20b a a%2Fb 'été' %2Ehidden 7; do
		[ -f "$name.tml" ] || { ls -A; false; }
	done
	grep -q '^a/b</TimeML>$' a%2Fb.tml
	[ "$(find . -type f | wc -l)" -eq 9 ]
}

@test "a record without dates, or with dates that cannot be, is refused" {
	run "$bin/export-timeml" <<<'{"text":"a"}'
	[ "$status" -eq 1 ]
	[[ $output == *'no "dates": run extract-dates first' ]]
	run "$bin/export-timeml" <<<'{"text":"a","dates":[{"start":0,"end":2}]}'
	[ "$status" -eq 1 ]
	[[ $output == *'an offset is missing or out of range' ]]
}
