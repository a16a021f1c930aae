#!/usr/bin/env bats
# Who may include whom: data goes one way, and an analysis knows no other.

includes() { # FILE...: the quoted includes, as folder names
	grep -h '^#include "' "$@" | sed 's/^#include "\([^"]*\)".*/\1/'
}

# folders of lib/ that are no analysis
ground="base text layers carrier export api"

analyses() {
	for d in lib/*/; do
		d=$(basename "$d")
		case " $ground " in *" $d "*) ;; *) echo "$d" ;; esac
	done
}

only() { # FOLDER ALLOWED...: every include of lib/FOLDER stands in an allowed folder
	local dir=$1 bad=0 inc
	shift
	for inc in $(includes lib/"$dir"/*.[ch]); do
		case " $* $dir " in
		*" ${inc%%/*} "*) ;;
		*) echo "lib/$dir includes $inc" && bad=1 ;;
		esac
	done
	return $bad
}

@test "base knows nothing of the others" {
	only base
}

@test "text knows base" {
	only text base
}

@test "layers are structs over base and text" {
	only layers base text
}

@test "the carrier knows no analysis" {
	only carrier base text layers
}

@test "what programs that export share knows the carrier, and nest to put spans inside each other" {
	only export carrier base text layers nest
}

@test "the library for C knows the analyses, and no JSON" {
	# shellcheck disable=SC2046 # a list of words is meant
	only api newsline.h base text layers $(analyses)
}

@test "an analysis knows base, text and layers: no JSON, no other analysis" {
	[ -n "$(analyses)" ]
	for a in $(analyses); do
		only "$a" base text layers
	done
}

@test "an analysis does no input or output and does not end the program" {
	for a in $(analyses); do
		run grep -nE '\b(printf|fopen|fprintf|puts|exit|abort|getenv|setlocale|time|localtime|gmtime) ?\(' lib/"$a"/*.c
		[ "$status" -eq 1 ] || { echo "$output"; false; }
	done
}

@test "UTF-8 is known to the text module and the carrier alone" {
	for a in $(analyses); do
		run grep -n 'text/utf8.h' lib/"$a"/*.[ch]
		[ "$status" -eq 1 ] || { echo "$output"; false; }
	done
}

@test "every filter has its man page, its cases and a unit test of its analysis" {
	for f in filters/*.c; do
		name=$(basename "$f" .c)
		[ -f "man/$name.1" ] || { echo "no man/$name.1"; false; }
		case $name in
		import-* | export-*) [ -f "tests/$name.bats" ] || { echo "no tests/$name.bats"; false; } ;;
		*) ls "tests/cases/$name"/*.jsonl >/dev/null || { echo "no tests/cases/$name"; false; } ;;
		esac
	done
	for a in $(analyses); do
		[ -f "tests/unit/test_$a.c" ] || { echo "no tests/unit/test_$a.c"; false; }
		[ -f "tests/fuzz/fuzz_$a.c" ] || { echo "no tests/fuzz/fuzz_$a.c"; false; }
	done
}
