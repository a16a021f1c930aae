#include <stdlib.h>

#include "check.h"
#include "segment/uax29.h"
#include "text/sentence_break.h"

#define UNICODE_DATA "/usr/share/unicode/auxiliary/"

static const char *const names[] = {"Other", "CR", "LF", "Sep", "Extend", "Format", "Sp",
    "Lower", "Upper", "OLetter", "Numeric", "ATerm", "STerm", "Close", "SContinue"};

/* Every code point has the property Unicode's own table gives it. */
static void
the_property_is_unicodes(FILE *f)
{
	static unsigned char want[0x110000];
	char line[512], name[32];
	unsigned first, last, wrong = 0;

	while (fgets(line, sizeof(line), f)) {
		if (sscanf(line, "%x..%x ; %31s", &first, &last, name) != 3) {
			if (sscanf(line, "%x ; %31s", &first, name) != 2)
				continue;
			last = first;
		}
		for (unsigned char k = 0; k < sizeof(names) / sizeof(*names); k++)
			if (strcmp(names[k], name) == 0)
				for (unsigned cp = first; cp <= last; cp++)
					want[cp] = k;
	}
	CHECK(want['.'] == SB_ATERM); /* the table was read */
	for (uint32_t cp = 0; cp < sizeof(want); cp++)
		wrong += (unsigned char)sentence_break(cp) != want[cp];
	CHECK(wrong == 0);
}

/* One line of the test file: code points with a cross or a division sign before each. */
static bool
line_is_right(const char *line)
{
	struct text t = {0};
	size_t boundaries[64], n = 0, at = 0;
	bool right = true;

	text_reset(&t, 64);
	for (const char *p = line; *p && *p != '#';) {
		char *behind;
		unsigned long cp;

		if (strncmp(p, "\xC3\xB7", 2) == 0 && n < 64)
			boundaries[n++] = t.n;
		cp = strtoul(p, &behind, 16);
		if (behind == p) {
			p++;
			continue;
		}
		text_add(&t, (uint32_t)cp);
		p = behind;
	}
	for (size_t i = 1; i < n && right; i++) {
		at = uax29_next(&t, at, t.n);
		right = at == boundaries[i];
	}
	right = right && n > 1 && at == t.n;
	text_free(&t);
	return right;
}

static void
the_boundaries_are_unicodes(FILE *f)
{
	char line[4096];
	unsigned lines = 0, wrong = 0;

	while (fgets(line, sizeof(line), f)) {
		if (*line == '#' || *line == '\n')
			continue;
		lines++;
		if (!line_is_right(line)) {
			wrong++;
			fprintf(stderr, "%s", line);
		}
	}
	CHECK(lines > 500);
	CHECK(wrong == 0);
}

static void
small_letters_go_on(void)
{
	struct text t = check_text("He is 3.5 ft. tall. \"Yes.\" So.\nU.S. law");

	CHECK(uax29_next(&t, 0, t.n) == 20);
	CHECK(uax29_next(&t, 20, t.n) == 27);
	CHECK(uax29_next(&t, 27, t.n) == 31);
	CHECK(uax29_next(&t, 31, t.n) == t.n);
	text_free(&t);
}

int
main(void)
{
	FILE *f = fopen(UNICODE_DATA "SentenceBreakProperty.txt", "r");

	small_letters_go_on();
	if (f) {
		the_property_is_unicodes(f);
		fclose(f);
	}
	if ((f = fopen(UNICODE_DATA "SentenceBreakTest.txt", "r")) != NULL) {
		the_boundaries_are_unicodes(f);
		fclose(f);
	}
	return check_done();
}
