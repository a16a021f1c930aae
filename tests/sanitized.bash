# shellcheck shell=bash
# sanitized PROGRAM: was it built with a sanitizer, which brings memory and signal handling of its own?
sanitized() {
	nm "$1" 2>/dev/null | grep -q __asan_init
}
