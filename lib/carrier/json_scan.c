#include <stdlib.h>

#include "base/mem.h"
#include "carrier/json_plain.h"
#include "carrier/json_scan.h"
#include "text/utf8.h"

static bool
fail(struct json_scan *s, const char *error)
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
space(struct json_scan *s)
{
	s->p = skip_space(s->p, s->end);
}

static bool
digit(const struct json_scan *s)
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
escape(struct json_scan *s)
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

/* The plain ASCII ahead, added to t unless that is NULL. */
static inline void
plain(struct json_scan *s, struct text *t)
{
	const uint8_t *behind;

	if (!t) {
		s->p = json_skip_plain(s->p, s->end);
		return;
	}
	behind = json_get_units(t->unit + t->n, s->p, s->end);
	t->n += (size_t)(behind - s->p);
	s->p = behind;
}

/* Adds a code point, for which there is room. */
static inline void
put(struct text *t, uint32_t cp)
{
	if (cp < 0x10000)
		t->unit[t->n++] = (uint16_t)cp;
	else
		text_add(t, cp);
}

/*
 * Characters beyond ASCII ahead: most often one in words of ASCII, a quotation mark or an
 * accent; else words of another script, with a few ASCII characters between.
 */
static inline bool
others(struct json_scan *s, struct text *t)
{
	const uint8_t *from = s->p;
	uint32_t cp;
	size_t k = utf8_char(s->p, (size_t)(s->end - s->p), &cp);

	s->p += k;
	if (k && s->p < s->end && *s->p < 0x80) {
		if (t)
			put(t, cp);
		return true;
	}
	while (s->p < s->end && *s->p >= 0x80) {
		k = utf8_other(s->p, (size_t)(s->end - s->p));
		if (!k)
			return fail(s, "invalid UTF-8");
		s->p += k;
		for (int i = 0; i < 4 && s->p < s->end && json_plain(*s->p); i++)
			s->p++;
	}
	if (t)
		text_add_utf8(t, from, (size_t)(s->p - from));
	return true;
}

/* In a string: to its end. What it spells is added to t, unless that is NULL; there is
 * room for as many units as there are bytes. */
static inline bool
rest_of_string(struct json_scan *s, struct text *t)
{
	for (;;) {
		const char *from;

		plain(s, t);
		from = (const char *)s->p;
		if (s->p == s->end)
			return fail(s, "unterminated string");
		if (*s->p == '"') {
			s->p++;
			return true;
		}
		if (*s->p == '\\') {
			if (!escape(s))
				return false;
			if (t)
				put(t, json_unescape(&from));
		} else if (*s->p < 0x20) {
			return fail(s, "control character in a string");
		} else if (!others(s, t)) {
			return false;
		}
	}
}

/* In a string that is not all plain ASCII, at the first byte that is not. */
static bool
other_string(struct json_scan *s)
{
	return rest_of_string(s, NULL);
}

bool
json_scan_text(struct json_scan *s, struct text *t)
{
	bool well;

	s->p++;
	text_reset(t, (size_t)(s->end - s->p));
	well = rest_of_string(s, t);
	text_end(t);
	return well;
}

/* At a quotation mark. Nearly all strings are short and plain: keys, kinds, days. */
static inline bool
string(struct json_scan *s)
{
	s->p = json_skip_plain(s->p + 1, s->end);
	if (s->p < s->end && *s->p == '"') {
		s->p++;
		return true;
	}
	return other_string(s);
}

static bool
number(struct json_scan *s)
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
literal(struct json_scan *s, const char *word)
{
	size_t n = strlen(word);

	if ((size_t)(s->end - s->p) < n || memcmp(s->p, word, n) != 0)
		return fail(s, "not a JSON value");
	s->p += n;
	return true;
}

/* A string, number or literal. */
static bool
scalar(struct json_scan *s)
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
name(struct json_scan *s, struct slice *key)
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
 * At a bracket. Layers are arrays of objects that begin with their offsets; what is
 * spelled as ours is goes by at once, the rest goes the long way.
 */
static bool
nested(struct json_scan *s)
{
	struct brackets open;
	struct slice key;
	struct span span;
	const uint8_t *p = s->p, *end = s->end, *behind;
	bool in_object = false;

	open.n = 0;
open:
	s->p = p;
	if (open.n + s->depth == JSON_DEPTH)
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

bool
json_scan_value(struct json_scan *s)
{
	const uint8_t *behind = *s->p == '"' ? plain_string(s->p, s->end) : NULL;

	if (behind) {
		s->p = behind;
		return true;
	}
	return *s->p == '{' || *s->p == '[' ? nested(s) : scalar(s);
}

void
json_scan_enter(struct json_scan *s)
{
	s->p++;
	s->depth++;
	s->fresh = true;
}

/* Moves to what comes next in the object or array, behind its comma. */
static inline bool
more(struct json_scan *s, bool in_object)
{
	bool fresh = s->fresh;

	if (s->error)
		return false;
	s->fresh = false;
	space(s);
	if (s->p == s->end)
		return fail(
		    s, in_object ? "object ends too early" : "array ends too early");
	if (*s->p == (in_object ? '}' : ']')) {
		s->p++;
		s->depth--;
		return false;
	}
	if (fresh)
		return true;
	if (*s->p != ',')
		return fail(s, in_object ? "no ',' or '}' behind a value"
					 : "no ',' or ']' behind a value");
	s->p++;
	return true;
}

static inline bool
at_value(struct json_scan *s)
{
	space(s);
	return s->p < s->end || fail(s, "a value is missing");
}

bool
json_scan_element(struct json_scan *s)
{
	return more(s, false) && at_value(s);
}

static __attribute__((noinline)) bool
other_member(struct json_scan *s, struct slice *key)
{
	return more(s, true) && name(s, key) && at_value(s);
}

/* Nearly all members are spelled as ours: a plain key, and no white space. */
bool
json_scan_member(struct json_scan *s, struct slice *key)
{
	const uint8_t *p = s->p, *behind;

	if (s->error || (!s->fresh && (p == s->end || *p++ != ',')))
		return other_member(s, key);
	behind = plain_name(p, s->end);
	if (!behind || behind == s->end || *behind <= ' ')
		return other_member(s, key);
	*key = (struct slice){(const char *)p + 1, (size_t)(behind - p) - 3};
	s->p = behind;
	s->fresh = false;
	return true;
}

const char *
json_scan_line(const char *p, size_t n, struct json_members *m,
    const struct json_reader *reader, size_t *at)
{
	struct json_scan s = {.p = (const uint8_t *)p, .end = (const uint8_t *)p + n};
	struct slice key;

	m->n = 0;
	space(&s);
	if (s.p == s.end || *s.p != '{')
		fail(&s, "not a JSON object");
	else
		json_scan_enter(&s);
	while (json_scan_member(&s, &key)) {
		const char *value = (const char *)s.p;

		if (!reader || !reader->read(reader->to, key, &s))
			json_scan_value(&s);
		*add(m) = (struct json_member){key,
		    {value, (size_t)((const char *)s.p - value)},
		    memchr(key.p, '\\', key.n) != NULL};
	}
	if (!s.error) {
		space(&s);
		if (s.p < s.end)
			fail(&s, "something behind the object");
	}
	*at = (size_t)((const char *)s.p - p);
	return s.error;
}

const char *
json_scan(const char *p, size_t n, struct json_members *m, size_t *at)
{
	return json_scan_line(p, n, m, NULL, at);
}
