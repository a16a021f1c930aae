#include <stdlib.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/mem.h"
#include "carrier/json.h"
#include "text/utf8.h"

struct scan {
	const uint8_t *p, *end;
	const char *error; /* NULL: none so far */
};

static bool
fail(struct scan *s, const char *error)
{
	s->error = error;
	return false;
}

static void
space(struct scan *s)
{
	while (s->p < s->end &&
	       (*s->p == ' ' || *s->p == '\t' || *s->p == '\n' || *s->p == '\r'))
		s->p++;
}

static bool
digit(const struct scan *s)
{
	return s->p < s->end && *s->p >= '0' && *s->p <= '9';
}

static bool
plain(uint8_t c)
{
	return c >= 0x20 && c < 0x80 && c != '"' && c != '\\';
}

/* The first byte of a string that is not plain ASCII. */
static const uint8_t *
skip_plain(const uint8_t *p, const uint8_t *end)
{
#ifdef __SSE2__
	const __m128i quote = _mm_set1_epi8('"'), slash = _mm_set1_epi8('\\'),
		      control = _mm_set1_epi8(0x20);

	for (; end - p >= 16; p += 16) {
		__m128i b = _mm_loadu_si128((const __m128i *)(const void *)p);
		/* signed: bytes from 0x80 up are less than 0x20, too */
		__m128i odd = _mm_or_si128(_mm_cmplt_epi8(b, control),
		    _mm_or_si128(_mm_cmpeq_epi8(b, quote), _mm_cmpeq_epi8(b, slash)));
		unsigned mask = (unsigned)_mm_movemask_epi8(odd);

		if (mask)
			return p + __builtin_ctz(mask);
	}
#endif
	while (p < end && plain(*p))
		p++;
	return p;
}

static int
hex4(const uint8_t *p, const uint8_t *end)
{
	int v = 0;

	if (end - p < 4)
		return -1;
	for (int i = 0; i < 4; i++) {
		int c = p[i];

		if (c >= '0' && c <= '9')
			v = v << 4 | (c - '0');
		else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
			v = v << 4 | ((c | 0x20) - 'a' + 10);
		else
			return -1;
	}
	return v;
}

/* At a backslash. */
static bool
escape(struct scan *s)
{
	int v;

	if (s->end - s->p < 2)
		return fail(s, "unterminated string");
	switch (s->p[1]) {
	case '"':
	case '\\':
	case '/':
	case 'b':
	case 'f':
	case 'n':
	case 'r':
	case 't':
		s->p += 2;
		return true;
	case 'u':
		v = hex4(s->p + 2, s->end);
		if (v < 0)
			return fail(s, "bad \\u escape");
		if (v >= 0xD800 && v <= 0xDFFF) {
			if (v >= 0xDC00 || s->end - s->p < 12 || s->p[6] != '\\' ||
			    s->p[7] != 'u')
				return fail(s, "lone surrogate");
			v = hex4(s->p + 8, s->end);
			if (v < 0xDC00 || v > 0xDFFF)
				return fail(s, "lone surrogate");
			s->p += 6;
		}
		s->p += 6;
		return true;
	default:
		return fail(s, "bad escape");
	}
}

/* At a quotation mark. */
static bool
string(struct scan *s)
{
	size_t k;

	s->p++;
	for (;;) {
		s->p = skip_plain(s->p, s->end);
		if (s->p == s->end)
			return fail(s, "unterminated string");
		if (*s->p == '"') {
			s->p++;
			return true;
		}
		if (*s->p == '\\') {
			if (!escape(s))
				return false;
			continue;
		}
		if (*s->p < 0x20)
			return fail(s, "control character in a string");
		/* words of other scripts, with a few ASCII characters between them */
		do {
			k = utf8_other(s->p, (size_t)(s->end - s->p));
			if (!k)
				return fail(s, "invalid UTF-8");
			s->p += k;
			for (int i = 0; i < 4 && s->p < s->end && plain(*s->p); i++)
				s->p++;
		} while (s->p < s->end && *s->p >= 0x80);
	}
}

static bool
number(struct scan *s)
{
	if (*s->p == '-')
		s->p++;
	if (!digit(s))
		return fail(s, "bad number");
	if (*s->p == '0') {
		s->p++;
		if (digit(s))
			return fail(s, "bad number: leading zero");
	}
	while (digit(s))
		s->p++;
	if (s->p < s->end && *s->p == '.') {
		s->p++;
		if (!digit(s))
			return fail(s, "bad number: no digit behind the point");
		while (digit(s))
			s->p++;
	}
	if (s->p < s->end && (*s->p == 'e' || *s->p == 'E')) {
		s->p++;
		if (s->p < s->end && (*s->p == '+' || *s->p == '-'))
			s->p++;
		if (!digit(s))
			return fail(s, "bad number: no digit in the exponent");
		while (digit(s))
			s->p++;
	}
	return true;
}

