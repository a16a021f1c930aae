#include "carrier/json.h"
#include "carrier/json_plain.h"
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

/* Bytes that are no UTF-8 are written as U+FFFD each. */
void
json_put_string(struct buf *b, const char *s, size_t n)
{
	const uint8_t *p = (const uint8_t *)s, *end = p + n;
	size_t run;

	buf_reserve(b, n + 2);
	b->p[b->n++] = '"';
	while (p < end) {
		run = (size_t)(json_skip_plain(p, end) - p);
		if (!run && *p >= 0x80)
			run = utf8_other(p, (size_t)(end - p));
		if (run)
			buf_add(b, p, run);
		else
			put(b, *p < 0x80 ? *p : 0xFFFD);
		p += run ? run : 1;
	}
	buf_putc(b, '"');
}

void
json_put_text(struct buf *b, const struct text *t, struct span span)
{
	buf_putc(b, '"');
	for (uint32_t i = span.start; i < span.end;) {
		size_t n = span.end - i, plain;

		buf_reserve(b, n);
		plain = json_put_units(b->p + b->n, t->unit + i, n);
		b->n += plain;
		i += (uint32_t)plain;
		if (i < span.end)
			put(b, text_at(t, i++));
	}
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
json_put_key_of(struct buf *b, const char *key, size_t n)
{
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

/* Writes v at p, two digits at a time from the last; returns the place behind it. */
static char *
digits(char *p, uint32_t v)
{
	static const char pairs[] = "0001020304050607080910111213141516171819"
				    "2021222324252627282930313233343536373839"
				    "4041424344454647484950515253545556575859"
				    "6061626364656667686970717273747576777879"
				    "8081828384858687888990919293949596979899";
	unsigned n = 1;
	char *end;

	for (uint64_t over = 10; v >= over; over *= 10)
		n++;
	end = p + n;
	for (p = end; v >= 100; v /= 100) {
		p -= 2;
		memcpy(p, pairs + v % 100 * 2, 2);
	}
	if (v >= 10)
		memcpy(p - 2, pairs + v * 2, 2);
	else
		p[-1] = (char)('0' + v);
	return end;
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
