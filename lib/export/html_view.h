/* html_view: a text on its way to HTML, and the elements that need more than a tag. */
#ifndef HTML_VIEW_H
#define HTML_VIEW_H

#include "export/story.h"
#include "nest/nest.h"

struct html_view {
	const struct story *story;
	struct buf *out;
	struct nest_elements elements;
	struct items links;   /* .json: the address of each */
	struct span who, cue; /* of the quote before: quotes may share them */
	bool inside;          /* a paragraph or line is open */
};

/* Each opens an element for an item of a layer, by its number or as it stands there;
 * `again`: what was opened before goes on behind a cut. */
void html_open_quote(struct html_view *v, uint32_t i, bool again);
void html_open_date(struct html_view *v, uint32_t i, bool again);
void html_open_sentence(struct html_view *v, uint32_t i, bool again);
void html_open_embed(struct html_view *v, const struct item *embed);
void html_open_link(struct html_view *v, const struct item *link, bool again);

#endif
