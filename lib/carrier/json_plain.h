/* json_plain: the plain part of a string, many bytes at a time. */
#ifndef JSON_PLAIN_H
#define JSON_PLAIN_H

#include <endian.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* Does the byte, or code point, stand in a string as it is, in one byte? */
static inline bool
json_plain(uint32_t c)
{
	return c >= 0x20 && c < 0x80 && c != '"' && c != '\\';
}

#ifdef __SSE2__
/* A bit for each of 16 bytes that is not plain. */
static inline unsigned
json_odd_bytes(__m128i b)
{
	const __m128i quote = _mm_set1_epi8('"'), slash = _mm_set1_epi8('\\'),
		      control = _mm_set1_epi8(0x20);

	/* signed: bytes from 0x80 up are less than 0x20, too */
	return (unsigned)_mm_movemask_epi8(_mm_or_si128(_mm_cmplt_epi8(b, control),
	    _mm_or_si128(_mm_cmpeq_epi8(b, quote), _mm_cmpeq_epi8(b, slash))));
}
#endif

/* The first byte that is not plain. */
static inline const uint8_t *
json_skip_plain(const uint8_t *p, const uint8_t *end)
{
	const uint64_t ones = UINT64_C(0x0101010101010101), highs = ones << 7;
#ifdef __SSE2__
	for (; end - p >= 16; p += 16) {
		unsigned mask =
		    json_odd_bytes(_mm_loadu_si128((const __m128i *)(const void *)p));

		if (mask)
			return p + __builtin_ctz(mask);
	}
#endif
	/* a byte below x leaves its high bit set in (w - x) & ~w; so does, at worst, one
	 * above it, but the lowest that is set is right */
	for (; end - p >= 8; p += 8) {
		uint64_t w, q, s;

		memcpy(&w, p, 8);
		w = le64toh(w);
		q = w ^ ones * '"';
		s = w ^ ones * '\\';
		w = (w | ((w - ones * 0x20) & ~w) | ((q - ones) & ~q) |
			((s - ones) & ~s)) &
		    highs;
		if (w)
			return p + __builtin_ctzll(w) / 8;
	}
	while (p < end && json_plain(*p))
		p++;
	return p;
}

/* Writes the plain bytes in front as units, and maybe more that are none, up to as many
 * as there are bytes; returns the first byte that is not plain. */
static inline const uint8_t *
json_get_units(uint16_t *to, const uint8_t *p, const uint8_t *end)
{
#ifdef __SSE2__
	const __m128i zero = _mm_setzero_si128();

	for (; end - p >= 16; p += 16, to += 16) {
		__m128i b = _mm_loadu_si128((const __m128i *)(const void *)p);
		unsigned mask = json_odd_bytes(b);

		_mm_storeu_si128((__m128i *)(void *)to, _mm_unpacklo_epi8(b, zero));
		_mm_storeu_si128((__m128i *)(void *)(to + 8), _mm_unpackhi_epi8(b, zero));
		if (mask)
			return p + __builtin_ctz(mask);
	}
#endif
	while (p < end && json_plain(*p))
		*to++ = *p++;
	return p;
}

/* Writes the plain units in front as bytes, returns how many there are. */
static inline size_t
json_put_units(char *to, const uint16_t *u, size_t n)
{
	size_t i = 0;

#ifdef __SSE2__
	const __m128i quote = _mm_set1_epi16('"'), slash = _mm_set1_epi16('\\'),
		      control = _mm_set1_epi16(0x20), last = _mm_set1_epi16(0x7F);

	for (; n - i >= 8; i += 8) {
		__m128i w = _mm_loadu_si128((const __m128i *)(const void *)(u + i));
		/* signed: units from 0x8000 up are less than 0x20, too */
		__m128i odd = _mm_or_si128(
		    _mm_or_si128(_mm_cmplt_epi16(w, control), _mm_cmpgt_epi16(w, last)),
		    _mm_or_si128(_mm_cmpeq_epi16(w, quote), _mm_cmpeq_epi16(w, slash)));

		if (_mm_movemask_epi8(odd))
			break;
		_mm_storel_epi64((__m128i *)(void *)(to + i), _mm_packus_epi16(w, w));
	}
#endif
	for (; i < n && json_plain(u[i]); i++)
		to[i] = (char)u[i];
	return i;
}

#endif
