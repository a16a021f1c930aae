/*
 * blocks: the text of a whole page as paragraphs, in the order it is read in, and the
 * elements they stand in.
 */
#ifndef HTML_BLOCKS_H
#define HTML_BLOCKS_H

#include "html/embed.h"

#define HTML_NONE UINT32_MAX

struct html_paragraph {
	struct span span; /* of the blocks' text, trimmed, not empty */
	uint32_t linked;  /* code points of it that are links */
	uint32_t embed;   /* index of the embed it belongs to, or HTML_NONE */
	bool headline;    /* <h1> */
	bool furniture;   /* in an element that is left out */
};

/* An element that holds paragraphs: those of index [first, end). */
struct html_block {
	const GumboNode *node;
	uint32_t parent; /* index of a block before this, or HTML_NONE */
	uint32_t first, end;
	bool furniture; /* its class or id is in the list page-furniture */
};

struct html_blocks {
	struct text *text;
	struct {
		struct html_paragraph *v;
		size_t n, cap;
	} paragraphs;
	struct {
		struct html_block *v;
		size_t n, cap;
	} blocks;
	struct {
		struct html_embed *v;
		size_t n, cap;
	} embeds; /* spans are of `text` */
};

/*
 * Reads what is shown of the page into `text` (empty before) and the lists. Not shown
 * are scripts, forms' controls, elements that are hidden; nor are navigation, asides and
 * captions taken.
 */
void html_read_blocks(
    const GumboNode *document, struct arena *scratch, struct html_blocks *out);

#endif
