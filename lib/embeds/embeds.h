/*
 * embeds: social posts and players that a scraper flattened into an article's text.
 *
 * An attribution line ("— Name (@handle) May 2, 2020") tells that there is a post and
 * where it ends. Where it starts is found by the platform's length limit, counted as the
 * platform counts (https://docs.x.com/fundamentals/counting-characters), and by what the
 * lines before look like.
 */
#ifndef EMBEDS_H
#define EMBEDS_H

#include "base/arena.h"
#include "base/calendar.h"
#include "text/text.h"

struct embed {
	struct span span; /* from the first to the last character of the post */
	struct span body; /* the post's own words; empty: none in the text */
	const char *kind; /* tweet, instagram, ... */
	const char *type; /* oEmbed's: rich, photo, video, link */
	const char *provider_name;
	const char *author_base; /* author_url is this, then the handle; NULL: none */
	struct span author_name; /* empty: none */
	struct span handle;      /* without its @; empty: none */
	int32_t posted;          /* day, or DAY_NONE */
	struct span *urls;       /* the links inside, in order */
	size_t nurls;
};

struct embeds {
	struct embed *v;
	size_t n, cap;
};

/* Appends the embeds of t, disjoint and in order. Memory is the arena's. */
void embeds_find(const struct text *t, struct arena *scratch, struct embeds *out);

#endif
