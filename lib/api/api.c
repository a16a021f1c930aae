/* api: the documents of newsline.h. */
#include <stdlib.h>
#include <string.h>

#include "api/document.h"
#include "base/mem.h"
#include "text/lexicon.h"
#include "text/utf8.h"

enum { STRIDE = 256 }; /* code points between two known bytes */

struct newsline *
newsline_new(void)
{
	struct newsline *n = mem_alloc(sizeof(*n));

	*n = (struct newsline){0};
	quote_data_make(&n->quotes, NULL, &n->memory);
	n->english = dates_vocabulary("en");
	wordlists_make(&n->wordlists, &n->memory);
	feature_weights(&n->weights, lexicon_get("und", "summary-weights"));
	return n;
}

void
newsline_free(struct newsline *n)
{
	if (!n)
		return;
	dates_vocabulary_free(n->english);
	arena_free(&n->memory);
	free(n);
}

/* How many bytes a code point takes. */
static size_t
width(uint32_t c)
{
	return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
}

static void
index_bytes(struct newsline_document *d)
{
	size_t at = 0;

	d->byte = mem_alloc((d->text.n / STRIDE + 1) * sizeof(*d->byte));
	for (size_t i = 0; i < d->text.n; i++) {
		if (i % STRIDE == 0)
			d->byte[i / STRIDE] = at;
		at += width(text_at(&d->text, i));
	}
	d->bytes = at;
}

static bool
read_utf8(struct text *t, const char *s, size_t n)
{
	if (n > INT32_MAX || utf8_valid((const uint8_t *)s, n) < n)
		return false;
	text_reset(t, n);
	text_add_utf8(t, (const uint8_t *)s, n);
	return true;
}

struct newsline_document *
newsline_open(const struct newsline *n, const struct newsline_input *input)
{
	const char *lang = input->lang ? input->lang : "en";
	struct newsline_document *d = mem_alloc(sizeof(*d));

	*d = (struct newsline_document){.shared = n};
	if (!read_utf8(&d->text, input->text, input->length) ||
	    (input->title && !read_utf8(&d->title, input->title, strlen(input->title)))) {
		newsline_close(d);
		return NULL;
	}
	d->lang = arena_alloc(&d->arena, strlen(lang) + 1);
	memcpy(d->lang, lang, strlen(lang));
	if (!input->date || !calendar_parse(input->date, strlen(input->date), &d->date))
		d->date = (struct moment){DAY_NONE, -1};
	index_bytes(d);
	return d;
}

void
newsline_close(struct newsline_document *d)
{
	if (!d)
		return;
	text_free(&d->text);
	text_free(&d->title);
	arena_free(&d->arena);
	free(d->byte);
	free(d);
}

size_t
newsline_length(const struct newsline_document *d)
{
	return d->text.n;
}

size_t
newsline_offset(const struct newsline_document *d, uint32_t code_point)
{
	size_t at;

	if (code_point >= d->text.n)
		return d->bytes;
	at = d->byte[code_point / STRIDE];
	for (size_t i = code_point / STRIDE * STRIDE; i < code_point; i++)
		at += width(text_at(&d->text, i));
	return at;
}

const char *
newsline_version(void)
{
	return VERSION;
}