static bool
literal(struct scan *s, const char *word)
{
	size_t n = strlen(word);

	if ((size_t)(s->end - s->p) < n || memcmp(s->p, word, n) != 0)
		return fail(s, "not a JSON value");
	s->p += n;
	return true;
}

/* A string, number or literal. */
static bool
scalar(struct scan *s)
{
	switch (*s->p) {
	case '"':
		return string(s);
	case 't':
		return literal(s, "true");
	case 'f':
		return literal(s, "false");
	case 'n':
		return literal(s, "null");
	default:
		if (*s->p == '-' || digit(s))
			return number(s);
		return fail(s, "not a JSON value");
	}
}

/* A key and its colon; the key without its marks in *key. */
static bool
name(struct scan *s, struct slice *key)
{
	const char *from;

	space(s);
	if (s->p == s->end)
		return fail(s, "object ends too early");
	if (*s->p != '"')
		return fail(s, "a key must be a string");
	from = (const char *)s->p + 1;
	if (!string(s))
		return false;
	*key = (struct slice){from, (size_t)((const char *)s->p - 1 - from)};
	space(s);
	if (s->p == s->end || *s->p != ':')
		return fail(s, "no ':' behind a key");
	s->p++;
	return true;
}

static struct json_member *
add(struct json_members *m)
{
	if (m->n == m->cap) {
		m->cap = m->cap ? 2 * m->cap : 16;
		m->v = mem_realloc(m->v, m->cap * sizeof(*m->v));
	}
	return &m->v[m->n++];
}

/* At the object's '{'. The open brackets are a stack of bits: set for an object. */
static bool
object(struct scan *s, struct json_members *m)
{
	uint64_t stack[JSON_DEPTH / 64 + 1];
	unsigned depth = 0;
	struct json_member *member = NULL;
	struct slice key;
	struct span span;
	const char *behind;
	bool in_object, opened;

open:
	if (depth == JSON_DEPTH)
		return fail(s, "nesting deeper than 512");
	in_object = *s->p == '{';
	if (in_object)
		stack[depth / 64] |= UINT64_C(1) << depth % 64;
	else
		stack[depth / 64] &= ~(UINT64_C(1) << depth % 64);
	depth++;
	/* in a layer, that is: of the record itself every member is wanted */
	behind = in_object && depth > 1
		     ? json_span((const char *)s->p, (const char *)s->end, &span)
		     : NULL;
	s->p = behind ? (const uint8_t *)behind : s->p + 1;
	opened = !behind;
next:
	space(s);
	if (s->p == s->end)
		return fail(
		    s, in_object ? "object ends too early" : "array ends too early");
	if (*s->p == (in_object ? '}' : ']')) {
		s->p++;
		depth--;
		if (!depth)
			return true;
		in_object = stack[(depth - 1) / 64] >> (depth - 1) % 64 & 1;
		goto value_done;
	}
	if (!opened) {
		if (*s->p != ',')
			return fail(s, in_object ? "no ',' or '}' behind a value"
						 : "no ',' or ']' behind a value");
		s->p++;
	}
	if (in_object) {
		if (!name(s, &key))
			return false;
		if (depth == 1) {
			member = add(m);
			member->key = key;
		}
	}
	space(s);
	if (s->p == s->end)
		return fail(s, "a value is missing");
	if (depth == 1)
		member->value.p = (const char *)s->p;
	opened = false;
	if (*s->p == '{' || *s->p == '[')
		goto open;
	if (!scalar(s))
		return false;
value_done:
	opened = false;
	if (depth == 1)
		member->value.n = (size_t)((const char *)s->p - member->value.p);
	goto next;
}

const char *
json_scan(const char *p, size_t n, struct json_members *m, size_t *at)
{
	struct scan s = {(const uint8_t *)p, (const uint8_t *)p + n, NULL};

	m->n = 0;
	space(&s);
	if (s.p == s.end || *s.p != '{')
		fail(&s, "not a JSON object");
	else if (object(&s, m)) {
		space(&s);
		if (s.p < s.end)
			fail(&s, "something behind the object");
	}
	*at = (size_t)((const char *)s.p - p);
	return s.error;
}
