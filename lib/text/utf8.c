#include "text/utf8.h"

#include <endian.h>
#include <string.h>

size_t
utf8_char(const uint8_t *p, size_t n, uint32_t *cp)
{
	uint32_t c = p[0];

	if (c < 0x80) {
		*cp = c;
		return 1;
	}
	if (c < 0xC2)
		return 0;
	if (c < 0xE0) {
		if (n < 2 || (p[1] & 0xC0) != 0x80)
			return 0;
		*cp = (c & 0x1F) << 6 | (p[1] & 0x3F);
		return 2;
	}
	if (c < 0xF0) {
		if (n < 3 || (p[1] & 0xC0) != 0x80 || (p[2] & 0xC0) != 0x80)
			return 0;
		c = (c & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
		if (c < 0x800 || (c >= 0xD800 && c <= 0xDFFF))
			return 0;
		*cp = c;
		return 3;
	}
	if (c > 0xF4 || n < 4 || (p[1] & 0xC0) != 0x80 || (p[2] & 0xC0) != 0x80 ||
	    (p[3] & 0xC0) != 0x80)
		return 0;
	c = (c & 0x07) << 18 | (uint32_t)(p[1] & 0x3F) << 12 |
	    (uint32_t)(p[2] & 0x3F) << 6 | (p[3] & 0x3F);
	if (c < 0x10000 || c > 0x10FFFF)
		return 0;
	*cp = c;
	return 4;
}

/* Whole groups of four characters of two bytes each, the letters of most alphabets. */
static size_t
pairs(const uint8_t *p, size_t n)
{
	const uint64_t top = UINT64_C(0x8000800080008000);
	size_t i = 0;

	for (uint64_t w; n - i >= 8; i += 8) {
		memcpy(&w, p + i, 8);
		w = le64toh(w);
		/* 110xxxxx 10xxxxxx four times, and none of the x in 110xxxx- all 0 */
		if ((w & UINT64_C(0xC0E0C0E0C0E0C0E0)) != UINT64_C(0x80C080C080C080C0) ||
		    (((w & UINT64_C(0x001E001E001E001E)) +
			 (top - UINT64_C(0x0001000100010001))) &
			top) != top)
			break;
	}
	return i;
}

/* Characters of three bytes, as far as a fourth byte is there to be read with them. */
static size_t
triples(const uint8_t *p, size_t n)
{
	size_t i = 0;

	for (uint32_t w, c; n - i >= 4; i += 3) {
		memcpy(&w, p + i, 4);
		w = be32toh(w);
		/* 1110xxxx 10xxxxxx 10xxxxxx; neither below U+0800 nor a surrogate */
		c = (w >> 12 & 0xF000) | (w >> 10 & 0x0FC0);
		if ((w & 0xF0C0C000) != 0xE0808000 || c < 0x800 || (c & 0xF800) == 0xD800)
			break;
	}
	return i;
}

size_t
utf8_other(const uint8_t *p, size_t n)
{
	size_t i = 0, k;
	uint32_t cp;

	while (i < n && p[i] >= 0x80) {
		k = p[i] < 0xE0 ? pairs(p + i, n - i) : triples(p + i, n - i);
		if (!k)
			k = utf8_char(p + i, n - i, &cp);
		if (!k)
			break;
		i += k;
	}
	return i;
}

static size_t
ascii(const uint8_t *p, size_t n)
{
	size_t i = 0;

	while (n - i >= 8) {
		uint64_t w;

		memcpy(&w, p + i, 8);
		if (w & UINT64_C(0x8080808080808080))
			break;
		i += 8;
	}
	while (i < n && p[i] < 0x80)
		i++;
	return i;
}

size_t
utf8_valid(const uint8_t *p, size_t n)
{
	size_t i = 0, k;

	do {
		i += ascii(p + i, n - i);
		k = utf8_other(p + i, n - i);
		i += k;
	} while (k);
	return i;
}

size_t
utf8_put(uint8_t *p, uint32_t cp)
{
	if (cp < 0x80) {
		p[0] = (uint8_t)cp;
		return 1;
	}
	if (cp < 0x800) {
		p[0] = (uint8_t)(0xC0 | cp >> 6);
		p[1] = (uint8_t)(0x80 | (cp & 0x3F));
		return 2;
	}
	if (cp < 0x10000) {
		p[0] = (uint8_t)(0xE0 | cp >> 12);
		p[1] = (uint8_t)(0x80 | (cp >> 6 & 0x3F));
		p[2] = (uint8_t)(0x80 | (cp & 0x3F));
		return 3;
	}
	p[0] = (uint8_t)(0xF0 | cp >> 18);
	p[1] = (uint8_t)(0x80 | (cp >> 12 & 0x3F));
	p[2] = (uint8_t)(0x80 | (cp >> 6 & 0x3F));
	p[3] = (uint8_t)(0x80 | (cp & 0x3F));
	return 4;
}
