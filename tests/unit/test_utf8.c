/* UTF-8 in bulk is what it is character by character. */
#include "check.h"

#include <stdlib.h>

#include "text/utf8.h"

static uint64_t state = 1;

static unsigned
below(unsigned n)
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(state >> 33) % n;
}

/* The longest prefix of whole characters, one at a time. */
static size_t
valid_by_one(const uint8_t *p, size_t n)
{
	size_t i = 0, k = 1;
	uint32_t cp;

	for (; i < n && k; i += k)
		k = utf8_char(p + i, n - i, &cp);
	return i;
}

static bool
judged_alike(const uint8_t *bytes, size_t n)
{
	/* memory of its own, so that a sanitizer sees a read past the end */
	uint8_t *p = malloc(n + 1);
	bool alike;

	memcpy(p + 1, bytes, n);
	alike = utf8_valid(p + 1, n) == valid_by_one(p + 1, n);
	free(p);
	return alike;
}

/* Any two or three bytes, over and over, so that every path for runs sees them. */
static void
any_bytes_over_and_over(void)
{
	static const uint8_t thirds[] = {0x00, 0x7F, 0x80, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF};
	uint8_t bytes[27];
	int wrong = 0;

	for (unsigned pair = 0; pair < 0x10000; pair++) {
		for (size_t i = 0; i < 26; i += 2) {
			bytes[i] = (uint8_t)(pair >> 8);
			bytes[i + 1] = (uint8_t)pair;
		}
		wrong += !judged_alike(bytes, 24) + !judged_alike(bytes, 25);
		for (size_t k = 0; k < sizeof(thirds); k++) {
			for (size_t i = 0; i < 27; i += 3) {
				bytes[i] = (uint8_t)(pair >> 8);
				bytes[i + 1] = (uint8_t)pair;
				bytes[i + 2] = thirds[k];
			}
			wrong += !judged_alike(bytes, 27);
		}
	}
	CHECK(wrong == 0);
}

/* Words of one length of character, spaces between them, as texts are made. */
static size_t
put_words(uint8_t *p)
{
	static const uint32_t firsts[] = {'a', 0xA0, 0x430, 0x7C0, 0x800, 0x4E00, 0xD780,
	    0xE000, 0xFFC0, 0x10000, 0x1F600, 0x10FFC0};
	size_t n = 0;

	for (unsigned words = below(6); words; words--) {
		uint32_t first =
		    firsts[below((unsigned)(sizeof(firsts) / sizeof(*firsts)))];

		for (unsigned i = below(20); i; i--)
			n += utf8_put(p + n, first + below(26));
		for (unsigned i = below(4) * below(3); i; i--)
			p[n++] = ' ';
	}
	return n;
}

static bool
decoded_alike(const uint8_t *p, size_t n)
{
	struct text t = {0};
	size_t i = 0, at = 0;
	uint32_t cp;
	bool alike = true;

	text_reset(&t, 0);
	text_add_utf8(&t, p, n);
	for (; i < n && alike; at++) {
		i += utf8_char(p + i, n - i, &cp);
		alike = text_at(&t, at) == cp;
	}
	alike &= at == t.n && t.unit[t.n] == 0;
	text_free(&t);
	return alike;
}

static void
texts_and_spoilt_texts(void)
{
	uint8_t bytes[1024];
	int wrong = 0, spoilt = 0;

	for (unsigned i = 0; i < 50000; i++) {
		size_t n = put_words(bytes);

		wrong += utf8_valid(bytes, n) != n || !decoded_alike(bytes, n);
		if (!n)
			continue;
		bytes[below((unsigned)n)] = (uint8_t)below(256);
		wrong += !judged_alike(bytes, n);
		spoilt += utf8_valid(bytes, n) != n;
	}
	CHECK(wrong == 0);
	CHECK(spoilt > 10000);
}

int
main(void)
{
	any_bytes_over_and_over();
	texts_and_spoilt_texts();
	return check_done();
}
