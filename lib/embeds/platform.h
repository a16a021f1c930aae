/* platform: what is known of the places posts come from (und/embed-platforms). */
#ifndef EMBEDS_PLATFORM_H
#define EMBEDS_PLATFORM_H

#include "base/arena.h"
#include "base/calendar.h"

struct platform {
	const char *kind;          /* tweet, instagram, ... */
	const char *type;          /* oEmbed's: rich, photo, video, link */
	const char *provider_name; /* NULL: not known */
	const char *author_base; /* an author's page is this, then the handle; or NULL */
};

/* The platform of a kind (any string); its strings are the arena's. */
struct platform platform_get(const char *kind, struct arena *scratch);

/* The most weighted characters a post of that kind has, if posted then. */
unsigned platform_limit(const char *kind, int32_t posted);

#endif
