/* post_url: what the address of a post tells: whose it is and of what day. */
#ifndef HTML_POST_URL_H
#define HTML_POST_URL_H

#include "base/calendar.h"
#include "html/tree.h"

struct post_url {
	struct html_string handle, author_url; /* parts of the url; .p NULL: not in it */
	int32_t posted;                        /* day, UTC; DAY_NONE: not in it */
};

/*
 * Reads the address of a post of that kind (tweet, tiktok, bluesky, ...); false if it is
 * none. The day is in the post's number: milliseconds since 2010-11-04T01:42:54.657Z from
 * bit 22 on (Twitter's Snowflake), since 1970 from bit 16 on (Mastodon), seconds since
 * 1970 from bit 32 on (TikTok), or microseconds since 1970 as a TID of the AT protocol
 * (https://atproto.com/specs/tid).
 */
bool html_post_url(const char *kind, struct html_string url, struct post_url *post);

/* The host of an address, without "www."; .p NULL: it is none. What is behind the host
 * goes to *path. */
struct html_string html_host(struct html_string url, struct html_string *path);

#endif
