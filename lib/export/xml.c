#include "export/xml.h"

#include "text/utf8.h"

/* What stands for c in character data, or NULL: c itself. */
static const char *
reference(uint32_t c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	case '\r':
		return "&#13;";
	case '\t':
	case '\n':
		return NULL;
	default:
		return c < 0x20 || c == 0x7F || c == 0xFFFE || c == 0xFFFF
			   ? "\xEF\xBF\xBD"
			   : NULL;
	}
}

static void
put(struct buf *b, uint32_t c)
{
	const char *s = reference(c);

	if (s) {
		buf_puts(b, s);
		return;
	}
	buf_reserve(b, 4);
	b->n += utf8_put((uint8_t *)b->p + b->n, c);
}

void
xml_put_text(struct buf *b, const struct text *t, struct span span)
{
	buf_reserve(b, span.end - span.start);
	for (uint32_t i = span.start; i < span.end; i++)
		put(b, text_at(t, i));
}

/* The character at p, U+FFFD where there is none; how many bytes it takes in *k. */
static uint32_t
next(const char *p, size_t n, size_t *k)
{
	uint32_t c;

	*k = utf8_char((const uint8_t *)p, n, &c);
	if (*k)
		return c;
	*k = 1;
	return 0xFFFD;
}

void
xml_put_bytes(struct buf *b, const char *p, size_t n)
{
	size_t k;

	for (size_t i = 0; i < n; i += k)
		put(b, next(p + i, n - i, &k));
}

void
xml_put_attribute(struct buf *b, const char *key, const char *value, size_t n)
{
	size_t k;

	buf_putc(b, ' ');
	buf_puts(b, key);
	buf_puts(b, "=\"");
	for (size_t i = 0; i < n; i += k) {
		uint32_t c = next(value + i, n - i, &k);

		if (c == '\n' || c == '\t')
			buf_puts(b, c == '\n' ? "&#10;" : "&#9;");
		else
			put(b, c);
	}
	buf_putc(b, '"');
}
