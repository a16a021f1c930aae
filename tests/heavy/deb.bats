#!/usr/bin/env bats
# The Debian packages and the static build.

setup_file() {
	export BUILD=${BUILD:-build}
	rm -f "$BUILD"/*.deb "$BUILD"/*.changes
	DEB_BUILD_OPTIONS=nocheck tools/deb "$BUILD" >"$BATS_FILE_TMPDIR/log" 2>&1 || {
		tail -n 50 "$BATS_FILE_TMPDIR/log"
		return 1
	}
}

programs() {
	for f in filters/*.c; do basename "$f" .c; done
}

@test "lintian has nothing to say, and would say it" {
	run lintian --allow-root --pedantic --display-info "$BUILD"/newsline_*.deb "$BUILD"/libnewsline-dev_*.deb
	echo "$output"
	[ "$status" -eq 0 ]
	[ -z "$output" ]
	mkdir -p "$BATS_TEST_TMPDIR/bad"
	dpkg-deb -R "$BUILD"/newsline_*.deb "$BATS_TEST_TMPDIR/bad"
	rm "$BATS_TEST_TMPDIR/bad/usr/share/man/man1/segment.1.gz"
	dpkg-deb -b "$BATS_TEST_TMPDIR/bad" "$BATS_TEST_TMPDIR/bad.deb" >/dev/null
	run lintian --allow-root "$BATS_TEST_TMPDIR/bad.deb"
	[[ $output == *'no-manual-page [usr/bin/segment]'* ]]
}

@test "the packages install, run and go away again" {
	[ "$(id -u)" -eq 0 ] || skip "installing takes root"
	! dpkg -s newsline >/dev/null 2>&1 || skip "newsline is installed here"
	dpkg -i "$BUILD"/newsline_*.deb "$BUILD"/libnewsline-dev_*.deb
	for p in $(programs); do
		[ "$("/usr/bin/$p" --version)" = "$("$BUILD/bin/$p" --version)" ]
	done
	cd "$BATS_TEST_TMPDIR"
	newsline-news --date 2023-03-15 --title-line /usr/share/doc/newsline/examples/dam.txt | jq -e '.quotes != [] and .dates != []'
	# shellcheck disable=SC2046 # words are meant
	cc /usr/share/doc/libnewsline-dev/examples/layers.c $(pkg-config --cflags --libs newsline) -o layers
	./layers </usr/share/doc/newsline/examples/dam.txt | grep -q '^summary '
	dpkg -r newsline libnewsline-dev
	[ ! -e /usr/bin/segment ]
}

@test "make static: every program runs where there is nothing else" {
	make -s BUILD="$BUILD" static
	mkdir -p "$BATS_TEST_TMPDIR/empty"
	for p in $(programs); do
		file "$BUILD-static/bin/$p" | grep -q 'statically linked'
		cp "$BUILD-static/bin/$p" "$BATS_TEST_TMPDIR/empty/"
		if [ "$(id -u)" -eq 0 ]; then
			[ "$(chroot "$BATS_TEST_TMPDIR/empty" "/$p" --version)" = "$("$BUILD/bin/$p" --version)" ]
		else
			[ "$("$BUILD-static/bin/$p" --version)" = "$("$BUILD/bin/$p" --version)" ]
		fi
	done
	"$BUILD-static/bin/segment" <<<'{"text":"One. Two."}' | cmp - <("$BUILD/bin/segment" <<<'{"text":"One. Two."}')
}
