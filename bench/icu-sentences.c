/*
 * icu-sentences: ICU's sentence BreakIterator doing the bare splitting of documents that
 * end in NUL, UTF-8 to UTF-16 conversion included; what bench/segment-icu compares with.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>

#include "base/buf.h"

static void
must(UErrorCode status, const char *what)
{
	if (U_FAILURE(status)) {
		fprintf(stderr, "icu-sentences: %s: %s\n", what, u_errorName(status));
		exit(2);
	}
}

int
main(int argc, char **argv)
{
	UErrorCode status = U_ZERO_ERROR;
	UBreakIterator *it =
	    ubrk_open(UBRK_SENTENCE, argc > 1 ? argv[1] : "en", NULL, 0, &status);
	struct buf in = {0}, units = {0};
	unsigned long sentences = 0, sum = 0;
	size_t got;

	must(status, "ubrk_open");
	do {
		buf_reserve(&in, 1 << 20);
		got = fread(in.p + in.n, 1, 1 << 20, stdin);
		in.n += got;
	} while (got);
	for (const char *p = in.p, *end = in.p + in.n; p < end;) {
		size_t n = strnlen(p, (size_t)(end - p));
		int32_t length;

		buf_reserve(&units, (n + 1) * sizeof(UChar));
		u_strFromUTF8((UChar *)(void *)units.p, (int32_t)n + 1, &length, p,
		    (int32_t)n, &status);
		must(status, "u_strFromUTF8");
		ubrk_setText(it, (const UChar *)(const void *)units.p, length, &status);
		must(status, "ubrk_setText");
		for (int32_t at; (at = ubrk_next(it)) != UBRK_DONE; sentences++)
			sum += (unsigned long)at;
		p += n + 1;
	}
	printf("%lu sentences, sum of ends %lu\n", sentences, sum);
	ubrk_close(it);
	buf_free(&in);
	buf_free(&units);
	return 0;
}
