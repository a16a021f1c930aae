#!/usr/bin/env bats
# What README.md, CONTRIBUTING.md and record(5) show is run: it has to work, and to give what they say.

load archive

setup_file() {
	cd "$BATS_TEST_DIRNAME/.." || return
	make -s install BUILD="${BUILD:-build}" DESTDIR="$BATS_FILE_TMPDIR/root" PREFIX=
}

setup() {
	cd "$BATS_TEST_DIRNAME/.." || return
	source=$PWD
	PATH=$BATS_FILE_TMPDIR/root/bin:$PATH
}

# blocks FILE LANGUAGE: writes the code blocks of a Markdown file to 1, 2, ... in the current folder. What is
# in the block right behind one, if its language is `text`, is its output and goes to 1.out, 2.out, ...
blocks() {
	awk -v language="$2" '
		/^```/ && !inside {
			inside = 1
			file = ""
			if ($0 == "```" language)
				file = ++n
			else if ($0 == "```text" && last)
				file = last ".out"
			last = 0
			next
		}
		/^```$/ { inside = 0; last = file; next }
		inside && file != "" { print > file }
		!inside && !/^ *$/ { last = 0 }
	' "$1"
}

# What the recipes of the README work on.
corpus() {
	cp "$source"/samples/*.txt .
	import-text --date 2023-03-15 --title-line ./*.txt >news.jsonl
	newsline-news news.jsonl >out.jsonl
	jq -sc . news.jsonl >articles.json
	jq -c '{url: .id, content: .text, published: .date}' news.jsonl >archive.jsonl
	head -n 1 news.jsonl >wire.jsonl
	jq -c '{id, text, created: .date}' news.jsonl >dolma.jsonl
	jq -c '{id, text, metadata: {date, language: .lang}}' news.jsonl >datatrove.jsonl
	archive
	printf 'nr,body\r\n17,"“It rains,” said Ida Renn."\r\n' >table.csv
}

@test "README.md: every recipe works and gives what stands behind it" {
	cd "$BATS_TEST_TMPDIR"
	corpus
	mkdir blocks
	(cd blocks && blocks "$source/README.md" sh)
	n=$(find blocks -name '[0-9]*' ! -name '*.out' | wc -l)
	[ "$n" -ge 10 ]
	for ((i = 1; i <= n; i++)); do
		status=0
		timeout 20 bash -euo pipefail "blocks/$i" >out 2>err || status=$?
		# what follows a file never ends by itself
		! grep -q 'tail -f' "blocks/$i" || [ "$status" -ne 124 ] || status=0
		{ [ "$status" -eq 0 ] && { [ -s out ] || grep -q ' > ' "blocks/$i"; }; } || {
			echo "exit $status:" && cat "blocks/$i" out err && false
		}
		[ ! -f "blocks/$i.out" ] || diff -u "blocks/$i.out" out || { cat "blocks/$i" && false; }
	done
}

@test "README.md: what it shows of the demo is there" {
	newsline-news --date=2023-03-15 --title-line samples/whale.txt | newsline-show --all |
		sed 's/ ([0-9]*)$//' >"$BATS_TEST_TMPDIR/page"
	n=0
	while IFS= read -r line; do
		grep -qxF -e "$line" "$BATS_TEST_TMPDIR/page" || { echo "$line" && false; }
		n=$((n + 1))
	done < <(sed -n '/^...text$/,/^...$/{ /^[^ A-Z]/d; p }; /^## Programs/q' README.md)
	[ "$n" -ge 10 ]
}

@test "README.md: its makefile works on what is new only" {
	cd "$BATS_TEST_TMPDIR"
	blocks "$source/README.md" make
	mv 1 Makefile
	cp "$source"/samples/*.txt .
	make
	[ "$(jq -r '.quotes | length' whale.jsonl)" -gt 0 ]
	touch -d "1 hour ago" ./*.txt
	touch dam.txt
	run make
	[ "$(grep -c newsline-news <<<"$output")" -eq 1 ]
	[[ $output == *dam.txt* ]]
}

@test "README.md: its table lists every program, and no other" {
	cd "$source"
	diff <(awk -F'`' '/^## / { on = /Programs/ } on && /^\| `/ { print $2 }' README.md | sort) <(basename -s .c filters/*.c | sort)
}

@test "CONTRIBUTING.md: its filter compiles and runs" {
	cd "$BATS_TEST_TMPDIR"
	blocks "$source/CONTRIBUTING.md" c
	mkdir numbers
	mv 2 numbers/numbers.c
	mv 1 tag-numbers.c
	cat >numbers/numbers.h <<-'END'
		#include "base/arena.h"
		#include "text/text.h"
		void numbers_find(const struct text *t, struct arena *scratch, struct spans *out);
	END
	sanitizer=
	! nm "$source/${BUILD:-build}/bin/segment" 2>/dev/null | grep -q __asan_init || sanitizer=-fsanitize=address,undefined
	# shellcheck disable=SC2046,SC2086
	"${CC:-cc}" -std=c11 -Wall -Wextra -Werror $sanitizer -I. -I"$source/lib" -o tag-numbers tag-numbers.c numbers/numbers.c \
		"$source/${BUILD:-build}/libnewsline.a" $(pkg-config --cflags --libs libutf8proc) -pthread -lm
	run ./tag-numbers --layer-only <<<'{"text":"7 boats, 140 people"}'
	[ "$output" = '{"numbers":[{"start":0,"end":1},{"start":9,"end":12}]}' ]
}

@test "record(5): its example is what the filters write, up to scores" {
	cd "$source"
	sed -n '/^{"id":"ferry","date":"2026-03-19",$/,/^\.Ed$/{ /^\.Ed/d; p }' man/record.5 |
		sed 's/\\(lq/“/g; s/\\(rq/”/g; s/no more$/no more /' | tr -d '\n' >"$BATS_TEST_TMPDIR/shown"
	unscored() {
		jq -c 'del(.quotes[].confidence, .summary[].score)' "$@"
	}
	jq -c '{id, date, text}' "$BATS_TEST_TMPDIR/shown" | newsline-news -n 1 |
		unscored | diff <(unscored "$BATS_TEST_TMPDIR/shown") -
}
