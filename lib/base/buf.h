/* buf: a growing run of bytes. */
#ifndef BUF_H
#define BUF_H

#include <stddef.h>
#include <string.h>

struct buf {
	char *p;
	size_t n, cap;
};

/* Gets more memory, for n more bytes at least. */
void buf_grow(struct buf *b, size_t n);

/* Makes room for n more bytes behind the n there are. */
static inline void
buf_reserve(struct buf *b, size_t n)
{
	if (b->cap - b->n < n)
		buf_grow(b, n);
}

void buf_add(struct buf *b, const void *p, size_t n);

static inline void
buf_puts(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

static inline void
buf_putc(struct buf *b, char c)
{
	buf_reserve(b, 1);
	b->p[b->n++] = c;
}

/* Decimal digits of v. */
void buf_putn(struct buf *b, long long v);
void buf_printf(struct buf *b, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void buf_free(struct buf *b);

#endif
