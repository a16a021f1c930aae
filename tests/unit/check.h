/* check: what a unit test is made of. A test program's main() ends with `return
 * check_done();`. */
#ifndef CHECK_H
#define CHECK_H

#include <stdio.h>
#include <string.h>

#include "text/text.h"

static int check_failures, check_count;

#define CHECK(condition)                                                                 \
	do {                                                                             \
		check_count++;                                                           \
		if (!(condition)) {                                                      \
			check_failures++;                                                \
			fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__,       \
			    #condition);                                                 \
		}                                                                        \
	} while (0)

static inline int
check_done(void)
{
	printf("%d checks, %d failed\n", check_count, check_failures);
	return check_failures > 0 || check_count == 0;
}

/* The text a UTF-8 string spells; text_free() it. */
static inline struct text
check_text(const char *utf8)
{
	struct text t = {0};

	text_reset(&t, strlen(utf8));
	text_add_utf8(&t, (const uint8_t *)utf8, strlen(utf8));
	return t;
}

#endif
