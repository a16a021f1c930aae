#include "html/post_url.h"

#include <string.h>

enum { SEGMENTS = 6 };

struct html_string
html_host(struct html_string url, struct html_string *path)
{
	struct html_string host = url;

	*path = (struct html_string){0};
	if (html_starts(host, "https:"))
		host.p += 6, host.n -= 6;
	else if (html_starts(host, "http:"))
		host.p += 5, host.n -= 5;
	if (!html_starts(host, "//"))
		return (struct html_string){0};
	host.p += 2, host.n -= 2;
	if (html_starts(host, "www."))
		host.p += 4, host.n -= 4;
	for (size_t i = 0; i < host.n; i++)
		if (strchr("/?#:", host.p[i])) {
			*path = (struct html_string){host.p + i, host.n - i};
			host.n = i;
		}
	return host.n ? host : (struct html_string){0};
}

/* The parts of a path, up to its query; returns how many. */
static size_t
cut_path(struct html_string path, struct html_string segment[SEGMENTS])
{
	size_t n = 0, i = 0;

	while (i < path.n && n < SEGMENTS && path.p[i] != '?' && path.p[i] != '#') {
		size_t from = i;

		while (i < path.n && !strchr("/?#", path.p[i]))
			i++;
		if (i > from)
			segment[n++] = (struct html_string){path.p + from, i - from};
		if (i < path.n && path.p[i] == '/')
			i++;
	}
	return n;
}

/* The number of up to 19 digits that s is; 0 if it is none. */
static uint64_t
number(struct html_string s)
{
	uint64_t v = 0;

	if (!s.n || s.n > 19)
		return 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return 0;
		v = 10 * v + (uint64_t)(s.p[i] - '0');
	}
	return v;
}

/* The microseconds of a TID; 0 if it is none. */
static uint64_t
tid(struct html_string s)
{
	static const char digits[] = "234567abcdefghijklmnopqrstuvwxyz";
	uint64_t v = 0;

	if (s.n != 13)
		return 0;
	for (size_t i = 0; i < s.n; i++) {
		const char *d = s.p[i] ? strchr(digits, s.p[i]) : NULL;

		if (!d)
			return 0;
		v = v << 5 | (uint64_t)(d - digits);
	}
	return v >> 10;
}

static int32_t
day_of_ms(uint64_t ms)
{
	return (int32_t)(ms / 86400000);
}

static int32_t
posted(const char *kind, struct html_string id)
{
	const uint64_t twitter = 1288834974657, n = number(id);

	if (strcmp(kind, "bluesky") == 0)
		return tid(id) ? day_of_ms(tid(id) / 1000) : DAY_NONE;
	if (strcmp(kind, "tweet") == 0) /* plain counters until then were below 2^35 */
		return n >> 35 ? day_of_ms((n >> 22) + twitter) : DAY_NONE;
	if (strcmp(kind, "tiktok") == 0)
		return n >> 60 ? day_of_ms((n >> 32) * 1000) : DAY_NONE;
	if (strcmp(kind, "mastodon") == 0 || strcmp(kind, "truthsocial") == 0)
		return n >> 55 ? day_of_ms(n >> 16) : DAY_NONE;
	return DAY_NONE;
}

/* The forms of a path: a handle, where the number is, what must stand between. */
static const struct form {
	const char *kind, *host; /* host NULL: any */
	const char *before;      /* a segment before the handle, or NULL */
	const char *between;     /* one between handle and number; NULL: none */
	bool at;                 /* the handle has an @ before it */
} forms[] = {
    {"tweet", "twitter.com", NULL, "status", false},
    {"tweet", "x.com", NULL, "status", false},
    {"tweet", "mobile.twitter.com", NULL, "status", false},
    {"tiktok", "tiktok.com", NULL, "video", true},
    {"bluesky", "bsky.app", "profile", "post", false},
    {"threads", "threads.net", NULL, "post", true},
    {"threads", "threads.com", NULL, "post", true},
    {"truthsocial", "truthsocial.com", NULL, "posts", true},
    {"truthsocial", "truthsocial.com", NULL, NULL, true},
    {"mastodon", NULL, NULL, NULL, true},
    {"mastodon", NULL, "users", "statuses", false},
    {"telegram", "t.me", NULL, NULL, false},
    {"facebook", "facebook.com", NULL, "posts", false},
    {"facebook", "facebook.com", NULL, "videos", false},
    {"facebook", "facebook.com", NULL, "photos", false},
};

static bool
read_form(const struct form *f, struct html_string url, const struct html_string *s,
    size_t n, struct post_url *post)
{
	size_t k = 0;
	struct html_string handle;

	if (f->before && (!n || !html_string_is(s[k++], f->before)))
		return false;
	if (k == n)
		return false;
	handle = s[k++];
	if (f->at && *handle.p++ != '@')
		return false;
	handle.n -= f->at;
	if (f->between && (k == n || !html_string_is(s[k++], f->between)))
		return false;
	if (k == n || !handle.n)
		return false;
	post->posted = posted(f->kind, s[k]);
	if (html_starts(handle, "did:") || html_string_is(handle, "i"))
		return true; /* no name: a number, or a place for any */
	post->handle = handle;
	if (!html_starts(url, "//"))
		post->author_url =
		    (struct html_string){url.p, (size_t)(handle.p + handle.n - url.p)};
	return true;
}

bool
html_post_url(const char *kind, struct html_string url, struct post_url *post)
{
	struct html_string path, segment[SEGMENTS], host = html_host(url, &path);
	size_t n = cut_path(path, segment);

	*post = (struct post_url){.posted = DAY_NONE};
	for (size_t i = 0; host.p && i < sizeof(forms) / sizeof(*forms); i++)
		if (strcmp(kind, forms[i].kind) == 0 &&
		    (!forms[i].host || html_string_is(host, forms[i].host)) &&
		    read_form(&forms[i], url, segment, n, post))
			return true;
	return false;
}
