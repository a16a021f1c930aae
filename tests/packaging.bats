#!/usr/bin/env bats
# What make install puts where, the completions, and the library for C.

load sanitized

setup() {
	bin=$(realpath "${BUILD:-build}/bin")
	root=$BATS_FILE_TMPDIR/root
	usr=$root/opt/newsline
	export PKG_CONFIG_PATH=$usr/lib/pkgconfig PKG_CONFIG_SYSROOT_DIR=$root
}

setup_file() {
	make -s BUILD="${BUILD:-build}" install DESTDIR="$BATS_FILE_TMPDIR/root" PREFIX=/opt/newsline
}

programs() {
	for f in filters/*.c; do basename "$f" .c; done
}

# complete_bash PROGRAM WORD...: what bash offers for the last of the words
complete_bash() {
	bash -c '. "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
		compopt() { :; }; "_newsline_$1"; printf "%s\n" "${COMPREPLY[@]}"' - \
		"$usr/share/bash-completion/completions/$1" "$@"
}

@test "programs, manual pages, scripts and completions are installed, and nothing else" {
	cd "$usr"
	for p in $(cd "$OLDPWD" && programs); do
		[ -x "bin/$p" ]
		[ -f "share/man/man1/$p.1" ] || { echo "no manual page of $p"; false; }
		[ -f "share/bash-completion/completions/$p" ]
		[ -f "share/zsh/site-functions/_$p" ]
		[ -f "share/fish/vendor_completions.d/$p.fish" ]
	done
	[ -f share/man/man5/record.5 ]
	jq -e .title share/newsline/newsline.schema.json
	[ -f share/man/man7/newsline.7 ]
	[ -x bin/newsline-news ]
	run grep -rl "$BATS_TEST_DIRNAME" share lib/pkgconfig include bin/newsline-*
	[ -z "$output" ]
	find . -type f | grep -vE '^\./(bin/[a-z-]+|share/man/man[157]/[a-z-]+\.[157]|share/newsline/newsline\.schema\.json|include/newsline\.h|lib/libnewsline\.a|lib/pkgconfig/newsline\.pc|share/(bash-completion/completions/[a-z-]+|zsh/site-functions/_[a-z-]+|fish/vendor_completions\.d/[a-z-]+\.fish))$' >"$BATS_TEST_TMPDIR/others" || true
	[ ! -s "$BATS_TEST_TMPDIR/others" ] || { cat "$BATS_TEST_TMPDIR/others"; false; }
}

@test "an installed program runs from there" {
	run "$usr/bin/segment" <<<'{"text":"One. Two."}'
	[ "$output" = '{"text":"One. Two.","sentences":[{"start":0,"end":4},{"start":5,"end":9}]}' ]
}

@test "bash offers the options, the words an option takes, and the operand" {
	for p in $(programs); do
		want=$("$bin/$p" --help | grep -oE '^  (-., |    )--[a-z-]+=?' | grep -oE -- '--.*' | sort)
		[ "$(complete_bash "$p" -- | sort)" = "$want" ] || { complete_bash "$p" --; false; }
	done
	[ "$(complete_bash segment --on-error = '' | xargs)" = 'skip fail wrap' ]
	[ "$(complete_bash segment --on-error = w)" = wrap ]
	[ "$(complete_bash segment --on-error =)" = $'skip\nfail\nwrap' ]
	[ "$(complete_bash segment --newline j)" = join ]
	[ "$(complete_bash segment --text-key '')" = '' ]
	[ "$(complete_bash export-csv q)" = quotes ]
	[ "$(complete_bash export-csv quotes s)" = '' ]
}

@test "every shell takes its completions, and they name every option" {
	for p in $(programs); do
		bash -n "$usr/share/bash-completion/completions/$p"
		for option in $("$bin/$p" --help | grep -oE '^  (-., |    )--[a-z-]+' | grep -oE -- '--.*'); do
			grep -qE -- "[',{]${option}[=[}']" "$usr/share/zsh/site-functions/_$p" || { echo "zsh: $p $option"; false; }
			grep -qE -- " -l ${option#--} " "$usr/share/fish/vendor_completions.d/$p.fish" || { echo "fish: $p $option"; false; }
		done
		! command -v zsh >/dev/null || zsh -n "$usr/share/zsh/site-functions/_$p"
		! command -v fish >/dev/null || fish -n "$usr/share/fish/vendor_completions.d/$p.fish"
	done
}

@test "fish offers what the help says" {
	command -v fish >/dev/null || skip "no fish"
	run fish -c "source $usr/share/fish/vendor_completions.d/segment.fish; complete -C 'segment --on-error='"
	[ "$(cut -f 1 <<<"$output" | sort | xargs)" = '--on-error=fail --on-error=skip --on-error=wrap' ] || { echo "$output"; false; }
}

@test "the library for C: the example gives what the filters give" {
	! sanitized "$bin/segment" || skip "the library is built with a sanitizer"
	# shellcheck disable=SC2046 # words are meant
	cc -std=c99 -Wall -Wextra -Werror examples/layers.c $(pkg-config --cflags --libs newsline) -o "$BATS_TEST_TMPDIR/layers"
	for story in samples/*.txt tests/heavy/browser.bash; do
		"$BATS_TEST_TMPDIR/layers" 2023-03-15 <"$story" >"$BATS_TEST_TMPDIR/got"
		jq -Rsc '{date: "2023-03-15", text: .}' "$story" | "$bin/extract-embeds" | "$bin/segment" | "$bin/tag-speakers" |
			"$bin/extract-dates" | "$bin/summarize" |
			jq -r '.text as $t | def line($what): "\($what) \(.start) \(.end) \($t[.start:.end] | gsub("\n"; " "))";
				(.embeds[] | line(.kind)), (.sentences[] | line("sentence")),
				(.quotes[] | line("\(.speaker.name // "somebody"): \(.kind)")),
				(.dates[] | line("\(.from // .value): \(.type)")), (.summary[] | line("summary"))' |
			diff - "$BATS_TEST_TMPDIR/got"
	done
	"$BATS_TEST_TMPDIR/layers" <samples/whale.txt >"$BATS_TEST_TMPDIR/got"
	grep -q '^tweet ' "$BATS_TEST_TMPDIR/got"
	grep -q ': direct ' "$BATS_TEST_TMPDIR/got"
	run "$BATS_TEST_TMPDIR/layers" <<<$'caf\xe9'
	[ "$status" -eq 1 ]
}

@test "the library shows what the header declares and no more; C++ takes the header" {
	[ "$(pkg-config --modversion newsline)" = "$("$bin/segment" --version | sed 's/.* //')" ]
	nm -g --defined-only "$usr/lib/libnewsline.a" | awk 'NF == 3 { print $3 }' | sort >"$BATS_TEST_TMPDIR/shown"
	grep -oE '\bnewsline_[a-z]+\(' include/newsline.h | tr -d '(' | sort -u >"$BATS_TEST_TMPDIR/declared"
	! sanitized "$bin/segment" || skip "a sanitizer adds names of its own"
	diff "$BATS_TEST_TMPDIR/declared" "$BATS_TEST_TMPDIR/shown"
	command -v c++ >/dev/null || skip "no C++ compiler"
	echo '#include <newsline.h>' | c++ -Wall -Wextra -pedantic -Werror -fsyntax-only -I "$usr/include" -x c++ -
}
