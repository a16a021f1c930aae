#include "carrier/json.h"
#include "text/utf8.h"

/* Outside strings nothing else is as small as white space, but for a NUL at the end. */
static inline const char *
skip_space(const char *p)
{
	while ((unsigned char)(*p - 1) < ' ')
		p++;
	return p;
}

/* The closing mark of the string whose opening mark is at p. */
static const char *
closing_mark(const char *p)
{
	for (;;) {
		size_t escapes = 0;

		p = strchr(p + 1, '"'); /* there is one, and no NUL before it */
		while (p[-1 - (ptrdiff_t)escapes] == '\\')
			escapes++;
		if (escapes % 2 == 0)
			return p;
	}
}

const char *
json_first(const char *p)
{
	p = skip_space(p + 1);
	return *p == ']' || *p == '}' ? NULL : p;
}

const char *
json_next(const char *p)
{
	p = skip_space(json_end(p));
	return *p == ',' ? skip_space(p + 1) : NULL;
}

const char *
json_value(const char *p)
{
	p = skip_space(closing_mark(p) + 1);
	return skip_space(p + 1);
}

const char *
json_end(const char *p)
{
	size_t depth = 0;

	if (*p == '"')
		return closing_mark(p) + 1;
	do {
		switch (*p) {
		case '"':
			p = closing_mark(p) + 1;
			break;
		case '{':
		case '[':
			depth++;
			p++;
			break;
		case '}':
		case ']':
			depth--;
			p++;
			break;
		case ',':
		case ':':
		case ' ':
		case '\t':
		case '\n':
		case '\r':
			p++;
			break;
		default: /* a number or a literal */
			while (*p != ',' && *p != '}' && *p != ']' && *p != ' ' &&
			       *p != '\t' && *p != '\n' && *p != '\r')
				p++;
		}
	} while (depth);
	return p;
}

static uint32_t
hex4(const char *p)
{
	uint32_t v = 0;

	for (int i = 0; i < 4; i++) {
		uint32_t c = (unsigned char)p[i];

		v = v << 4 | (c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
	}
	return v;
}

/* What a short escape stands for. */
static uint32_t
short_escape(char c)
{
	switch (c) {
	case 'b':
		return '\b';
	case 'f':
		return '\f';
	case 'n':
		return '\n';
	case 'r':
		return '\r';
	case 't':
		return '\t';
	default:
		return (unsigned char)c;
	}
}

uint32_t
json_unescape(const char **p)
{
	const char *q = *p + 1;
	uint32_t cp;

	*p += 2;
	if (*q != 'u')
		return short_escape(*q);
	cp = hex4(q + 1);
	*p += 4;
	if (cp >= 0xD800 && cp <= 0xDBFF) {
		cp = 0x10000 + ((cp - 0xD800) << 10) + (hex4(q + 7) - 0xDC00);
		*p += 6;
	}
	return cp;
}

void
json_text_of(struct slice value, struct text *t)
{
	const char *p = value.p + 1, *end = value.p + value.n - 1, *stop;

	while (p < end) {
		if (*p == '\\') {
			text_add(t, json_unescape(&p));
			continue;
		}
		stop = memchr(p, '\\', (size_t)(end - p));
		if (!stop)
			stop = end;
		text_add_utf8(t, (const uint8_t *)p, (size_t)(stop - p));
		p = stop;
	}
}

void
json_text(const char *p, struct text *t)
{
	json_text_of((struct slice){p, (size_t)(closing_mark(p) + 1 - p)}, t);
}

void
json_bytes(const char *p, struct buf *b)
{
	const char *end = closing_mark(p), *stop;

	for (p++; p < end; p = stop) {
		stop = p;
		if (*p == '\\') {
			uint32_t cp = json_unescape(&stop);

			buf_reserve(b, 4);
			b->n += utf8_put((uint8_t *)b->p + b->n, cp);
			continue;
		}
		while (stop < end && *stop != '\\')
			stop++;
		buf_add(b, p, (size_t)(stop - p));
	}
}

bool
json_key_spells(struct slice key, const char *s)
{
	const char *p = key.p, *end = p + key.n;

	if (!memchr(p, '\\', key.n))
		return false;
	while (p < end) {
		char bytes[4] = {*p};
		size_t length = 1;

		if (*p == '\\')
			length = utf8_put((uint8_t *)bytes, json_unescape(&p));
		else
			p++;
		if (!bytes[0] || strncmp(s, bytes, length) != 0)
			return false;
		s += length;
	}
	return !*s;
}

bool
json_is(const char *p, const char *s)
{
	return *p == '"' &&
	       json_key_is((struct slice){p + 1, (size_t)(closing_mark(p) - p - 1)}, s);
}

const char *
json_get(const char *p, const char *key)
{
	if (*p != '{')
		return NULL;
	for (p = json_first(p); p; p = json_next(json_value(p)))
		if (json_is(p, key))
			return json_value(p);
	return NULL;
}

bool
json_int(const char *p, int32_t *v)
{
	bool minus = *p == '-';
	int64_t u = 0;

	p += minus;
	if (*p < '0' || *p > '9')
		return false;
	for (; *p >= '0' && *p <= '9'; p++) {
		u = u * 10 + (*p - '0');
		if (u > INT32_MAX)
			return false;
	}
	*v = (int32_t)(minus ? -u : u);
	return *p != '.' && *p != 'e' && *p != 'E';
}
