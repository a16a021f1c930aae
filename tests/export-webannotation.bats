#!/usr/bin/env bats
# Layers as W3C Web Annotations.

setup() {
	bin=${BUILD:-build}/bin
	record='{"id":"a b","text":"“No 😀,” Ada Moss said.","quotes":[{"start":1,"end":6,"kind":"direct","speaker":{"name":"Ada \"A\" Moss","start":8,"end":16}}],"dates":[]}'
}

@test "the position and the words around it select the same characters" {
	"$bin/export-webannotation" <<<"$record" | jq -e --argjson r "$record" '
		(.target.selector | map({key: .type, value: .}) | from_entries) as $s
		| $s.TextPositionSelector as $p | $s.TextQuoteSelector as $q
		| $q.exact == $r.text[$p.start:$p.end]
		  and $q.prefix + $q.exact + $q.suffix == $r.text'
}

@test "kind and speaker are bodies with their purpose" {
	"$bin/export-webannotation" <<<"$record" | jq -e '
		.type == "Annotation" and .["@context"] == "http://www.w3.org/ns/anno.jsonld"
		and .id == "urn:x-newsline:a%20b#quotes-1" and .target.source == "urn:x-newsline:a%20b"
		and (.body | map([.purpose, .value])) ==
			[["tagging", "quotes"], ["classifying", "direct"], ["identifying", "Ada \"A\" Moss"]]'
}

@test "the record's url is the source, every layer is written, one annotation a line" {
	run bash -c '"$1" | jq -r .id' - "$bin/export-webannotation" \
		<<<'{"url":"https://daily.example/1","text":"It was Monday.","sentences":[{"start":0,"end":14}],"dates":[{"start":7,"end":13,"value":"2026-03-16"}]}'
	[ "${lines[*]}" = "https://daily.example/1#sentences-1 https://daily.example/1#dates-1" ]
}

@test "a layer that cannot be is refused" {
	run "$bin/export-webannotation" <<<'{"text":"a","dates":[{"start":0,"end":2}]}'
	[ "$status" -eq 1 ]
	[[ $output == *'an offset is missing or out of range' ]]
}
