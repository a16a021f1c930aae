#include "carrier/json.h"
#include "text/utf8.h"

/* The escape of a character below 0x80, or 0 if it needs none: JSON's short forms, or
 * 'u'. */
static char
escape_of(uint32_t c)
{
	switch (c) {
	case '"':
	case '\\':
		return (char)c;
	case '\b':
		return 'b';
	case '\f':
		return 'f';
	case '\n':
		return 'n';
	case '\r':
		return 'r';
	case '\t':
		return 't';
	default:
		return c < 0x20 ? 'u' : 0;
	}
}

static void
put(struct buf *b, uint32_t c)
{
	static const char hex[] = "0123456789abcdef";
	char e = c < 0x80 ? escape_of(c) : 0;
	char *p;

	buf_reserve(b, 6);
	p = b->p + b->n;
	if (!e) {
		b->n += utf8_put((uint8_t *)p, c);
		return;
	}
	*p++ = '\\';
	*p++ = e;
	b->n += 2;
	if (e == 'u') {
		*p++ = '0';
		*p++ = '0';
		*p++ = hex[c >> 4];
		*p = hex[c & 15];
		b->n += 4;
	}
}

/* The length of the longest prefix without a character that must be escaped. */
static size_t
unescaped(const char *s, size_t n)
{
	const uint64_t ones = UINT64_C(0x0101010101010101), highs = ones << 7;
	size_t i = 0;

	/* a byte below x leaves its high bit set in (w - x) & ~w; so does, at worst, the
	 * byte behind one */
	for (; n - i >= 8; i += 8) {
		uint64_t w, quote, slash;

		memcpy(&w, s + i, 8);
		quote = w ^ ones * '"';
		slash = w ^ ones * '\\';
		if ((((w - ones * 0x20) & ~w) | ((quote - ones) & ~quote) |
			((slash - ones) & ~slash)) &
		    highs)
			break;
	}
	while (i < n && ((unsigned char)s[i] >= 0x80 || !escape_of((unsigned char)s[i])))
		i++;
	return i;
}

void
json_put_string(struct buf *b, const char *s, size_t n)
{
	buf_putc(b, '"');
	while (n) {
		size_t run = unescaped(s, n);
		size_t valid = utf8_valid((const uint8_t *)s, run);

		buf_add(b, s, valid);
		if (valid < n)
			put(b, valid < run ? 0xFFFD : (unsigned char)s[valid]);
		valid += valid < n;
		s += valid;
		n -= valid;
	}
	buf_putc(b, '"');
}

void
json_put_text(struct buf *b, const struct text *t, struct span span)
{
	buf_putc(b, '"');
	buf_reserve(b, span.end - span.start);
	for (uint32_t i = span.start; i < span.end; i++)
		put(b, text_at(t, i));
	buf_putc(b, '"');
}

void
json_put_plain(struct buf *b, const struct text *t, struct span span)
{
	for (uint32_t i = span.start; i < span.end; i++) {
		buf_reserve(b, 4);
		b->n += utf8_put((uint8_t *)b->p + b->n, text_at(t, i));
	}
}

void
json_put_key(struct buf *b, const char *key)
{
	size_t n = strlen(key);
	char *p;

	buf_reserve(b, n + 4);
	p = b->p + b->n;
	if (b->n && p[-1] != '{')
		*p++ = ',';
	*p++ = '"';
	memcpy(p, key, n);
	p += n;
	*p++ = '"';
	*p++ = ':';
	b->n = (size_t)(p - b->p);
}

void
json_put_int(struct buf *b, const char *key, long long v)
{
	json_put_key(b, key);
	buf_putn(b, v);
}

void
json_put_day(struct buf *b, const char *key, int32_t day)
{
	struct civil c;

	json_put_key(b, key);
	if (day == DAY_NONE) {
		buf_puts(b, "null");
		return;
	}
	c = calendar_civil(day);
	buf_printf(b, "\"%04d-%02d-%02d\"", c.year, c.month, c.day);
}

/* Writes v at p, returns the place behind it. */
static char *
digits(char *p, uint32_t v)
{
	char reversed[10];
	size_t n = 0;

	do
		reversed[n++] = (char)('0' + v % 10);
	while (v /= 10);
	while (n)
		*p++ = reversed[--n];
	return p;
}

/* Layers are made of little else: room is made once for both members. */
void
json_put_span(struct buf *b, struct span span)
{
	static const char start[] = "\"start\":", end[] = ",\"end\":";
	char *p;

	buf_reserve(b, sizeof(start) + sizeof(end) + 2 * sizeof("4294967295"));
	p = b->p + b->n;
	if (b->n && p[-1] != '{')
		*p++ = ',';
	memcpy(p, start, sizeof(start) - 1);
	p = digits(p + sizeof(start) - 1, span.start);
	memcpy(p, end, sizeof(end) - 1);
	p = digits(p + sizeof(end) - 1, span.end);
	b->n = (size_t)(p - b->p);
}

void
json_put_span_of(struct buf *b, const char *key, struct span span)
{
	json_put_key(b, key);
	if (span.start == span.end) {
		buf_puts(b, "null");
		return;
	}
	buf_putc(b, '{');
	json_put_span(b, span);
	buf_putc(b, '}');
}

void
json_put_passage(struct buf *b, const char *key, const struct text *t, struct span span)
{
	json_put_key(b, key);
	if (span.start == span.end)
		buf_puts(b, "null");
	else
		json_put_text(b, t, span);
}

void
json_put_line(struct buf *b, const struct text *t, struct span span)
{
	size_t from = b->n;

	json_put_plain(b, t, span);
	for (; from < b->n; from++)
		if (b->p[from] == '\n' || b->p[from] == '\r')
			b->p[from] = ' ';
	buf_putc(b, '\n');
}
