#!/usr/bin/env bats
# export-conllu before the validator of Universal Dependencies (level 1: the format without the trees).

setup_file() {
	export BUILD=${BUILD:-build}
	export validate=$BUILD/udtools/bin/udvalidate
	[ -x "$validate" ] || {
		python3 -m venv "$BUILD/udtools"
		"$BUILD/udtools/bin/python3" -m pip install -q udtools
	}
}

@test "samples and odd records are valid" {
	{
		"$BUILD/bin/import-text" samples/*.txt
		cat tests/contract/odd.jsonl
	} | "$BUILD/bin/segment" | "$BUILD/bin/export-conllu" >"$BATS_TEST_TMPDIR/out.conllu"
	[ "$(grep -c '^# sent_id' "$BATS_TEST_TMPDIR/out.conllu")" -gt 50 ]
	run "$validate" --lang=ud --level=1 "$BATS_TEST_TMPDIR/out.conllu"
	echo "$output"
	[ "$status" -eq 0 ]
}

@test "the validator sees what is not" {
	printf '# sent_id = 1\n# text = A b\n1\tA\t_\t_\t_\t_\t_\t_\t_\n\n' >"$BATS_TEST_TMPDIR/bad.conllu"
	run "$validate" --lang=ud --level=1 "$BATS_TEST_TMPDIR/bad.conllu"
	[ "$status" -ne 0 ]
}
