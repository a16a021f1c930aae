/*
 * embed: social posts and players as pages mark them up: the blockquotes that platforms
 * have people paste, and the frames of their players.
 */
#ifndef HTML_EMBED_H
#define HTML_EMBED_H

#include "html/meta.h"

struct html_embed {
	struct span span, body; /* of the text; an empty body: no words of its own */
	const char *kind, *type, *provider_name;
	struct span author_name;       /* empty: not known */
	struct html_string handle;     /* as in the url; .p NULL: not there */
	struct span shown_handle;      /* the one in the text, ASCII; empty: none */
	struct html_string author_url; /* .p NULL: not known, but see author_base */
	const char *author_base;  /* author_url is this and the shown handle, or NULL */
	int32_t posted;           /* day, UTC, or DAY_NONE */
	struct html_strings urls; /* the links inside */
	struct html_string url;   /* of the post or player; .p NULL: not known */
	const GumboNode *node;    /* where it is marked up */
	const GumboNode *first, *last; /* the paragraphs of its own words, or NULL */
};

/* Is the node an embed? Fills in what can be said without its place in the text. */
bool html_embed_read(
    const GumboNode *node, struct arena *scratch, struct html_embed *embed);

/* Looks between `from` and `to`, behind its own words, for its author as platforms show
 * them: "— Name (@handle)". */
void html_embed_author(
    struct html_embed *embed, const struct text *t, uint32_t from, uint32_t to);

#endif
