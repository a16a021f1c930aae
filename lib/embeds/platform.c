#include "embeds/platform.h"

#include <string.h>

#include "text/lexicon.h"

enum {
	TWEET_LIMIT = 280,
	TWEET_LIMIT_ONCE = 140, /* until 2017-11-07 */
	CAPTION_LIMIT = 2200,   /* of Instagram and TikTok */
	CUT_LIMIT = 500,        /* of what Facebook's embeds show */
	TOOT_LIMIT = 500,
	SKY_LIMIT = 300
};

/* The next of the columns parted by tabs, *p moved behind it; NULL: it is empty. */
static const char *
column(const char **p, struct arena *scratch)
{
	size_t n = strcspn(*p, "\t");
	char *copy = NULL;

	if (n) {
		copy = arena_alloc(scratch, n + 1);
		memcpy(copy, *p, n);
	}
	*p += n + ((*p)[n] == '\t');
	return copy;
}

struct platform
platform_get(const char *kind, struct arena *scratch)
{
	const struct lexicon *list = lexicon_get("und", "embed-platforms");
	const struct lexeme *e = lexicon_ascii(list, kind);
	const char *p = e ? lexicon_value(list, e) : "";
	struct platform platform = {.kind = kind};

	platform.type = column(&p, scratch);
	platform.provider_name = column(&p, scratch);
	platform.author_base = column(&p, scratch);
	if (!platform.type)
		platform.type = "rich";
	return platform;
}

unsigned
platform_limit(const char *kind, int32_t posted)
{
	if (strcmp(kind, "tweet") == 0)
		return posted != DAY_NONE && posted < calendar_day(2017, 11, 7)
			   ? TWEET_LIMIT_ONCE
			   : TWEET_LIMIT;
	if (strcmp(kind, "instagram") == 0 || strcmp(kind, "tiktok") == 0)
		return CAPTION_LIMIT;
	if (strcmp(kind, "bluesky") == 0)
		return SKY_LIMIT;
	return strcmp(kind, "facebook") == 0 ? CUT_LIMIT : TOOT_LIMIT;
}
