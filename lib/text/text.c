#include "text/text.h"

#include <stdlib.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/mem.h"
#include "text/chars.h"
#include "text/utf8.h"

static void
reserve(struct text *t, size_t n)
{
	size_t want = t->n + n + TEXT_PADDING;

	if (want < n || want > UINT32_MAX)
		mem_die(); /* offsets are 32 bits; --max-record keeps input far below */
	if (want <= t->cap)
		return;
	if (want < t->cap + t->cap / 2)
		want = t->cap + t->cap / 2;
	t->unit = mem_realloc(t->unit, want * sizeof(*t->unit));
	t->cap = want;
}

void
text_end(struct text *t)
{
	memset(t->unit + t->n, 0, TEXT_PADDING * sizeof(*t->unit));
}

void
text_reset(struct text *t, size_t n)
{
	t->n = 0;
	t->nastral = 0;
	reserve(t, n);
	text_end(t);
}

static void
add_astral(struct text *t, uint32_t cp)
{
	if (t->nastral == t->capastral) {
		t->capastral = t->capastral ? t->capastral + t->capastral / 2 : 64;
		t->astral = mem_realloc(t->astral, t->capastral * sizeof(*t->astral));
	}
	t->astral[t->nastral++] = (struct text_astral){(uint32_t)t->n, cp};
	t->unit[t->n++] = TEXT_ASTRAL;
}

void
text_add(struct text *t, uint32_t cp)
{
	reserve(t, 1);
	if (cp >= 0x10000)
		add_astral(t, cp);
	else
		t->unit[t->n++] = (uint16_t)cp;
	text_end(t);
}

/* Widens the ASCII bytes at the front of p, returns how many there were. */
static size_t
widen(uint16_t *to, const uint8_t *p, size_t n)
{
	size_t i = 0;

#ifdef __SSE2__
	const __m128i zero = _mm_setzero_si128();

	for (; n - i >= 16; i += 16) {
		__m128i b = _mm_loadu_si128((const __m128i *)(const void *)(p + i));
		unsigned other = (unsigned)_mm_movemask_epi8(b);

		_mm_storeu_si128((__m128i *)(void *)(to + i), _mm_unpacklo_epi8(b, zero));
		_mm_storeu_si128(
		    (__m128i *)(void *)(to + i + 8), _mm_unpackhi_epi8(b, zero));
		if (other) /* what is behind it is written again */
			return i + (size_t)__builtin_ctz(other);
	}
#endif
	for (; i < n && p[i] < 0x80; i++)
		to[i] = p[i];
	return i;
}

/*
 * Decodes characters of two and three bytes, and the few ASCII characters between words,
 * until there is none; returns the bytes read. Lead bytes alone tell the length: the text
 * is well-formed by contract.
 */
static size_t
decode(uint16_t **to, const uint8_t *p, size_t n)
{
	uint16_t *u = *to;
	size_t i = 0;

	for (int ascii = 0; i < n && ascii < 4;) {
		unsigned c = p[i];

		if (c < 0x80) {
			*u++ = (uint16_t)c;
			i++;
			ascii++;
			continue;
		}
		ascii = 0;
		if (c < 0xE0) {
			*u++ = (uint16_t)((c & 0x1F) << 6 | (p[i + 1] & 0x3Fu));
			i += 2;
		} else if (c < 0xF0) {
			*u++ = (uint16_t)((c & 0x0F) << 12 | (p[i + 1] & 0x3Fu) << 6 |
					  (p[i + 2] & 0x3Fu));
			i += 3;
		} else {
			break;
		}
	}
	*to = u;
	return i;
}

void
text_add_utf8(struct text *t, const uint8_t *p, size_t n)
{
	uint16_t *u;
	uint32_t cp;

	reserve(t, n);
	for (size_t i = 0; i < n;) {
		size_t k = widen(t->unit + t->n, p + i, n - i);

		u = t->unit + t->n + k;
		i += k;
		i += decode(&u, p + i, n - i);
		t->n = (size_t)(u - t->unit);
		while (i < n && p[i] >= 0xF0) {
			i += utf8_char(p + i, n - i, &cp);
			add_astral(t, cp);
		}
	}
	text_end(t);
}

void
text_free(struct text *t)
{
	free(t->unit);
	free(t->astral);
	*t = (struct text){0};
}

uint32_t
text_astral(const struct text *t, size_t i)
{
	size_t lo = 0, hi = t->nastral;

	while (hi - lo > 1) {
		size_t mid = lo + (hi - lo) / 2;

		if (t->astral[mid].at <= i)
			lo = mid;
		else
			hi = mid;
	}
	return t->astral[lo].cp;
}

bool
text_is(const struct text *t, size_t start, size_t end, const char *s)
{
	return end - start == strlen(s) && text_starts(t, start, s);
}

bool
text_is_folded(const struct text *t, size_t start, size_t end, const char *s)
{
	if (end - start != strlen(s))
		return false;
	for (; *s; s++, start++) {
		uint32_t c = t->unit[start];

		if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != (unsigned char)*s)
			return false;
	}
	return true;
}

bool
text_starts(const struct text *t, size_t start, const char *s)
{
	for (; *s; s++, start++)
		if (start >= t->n || t->unit[start] != (unsigned char)*s)
			return false;
	return true;
}

bool
text_same(const struct text *a, struct span x, const struct text *b, struct span y)
{
	if (x.end - x.start != y.end - y.start)
		return false;
	for (uint32_t i = 0; i < x.end - x.start; i++)
		if (text_at(a, x.start + i) != text_at(b, y.start + i))
			return false;
	return true;
}

struct span
text_trim(const struct text *t, size_t start, size_t end)
{
	while (start < end && char_is(text_at(t, start), CHAR_SPACE))
		start++;
	while (end > start && char_is(text_at(t, end - 1), CHAR_SPACE))
		end--;
	return (struct span){(uint32_t)start, (uint32_t)end};
}
