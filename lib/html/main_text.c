#include "html/main_text.h"

static uint32_t
weight_of(const struct html_paragraph *p)
{
	uint32_t length = p->span.end - p->span.start;

	return p->embed == HTML_NONE && p->linked * 2 < length ? length - p->linked : 0;
}

static uint64_t
weight(const uint64_t *before, const struct html_block *b)
{
	return before[b->end] - before[b->first];
}

/* The text before each paragraph that is no furniture, and before the end. */
static void
add_up(const struct html_blocks *blocks, uint64_t *before)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < blocks->paragraphs.n; i++) {
		const struct html_paragraph *p = &blocks->paragraphs.v[i];

		before[i] = sum;
		sum += p->furniture ? 0 : weight_of(p);
	}
	before[blocks->paragraphs.n] = sum;
}

static void
drop_furniture(struct html_blocks *blocks, const uint64_t *before)
{
	uint64_t all = before[blocks->paragraphs.n];
	uint32_t done = 0;

	for (size_t i = 0; i < blocks->blocks.n; i++) {
		const struct html_block *b = &blocks->blocks.v[i];

		if (!b->furniture || b->end <= done || weight(before, b) * 5 >= all * 4)
			continue;
		for (uint32_t k = b->first; k < b->end; k++)
			blocks->paragraphs.v[k].furniture = true;
		done = b->end; /* blocks inside it are behind it in the list */
	}
}

/* The heaviest block of a kind. */
static const struct html_block *
heaviest(const struct html_blocks *blocks, const uint64_t *before,
    bool (*is_kind)(const GumboNode *node))
{
	const struct html_block *best = NULL;

	for (size_t i = 0; i < blocks->blocks.n; i++) {
		const struct html_block *b = &blocks->blocks.v[i];

		if (is_kind(b->node) &&
		    (!best || weight(before, b) > weight(before, best)))
			best = b;
	}
	return best;
}

static bool
is_article_body(const GumboNode *node)
{
	return html_has_word(node, "itemprop", "articleBody");
}

static bool
is_article(const GumboNode *node)
{
	return html_is(node, GUMBO_TAG_ARTICLE);
}

static bool
is_main(const GumboNode *node)
{
	return html_is(node, GUMBO_TAG_MAIN) || html_has_word(node, "role", "main");
}

/* Down from a block, as long as one in it has nearly all. */
static const struct html_block *
descend(const struct html_blocks *blocks, const uint64_t *before,
    const struct html_block *from)
{
	const struct html_block *v = blocks->blocks.v;

	for (const struct html_block *b = from + 1; b < v + blocks->blocks.n; b++)
		if (b->parent == (uint32_t)(from - v) && b->end - b->first > 1 &&
		    weight(before, b) * 10 >= weight(before, from) * 9)
			from = b;
	return from;
}

static const struct html_block *
choose(const struct html_blocks *blocks, const uint64_t *before)
{
	uint64_t all = before[blocks->paragraphs.n];
	const struct html_block *b = heaviest(blocks, before, is_article_body);

	if (b && weight(before, b) * 4 >= all)
		return b;
	b = heaviest(blocks, before, is_article);
	if (b && weight(before, b) * 2 >= all)
		return b;
	b = heaviest(blocks, before, is_main);
	if (!b || weight(before, b) * 2 < all)
		b = blocks->blocks.v; /* the body */
	return descend(blocks, before, b);
}

void
html_choose(
    struct html_blocks *blocks, struct arena *scratch, uint32_t *first, uint32_t *end)
{
	uint64_t *before =
	    arena_alloc(scratch, (blocks->paragraphs.n + 1) * sizeof(*before));
	const struct html_block *b;

	*first = 0;
	*end = (uint32_t)blocks->paragraphs.n;
	if (!blocks->blocks.n)
		return;
	add_up(blocks, before);
	drop_furniture(blocks, before);
	add_up(blocks, before);
	b = choose(blocks, before);
	*first = b->first;
	*end = b->end;
}

bool
html_is_taken(const struct html_paragraph *p)
{
	if (p->furniture)
		return false;
	return p->embed != HTML_NONE || (!p->headline && weight_of(p));
}
