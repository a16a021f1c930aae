#!/usr/bin/env bats
# share/newsline.schema.json holds for all that the filters write, and for nothing else.

setup_file() {
	export BUILD=${BUILD:-build}
	bin=$BUILD/bin
	{
		pipelines/news --date 2023-03-15 --title-line samples/*.txt
		"$bin/extract-embeds" tests/contract/odd.jsonl | "$bin/segment" --text | "$bin/tag-speakers" | "$bin/extract-dates" --edtf | "$bin/summarize"
		# the layers these come with are cut down to what the case is about
		for input in tests/cases/*/*.jsonl; do
			filter=$(basename "$(dirname "$input")")
			args=
			[ ! -f "${input%.jsonl}.args" ] || args=$(cat "${input%.jsonl}.args")
			# shellcheck disable=SC2086
			[[ " $args " == *" --plain "* ]] || "$bin/$filter" --layer-only $args "$input" | jq -c '.text = ""'
		done
		echo 'not a record' | "$bin/segment" --on-error=wrap || true
		printf 'caf\xe9\n' | "$bin/segment" --on-error=wrap || true
		cat tests/export/ferry.jsonl
		"$bin/import-html" tests/import/*.html | "$bin/segment" | "$bin/tag-speakers" | "$bin/extract-dates" | "$bin/summarize"
	} >"$BATS_FILE_TMPDIR/all.jsonl" 2>"$BATS_FILE_TMPDIR/err"
}

# validate FILE: says which lines are not valid, and why
validate() {
	# Debian's, where its jsonschema is
	/usr/bin/python3 - share/newsline.schema.json "$1" <<-'EOF'
		import json, sys, jsonschema
		schema = json.load(open(sys.argv[1]))
		jsonschema.Draft202012Validator.check_schema(schema)
		record = jsonschema.Draft202012Validator(dict(schema, **{"anyOf": [{"$ref": "#/$defs/record"}]}))
		refused = jsonschema.Draft202012Validator(schema)
		bad = n = 0
		for line in open(sys.argv[2], encoding="utf-8"):
		    n += 1
		    value = json.loads(line)
		    for error in (record if "text" in value else refused).iter_errors(value):
		        bad += 1
		        print(n, next(iter(error.context), error).message[:300], line[:100])
		print(n, "records")
		sys.exit(bad > 0)
	EOF
}

@test "samples, cases, odd and refused records are valid" {
	run validate "$BATS_FILE_TMPDIR/all.jsonl"
	echo "${lines[@]:0:10}"
	[ "$status" -eq 0 ]
	[ "$(wc -l <"$BATS_FILE_TMPDIR/all.jsonl")" -gt 100 ]
	for layer in embeds quotes dates summary sentences error; do
		grep -q "\"$layer\":[[{]." "$BATS_FILE_TMPDIR/all.jsonl"
	done
}

@test "what is none is not" {
	n=0
	for change in 'del(.text)' '.text = 1' '.sentences[0].start = -1' '.sentences[0].end = 1.5' '.sentences = {}' \
		'.quotes[0].kind = "loud"' 'del(.quotes[0].cue)' '.quotes[0].speaker.name = ""' '.quotes[0].confidence = 1001' \
		'.dates[0].type = "EVENT"' 'del(.dates[0].until)' '.dates[0].anchor = "clock"' '.dates[0].extra = 1' \
		'.embeds[0].posted = "March"' '.embeds[0].handle = "@x"' '.summary[0].sentence = "0"'; do
		jq -c "$change" tests/export/ferry.jsonl >"$BATS_TEST_TMPDIR/bad"
		run validate "$BATS_TEST_TMPDIR/bad"
		[ "$status" -eq 1 ] || { echo "$change is taken"; false; }
		n=$((n + 1))
	done
	[ "$n" -eq 16 ]
}
