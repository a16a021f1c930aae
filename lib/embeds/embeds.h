/*
 * embeds: social posts and players that stood in an article's page, in its text.
 *
 * What a platform's embed code leaves when a scraper drops its tags tells a post and
 * where it ends: "— Name (@handle) May 2, 2020", "A post shared by NAME (@handle)",
 * "Posted by NAME on Sunday, May 2, 2020". Where it starts is found by the platform's
 * length limit and by what the lines before look like. Markup that a scraper kept and
 * links that stand on a line of their own are embeds, too.
 */
#ifndef EMBEDS_H
#define EMBEDS_H

#include "base/arena.h"
#include "base/calendar.h"
#include "embeds/platform.h"
#include "text/text.h"

struct embed {
	struct span span; /* from the first to the last character of the post */
	struct span body; /* the post's own words; empty: none in the text */
	struct platform platform;
	struct span author_name; /* empty: none */
	struct span handle;      /* without its @; empty: none */
	int32_t posted;          /* day, or DAY_NONE */
	struct span *urls;       /* the links inside, in order */
	size_t nurls;
	bool link; /* nothing but a link */
};

struct embeds {
	struct embed *v;
	size_t n, cap;
};

/* Appends the embeds of t, disjoint and in order. Memory is the arena's. */
void embeds_find(const struct text *t, struct arena *scratch, struct embeds *out);

#endif
