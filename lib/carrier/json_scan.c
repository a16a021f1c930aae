#include <stdlib.h>

#include "base/mem.h"
#include "carrier/json.h"
#include "carrier/json_plain.h"
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

static inline const uint8_t *
skip_space(const uint8_t *p, const uint8_t *end)
{
	while (
	    p < end && *p <= ' ' && (*p == ' ' || *p == '\t' || *p == '\n' || *p == '\r'))
		p++;
	return p;
}

static inline void
space(struct scan *s)
{
	s->p = skip_space(s->p, s->end);
}

static bool
digit(const struct scan *s)
{
	return s->p < s->end && *s->p >= '0' && *s->p <= '9';
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

/* In a string that is not all plain ASCII, at the first byte that is not. */
static bool
other_string(struct scan *s)
{
	size_t k;

	for (;; s->p = json_skip_plain(s->p, s->end)) {
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
			for (int i = 0; i < 4 && s->p < s->end && json_plain(*s->p); i++)
				s->p++;
		} while (s->p < s->end && *s->p >= 0x80);
	}
}

/* At a quotation mark. Nearly all strings are short and plain: keys, kinds, days. */
static inline bool
string(struct scan *s)
{
	s->p = json_skip_plain(s->p + 1, s->end);
	if (s->p < s->end && *s->p == '"') {
		s->p++;
		return true;
	}
	return other_string(s);
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

/* A bit for each open bracket: set for an object. */
struct brackets {
	uint64_t bits[JSON_DEPTH / 64];
	unsigned n;
};

static void
push(struct brackets *b, bool in_object)
{
	uint64_t bit = UINT64_C(1) << b->n % 64, *bits = &b->bits[b->n / 64];

	*bits = in_object ? *bits | bit : *bits & ~bit;
	b->n++;
}

static bool
top(const struct brackets *b)
{
	return b->bits[(b->n - 1) / 64] >> (b->n - 1) % 64 & 1;
}

/* The byte behind the string whose mark is at p; NULL if it is not all plain. */
static inline const uint8_t *
plain_string(const uint8_t *p, const uint8_t *end)
{
	p = json_skip_plain(p + 1, end);
	return p < end && *p == '"' ? p + 1 : NULL;
}

/* The place behind a key at p and its colon, both in our own spelling; NULL: it is not so
 * spelled. */
static inline const uint8_t *
plain_name(const uint8_t *p, const uint8_t *end)
{
	const uint8_t *behind = p < end && *p == '"' ? plain_string(p, end) : NULL;

	return behind && behind < end && *behind == ':' ? behind + 1 : NULL;
}

/*
 * At the bracket of a member of the record. Layers are arrays of objects that begin with
 * their offsets; what is spelled as ours is goes by at once, the rest goes the long way.
 */
static bool
nested(struct scan *s)
{
	struct brackets open;
	struct slice key;
	struct span span;
	const uint8_t *p = s->p, *end = s->end, *behind;
	bool in_object = false;

	open.n = 0;
open:
	s->p = p;
	if (open.n + 1 == JSON_DEPTH)
		return fail(s, "nesting deeper than 512");
	behind = (const uint8_t *)json_span((const char *)p, (const char *)end, &span);
	if (behind && *behind == '}' && open.n) {
		p = behind + 1;
		goto next;
	}
	in_object = *p == '{';
	push(&open, in_object);
	if (behind) {
		p = behind;
		goto next;
	}
	p = skip_space(p + 1, end);
	if (p < end && *p != (in_object ? '}' : ']'))
		goto element;
next:
	p = skip_space(p, end);
	s->p = p;
	if (p == end)
		return fail(
		    s, in_object ? "object ends too early" : "array ends too early");
	if (*p == (in_object ? '}' : ']')) {
		s->p = ++p;
		open.n--;
		if (!open.n)
			return true;
		in_object = top(&open);
		goto next;
	}
	if (*p != ',')
		return fail(s, in_object ? "no ',' or '}' behind a value"
					 : "no ',' or ']' behind a value");
	p++;
element:
	if (in_object) {
		behind = plain_name(p, end);
		s->p = behind ? behind : p;
		if (!behind && !name(s, &key))
			return false;
		p = s->p;
	}
	p = skip_space(p, end);
	s->p = p;
	if (p == end)
		return fail(s, "a value is missing");
	if (*p == '{' || *p == '[')
		goto open;
	behind = *p == '"' ? plain_string(p, end) : NULL;
	s->p = behind ? behind : p;
	if (!behind && !scalar(s))
		return false;
	p = s->p;
	goto next;
}

/* At the record's '{'. */
static bool
record(struct scan *s, struct json_members *m)
{
	struct json_member *member;
	struct slice key;
	bool well;

	s->p++;
	space(s);
	if (s->p < s->end && *s->p == '}') {
		s->p++;
		return true;
	}
	for (;; s->p++) {
		if (!name(s, &key))
			return false;
		space(s);
		if (s->p == s->end)
			return fail(s, "a value is missing");
		member = add(m);
		*member = (struct json_member){key, {(const char *)s->p, 0}};
		well = *s->p == '{' || *s->p == '[' ? nested(s) : scalar(s);
		if (!well)
			return false;
		member->value.n = (size_t)((const char *)s->p - member->value.p);
		space(s);
		if (s->p == s->end)
			return fail(s, "object ends too early");
		if (*s->p == '}') {
			s->p++;
			return true;
		}
		if (*s->p != ',')
			return fail(s, "no ',' or '}' behind a value");
	}
}

const char *
json_scan(const char *p, size_t n, struct json_members *m, size_t *at)
{
	struct scan s = {(const uint8_t *)p, (const uint8_t *)p + n, NULL};

	m->n = 0;
	space(&s);
	if (s.p == s.end || *s.p != '{')
		fail(&s, "not a JSON object");
	else if (record(&s, m)) {
		space(&s);
		if (s.p < s.end)
			fail(&s, "something behind the object");
	}
	*at = (size_t)((const char *)s.p - p);
	return s.error;
}
