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
	struct buf units = {0};
	unsigned long sentences = 0, sum = 0;
	char *line = NULL;
	size_t cap = 0;
	ssize_t got;

	must(status, "ubrk_open");
	while ((got = getdelim(&line, &cap, 0, stdin)) > 0) {
		int32_t n = (int32_t)got - (line[got - 1] == 0), length;

		units.n = 0;
		buf_reserve(&units, ((size_t)n + 1) * sizeof(UChar));
		u_strFromUTF8((UChar *)(void *)units.p, n + 1, &length, line, n, &status);
		must(status, "u_strFromUTF8");
		ubrk_setText(it, (const UChar *)(const void *)units.p, length, &status);
		must(status, "ubrk_setText");
		for (int32_t at; (at = ubrk_next(it)) != UBRK_DONE; sentences++)
			sum += (unsigned long)at;
	}
	printf("%lu sentences, sum of ends %lu\n", sentences, sum);
	ubrk_close(it);
	free(line);
	buf_free(&units);
	return 0;
}
