#include "html/html.h"

#include "html/main_text.h"

/* Copies the paragraphs that are taken; *at of each is where it comes to stand. */
static void
copy_text(const struct html_blocks *blocks, uint32_t first, uint32_t end, uint32_t *at,
    struct text *out)
{
	for (uint32_t i = first; i < end; i++) {
		const struct html_paragraph *p = &blocks->paragraphs.v[i];

		at[i] = HTML_NONE;
		if (!html_is_taken(p))
			continue;
		if (out->n)
			text_add(out, '\n');
		at[i] = (uint32_t)out->n;
		for (uint32_t k = p->span.start; k < p->span.end; k++)
			text_add(out, text_at(blocks->text, k));
	}
}

/* Moves an offset of the page's text to the document's, `i` being at or before its
 * paragraph. */
static uint32_t
moved(const struct html_blocks *blocks, const uint32_t *at, uint32_t i, uint32_t offset)
{
	while (blocks->paragraphs.v[i].span.end < offset)
		i++;
	return offset - blocks->paragraphs.v[i].span.start + at[i];
}

static void
move(const struct html_blocks *blocks, const uint32_t *at, uint32_t i, struct span *span)
{
	if (span->start == span->end) {
		*span = (struct span){0};
		return;
	}
	/* the last character has a paragraph, the end may not */
	*span = (struct span){
	    moved(blocks, at, i, span->start + 1) - 1, moved(blocks, at, i, span->end)};
}

/* The embeds whose paragraphs were taken. */
static void
copy_embeds(const struct html_blocks *blocks, uint32_t first, uint32_t end,
    const uint32_t *at, struct arena *scratch, struct html_page *page)
{
	uint32_t last = HTML_NONE;

	for (uint32_t i = first; i < end; i++) {
		const struct html_paragraph *p = &blocks->paragraphs.v[i];
		struct html_embed *e;

		if (p->embed == HTML_NONE || p->embed == last || at[i] == HTML_NONE)
			continue;
		last = p->embed;
		e = array_add(scratch, &page->embeds);
		*e = blocks->embeds.v[last];
		move(blocks, at, i, &e->span);
		move(blocks, at, i, &e->body);
		move(blocks, at, i, &e->author_name);
		move(blocks, at, i, &e->shown_handle);
	}
}

const char *
html_read(const char *p, size_t n, size_t max_tree, struct arena *scratch,
    struct html_page *page)
{
	struct text all = {0};
	struct html_blocks blocks = {.text = &all};
	const GumboNode *document, *h1;
	uint32_t first, end, *at;
	const char *wrong = html_parse(p, n, max_tree, scratch, &document);

	if (wrong)
		return wrong;
	text_reset(&all, n / 4);
	html_read_meta(document, scratch, &page->meta);
	html_read_blocks(document, scratch, &blocks);
	h1 = html_find(document, GUMBO_TAG_H1);
	if (h1)
		page->headline = html_string_of(h1, scratch);
	html_choose(&blocks, scratch, &first, &end);
	at = arena_alloc(scratch, (blocks.paragraphs.n + 1) * sizeof(*at));
	text_reset(&page->text, all.n);
	copy_text(&blocks, first, end, at, &page->text);
	copy_embeds(&blocks, first, end, at, scratch, page);
	text_free(&all);
	return NULL;
}
