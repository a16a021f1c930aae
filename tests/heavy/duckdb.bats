#!/usr/bin/env bats
# The output in DuckDB: read_json_auto reads it as it is, and Parquet comes from there.

setup_file() {
	export BUILD=${BUILD:-build}
	export python=$BUILD/duckdb/bin/python3
	[ -x "$python" ] || python3 -m venv "$BUILD/duckdb"
	"$python" -c 'import duckdb' 2>/dev/null || "$python" -m pip install -q duckdb
	pipelines/news --date 2023-03-15 --title-line samples/*.txt >"$BATS_FILE_TMPDIR/out.jsonl"
}

# sql QUERY: its rows as CSV
sql() {
	(cd "$BATS_FILE_TMPDIR" && "$OLDPWD/$python" -c 'import csv, duckdb, sys
rows = duckdb.sql(sys.argv[1])
csv.writer(sys.stdout, lineterminator="\n").writerows(rows.fetchall() if rows else [])' "$1")
}

# recipe N: the Nth block of SQL in README.md
recipe() {
	awk -v n="$1" '/^```sql$/ { inside = ++k == n; next } /^```$/ { inside = 0 } inside' README.md
}

@test "quotes by speaker, the recipe of README.md" {
	sql "$(recipe 1)" >"$BATS_TEST_TMPDIR/got"
	jq -rn '[inputs.quotes[] | select(.speaker) | .speaker.name] | group_by(.) | map([.[0], length])
		| sort_by(-.[1], .[0])[] | "\(.[0]),\(.[1])"' "$BATS_FILE_TMPDIR/out.jsonl" >"$BATS_TEST_TMPDIR/want"
	[ -s "$BATS_TEST_TMPDIR/want" ]
	diff "$BATS_TEST_TMPDIR/want" "$BATS_TEST_TMPDIR/got"
}

@test "offsets cut the same words there, beyond the Basic Multilingual Plane too" {
	jq -nc '{id: 1, text: "😀 “Yes,” she said. 😀 “No.”"}' | "$BUILD/bin/segment" | "$BUILD/bin/tag-speakers" >"$BATS_FILE_TMPDIR/astral.jsonl"
	for file in out astral; do
		[ "$(sql "SELECT count(*) > 0 AND bool_and(substring(text, start + 1, \"end\" - start) = said) FROM
			(SELECT text, q.start AS start, q.\"end\" AS \"end\", q.text AS said FROM
			(SELECT text, unnest(quotes) AS q FROM read_json_auto('$file.jsonl')))")" = True ]
	done
}

@test "days are days: what is spoken of, month by month" {
	sql "SELECT count(*) FROM (SELECT unnest(dates) AS d FROM read_json_auto('out.jsonl'))
		WHERE CAST(d.\"from\" AS VARCHAR) >= '2023-03-01'" >"$BATS_TEST_TMPDIR/got"
	jq -rn '[inputs.dates[] | select((.from // "") >= "2023-03-01")] | length' "$BATS_FILE_TMPDIR/out.jsonl" | diff - "$BATS_TEST_TMPDIR/got"
	[ "$(cat "$BATS_TEST_TMPDIR/got")" -gt 0 ]
}

@test "Parquet, the other recipe, holds the same" {
	sql "$(recipe 2)"
	for what in quotes sentences dates embeds summary; do
		[ "$(sql "SELECT sum(len($what)) FROM 'out.parquet'")" = "$(jq -s "map(.$what | length) | add" "$BATS_FILE_TMPDIR/out.jsonl")" ]
	done
	[ "$(sql "SELECT count(*) FROM 'quotes.parquet'")" = "$(jq -s 'map(.quotes | length) | add' "$BATS_FILE_TMPDIR/out.jsonl")" ]
	[ "$(head -c 4 "$BATS_FILE_TMPDIR/out.parquet")" = PAR1 ]
}

@test "a table of quotes is read as CSV" {
	"$BUILD/bin/export-csv" quotes --with title,date "$BATS_FILE_TMPDIR/out.jsonl" >"$BATS_FILE_TMPDIR/quotes.csv"
	[ "$(sql "SELECT count(*), count(DISTINCT id) FROM read_csv('quotes.csv', header = true)")" = \
		"$(jq -rs '"\(map(.quotes | length) | add),\(map(select(.quotes != [])) | length)"' "$BATS_FILE_TMPDIR/out.jsonl")" ]
}
