#!/usr/bin/env bats
# Records in the shapes others write: they go through the chain as they are, and gain layers.

setup() {
	bin=$(realpath "${BUILD:-build}/bin")
	PATH=$bin:$PATH
	cd "$BATS_TEST_TMPDIR" || return
	text='“The quay is closed,” said Ada Moss on Monday. She left for Lend.'
}

layers() { # [OPTION...]: the chain, each filter with these options
	extract-embeds "$@" | segment "$@" | tag-speakers "$@" | extract-dates "$@" | summarize "$@"
}

# gains FILE [OPTION...]: each line comes out as it went in, with five layers behind its last member
gains() {
	local file=$1
	shift
	layers "$@" <"$file" >out
	[ "$(wc -l <out)" -eq "$(wc -l <"$file")" ]
	paste -d '\n' "$file" out | while IFS= read -r before && IFS= read -r after; do
		[ "${after:0:${#before}-1}" = "${before%\}}" ] || { diff <(echo "$before") <(echo "$after"); exit 1; }
		[[ ${after:${#before}-1} == ',"embeds":['*'],"sentences":['*'],"quotes":['*'],"dates":['*'],"summary":['*']}' ]]
	done
}

@test "Dolma: id, source, added, created, metadata" {
	jq -nc --arg text "$text" '{id: "cc-0001", text: $text, source: "common-crawl", version: "v1.7",
		added: "2026-03-20T05:00:00.000Z", created: "2026-03-19T08:30:00.000Z",
		metadata: {url: "https://quay.example/1", tokens: 14.0, nested: {"a": [null, true]}},
		attributes: {"tagger__lang__en": [[0, 66, 0.99]]}}' >dolma.jsonl
	gains dolma.jsonl
	gains dolma.jsonl --date-key created
	[ "$(jq -r '.quotes[0].speaker.name, .dates[0].from' out | paste -sd ' ')" = 'Ada Moss 2026-03-16' ]
}

@test "DataTrove: text, id, metadata" {
	printf '{"text": "%s", "id": "<urn:uuid:7>", "media": [], "metadata": {"url": "https://quay.example/1", "date": "2026-03-19T08:30:00Z", "language": "en", "language_score": 0.98, "token_count": 14}}\n' \
		"$text" >datatrove.jsonl
	gains datatrove.jsonl
	[ "$(jq -r '.quotes[0].speaker.name' out)" = 'Ada Moss' ]
	# its date and language are inside: jq brings them up
	jq -c '. + (.metadata | {date, lang: .language})' datatrove.jsonl >up.jsonl
	gains up.jsonl
	[ "$(jq -r '.dates[0].from' out)" = 2026-03-16 ]
}

@test "other names for the text and the date" {
	jq -nc --arg text "$text" '{content: $text, published: "2026-03-19", text: 7}' >other.jsonl
	gains other.jsonl --text-key content --date-key published
	[ "$(jq -r '.quotes[0].text, .dates[0].from' out | paste -sd ' ')" = 'The quay is closed, 2026-03-16' ]
}

@test "JSON arrays, through jq -c '.[]'" {
	jq -n --arg text "$text" '[{id: 1, text: $text}, {id: 2, text: "No one spoke."}]' >articles.json
	jq -c '.[]' articles.json >lines.jsonl
	gains lines.jsonl
	[ "$(jq -c '[.id, (.quotes | length)]' out | paste -sd ' ')" = '[1,1] [2,0]' ]
	# an array as it is, is no record: that is said
	run segment articles.json
	[ "$status" -eq 1 ]
	[[ ${lines[0]} == 'segment: articles.json:1: not a JSON object'* ]]
}
