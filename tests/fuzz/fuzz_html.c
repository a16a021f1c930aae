/*
 * Any page: its text is lines without white space at their ends, its embeds stand in it
 * in order and apart, and their parts stand in them. The first byte chooses whether the
 * bytes are taken for UTF-8, and how much memory the tree may take.
 */
#include <stdlib.h>

#include "html/html.h"
#include "text/chars.h"
#include "text/charset.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
must(bool so)
{
	if (!so)
		abort();
}

static bool
inside(struct span a, struct span b)
{
	return a.start == a.end || (b.start <= a.start && a.end <= b.end);
}

static void
check_lines(const struct text *t)
{
	for (size_t i = 0; i < t->n; i++)
		must(text_at(t, i) != '\n' ||
		     (i + 1 < t->n && !char_is(text_before(t, i), CHAR_SPACE) &&
			 !char_is(text_at(t, i + 1), CHAR_SPACE)));
	must(!t->n || (!char_is(text_at(t, 0), CHAR_SPACE) &&
			  !char_is(text_at(t, t->n - 1), CHAR_SPACE)));
}

static void
check_embeds(const struct html_page *page)
{
	uint32_t behind = 0;

	for (size_t i = 0; i < page->embeds.n; i++) {
		const struct html_embed *e = &page->embeds.v[i];
		struct span span = text_trim(&page->text, e->span.start, e->span.end);

		must(e->span.start < e->span.end && e->span.end <= page->text.n);
		must(span.start == e->span.start && span.end == e->span.end);
		must(e->span.start >= behind);
		must(inside(e->body, e->span) && inside(e->author_name, e->span) &&
		     inside(e->shown_handle, e->span));
		behind = e->span.end;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena scratch = {0};
	struct html_page page = {0};
	struct html_string charset;
	struct buf utf8 = {0};
	const char *p;

	if (n < 1)
		return 0;
	p = (const char *)data + 1;
	n--;
	charset = html_charset(p, n, &scratch);
	if (data[0] & 1)
		charset.n = 0;
	buf_reserve(&utf8, 1);
	charset_decode(charset.p, charset.n, p, n, &utf8);
	if (!html_read(
		utf8.p, utf8.n, data[0] & 2 ? 1 << 14 : 1 << 24, &scratch, &page)) {
		check_lines(&page.text);
		check_embeds(&page);
	}
	text_free(&page.text);
	buf_free(&utf8);
	arena_free(&scratch);
	return 0;
}
