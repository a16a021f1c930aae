#include <endian.h>

#include "carrier/json.h"

/*
 * A number without sign, fraction or leading zero, of up to eight digits (eight bytes are
 * there); NULL: none. All digits at once, as bytes of one word: the sums of two, then of
 * four, then of eight neighbours.
 */
static inline const char *
small_number(const char *p, uint32_t *v)
{
	uint64_t w, other;
	size_t n;

	memcpy(&w, p, 8);
	w = le64toh(w) ^ UINT64_C(0x3030303030303030);
	other = ((w + UINT64_C(0x7676767676767676)) | w) & UINT64_C(0x8080808080808080);
	n = other ? (size_t)__builtin_ctzll(other) / 8 : 8;
	if (!n || (*p == '0' && n > 1))
		return NULL;
	w <<= 64 - 8 * n;
	w = w * 10 + (w >> 8);
	w = ((w & UINT64_C(0x00FF00FF00FF00FF)) * 100) +
	    (w >> 16 & UINT64_C(0x00FF00FF00FF00FF));
	*v = (uint32_t)((w & 0xFFFF) * 10000 + (w >> 32 & 0xFFFF));
	return p + n;
}

const char *
json_span(const char *p, const char *end, struct span *span)
{
	static const char start[] = "\"start\":", and_end[] = ",\"end\":";
	const size_t longest = sizeof(start) + sizeof(and_end) + 2 * 10;

	if ((size_t)(end - p) < longest || (*p != '{' && *p != ',') ||
	    memcmp(p + 1, start, sizeof(start) - 1) != 0)
		return NULL;
	p = small_number(p + sizeof(start), &span->start);
	if (!p || memcmp(p, and_end, sizeof(and_end) - 1) != 0)
		return NULL;
	p = small_number(p + sizeof(and_end) - 1, &span->end);
	return p && (*p == '}' || *p == ',') ? p : NULL;
}
