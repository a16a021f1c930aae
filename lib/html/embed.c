#include "html/embed.h"

#include <string.h>

#include "base/calendar.h"
#include "html/post_url.h"
#include "text/chars.h"

/* Elements that are embeds by one of their classes. */
static const struct mark {
	const char *class, *kind, *type, *provider_name;
	const char *url; /* the attribute that has the address, or NULL */
	const char *author_base;
} marks[] = {
    {"twitter-tweet", "tweet", "rich", "Twitter", NULL, NULL},
    {"twitter-video", "tweet", "rich", "Twitter", NULL, NULL},
    {"instagram-media", "instagram", "rich", "Instagram", "data-instgrm-permalink",
	"https://www.instagram.com/"},
    {"tiktok-embed", "tiktok", "video", "TikTok", "cite", "https://www.tiktok.com/@"},
    {"fb-post", "facebook", "rich", "Facebook", "data-href", NULL},
    {"fb-video", "facebook", "video", "Facebook", "data-href", NULL},
    {"bluesky-embed", "bluesky", "rich", "Bluesky", NULL, "https://bsky.app/profile/"},
    {"mastodon-embed", "mastodon", "rich", "Mastodon", "data-embed-url", NULL},
    {"text-post-media", "threads", "rich", "Threads", "data-text-post-permalink",
	"https://www.threads.net/@"},
    {"truthsocial-embed", "truthsocial", "rich", "Truth Social", "src", NULL},
    {"reddit-embed-bq", "reddit", "rich", "Reddit", NULL, NULL},
    {"reddit-card", "reddit", "rich", "Reddit", NULL, NULL},
    {"imgur-embed-pub", "imgur", "rich", "Imgur", NULL, NULL},
    {"flourish-embed", "flourish", "rich", "Flourish", NULL, NULL},
};

/* Frames that are embeds by where their content comes from. */
static const struct frame {
	const char *host, *path, *kind, *type, *provider_name;
	const char
	    *page; /* the id behind `path` makes this the address; NULL: as it is */
} frames[] = {
    {"youtube.com", "/embed/", "youtube", "video", "YouTube",
	"https://www.youtube.com/watch?v="},
    {"youtube-nocookie.com", "/embed/", "youtube", "video", "YouTube",
	"https://www.youtube.com/watch?v="},
    {"player.vimeo.com", "/video/", "vimeo", "video", "Vimeo", "https://vimeo.com/"},
    {"dailymotion.com", "/embed/video/", "dailymotion", "video", "Dailymotion",
	"https://www.dailymotion.com/video/"},
    {"geo.dailymotion.com", "/player", "dailymotion", "video", "Dailymotion", NULL},
    {"tiktok.com", "/embed/", "tiktok", "video", "TikTok", NULL},
    {"facebook.com", "/plugins/post", "facebook", "rich", "Facebook", NULL},
    {"facebook.com", "/plugins/video", "facebook", "video", "Facebook", NULL},
    {"platform.twitter.com", "/embed/", "tweet", "rich", "Twitter", NULL},
    {"instagram.com", "/p/", "instagram", "rich", "Instagram", NULL},
    {"instagram.com", "/reel/", "instagram", "rich", "Instagram", NULL},
    {"embed.bsky.app", "/embed/", "bluesky", "rich", "Bluesky", NULL},
    {"truthsocial.com", "/", "truthsocial", "rich", "Truth Social", NULL},
    {"t.me", "/", "telegram", "rich", "Telegram", NULL},
    {"embed.reddit.com", "/", "reddit", "rich", "Reddit", NULL},
    {"redditmedia.com", "/", "reddit", "rich", "Reddit", NULL},
    {"w.soundcloud.com", "/player", "soundcloud", "rich", "SoundCloud", NULL},
    {"open.spotify.com", "/embed/", "spotify", "rich", "Spotify",
	"https://open.spotify.com/"},
    {"embed.podcasts.apple.com", "/", "applepodcasts", "rich", "Apple Podcasts", NULL},
    {"rumble.com", "/embed/", "rumble", "video", "Rumble", NULL},
    {"player.twitch.tv", "/", "twitch", "video", "Twitch", NULL},
    {"streamable.com", "/", "streamable", "video", "Streamable", NULL},
    {"embed.ted.com", "/talks/", "ted", "video", "TED", "https://www.ted.com/talks/"},
    {"datawrapper.dwcdn.net", "/", "datawrapper", "rich", "Datawrapper", NULL},
    {"flo.uri.sh", "/", "flourish", "rich", "Flourish", NULL},
};

static struct html_string
join(const char *head, struct html_string tail, struct arena *scratch)
{
	size_t n = strlen(head);
	char *p = arena_alloc(scratch, n + tail.n + 1);

	memcpy(p, head, n);
	memcpy(p + n, tail.p, tail.n);
	return (struct html_string){p, n + tail.n};
}

/* The source of a frame, also of one that is loaded later. */
static struct html_string
frame_source(const GumboNode *node)
{
	static const char *const names[] = {
	    "src", "data-src", "data-lazy-src", "data-litespeed-src", "data-url"};
	struct html_string path, s = {0};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		s = html_attribute(node, names[i]);
		if (s.p && html_host(s, &path).p)
			return s;
	}
	return (struct html_string){0};
}

static bool
read_frame(const GumboNode *node, struct arena *scratch, struct html_embed *e)
{
	struct html_string source = frame_source(node), path,
			   host = html_host(source, &path);

	for (size_t i = 0; host.p && i < sizeof(frames) / sizeof(*frames); i++) {
		const struct frame *f = &frames[i];
		struct html_string id = path;

		if (!html_string_is(host, f->host) || !html_starts(path, f->path))
			continue;
		e->kind = f->kind;
		e->type = f->type;
		e->provider_name = f->provider_name;
		e->url =
		    html_starts(source, "//") ? join("https:", source, scratch) : source;
		id.p += strlen(f->path), id.n -= strlen(f->path);
		for (size_t k = 0; k < id.n; k++)
			if (id.p[k] == '?' || id.p[k] == '&' || id.p[k] == '#')
				id.n = k;
		if (f->page && id.n)
			e->url = join(f->page, id, scratch);
		return true;
	}
	return false;
}

/* Telegram has a script put a frame in its place. */
static bool
read_telegram(const GumboNode *node, struct arena *scratch, struct html_embed *e)
{
	struct html_string post = html_attribute(node, "data-telegram-post");

	if (!post.p)
		return false;
	e->kind = "telegram";
	e->type = "rich";
	e->provider_name = "Telegram";
	e->url = join("https://t.me/", post, scratch);
	return true;
}

/* The links, the paragraphs, the time, the address of the post if it is a link. */
static void
read_inside(struct html_embed *e, bool url_is_link, struct arena *scratch)
{
	const GumboNode *first = NULL, *last = NULL;
	struct html_string path;
	struct post_url post;
	struct moment m;

	for (const GumboNode *n = e->node; n; n = html_next(n, e->node)) {
		struct html_string href = html_attribute(n, "href");
		struct html_string time = html_attribute(n, "datetime");

		if (html_is(n, GUMBO_TAG_P)) {
			first = first ? first : n;
			last = n;
		}
		if (html_is(n, GUMBO_TAG_TIME) && time.p &&
		    calendar_parse(time.p, time.n, &m))
			e->posted = m.day;
		if (!html_is(n, GUMBO_TAG_A) || !html_host(href, &path).p)
			continue;
		*array_add(scratch, &e->urls) = href;
		if (url_is_link && html_post_url(e->kind, href, &post))
			e->url = href;
	}
	/* the last paragraph of an Instagram post is who shared it */
	if (first == last && strcmp(e->kind, "instagram") == 0)
		return;
	e->first = first;
	e->last = strcmp(e->kind, "instagram") == 0 ? first : last;
}

/* Who and when, from the address. */
static void
read_url(struct html_embed *e)
{
	struct post_url post;

	if (!e->url.p || !html_post_url(e->kind, e->url, &post))
		return;
	e->handle = post.handle;
	e->author_url = post.author_url;
	if (post.posted != DAY_NONE)
		e->posted = post.posted;
}

bool
html_embed_read(const GumboNode *node, struct arena *scratch, struct html_embed *e)
{
	bool found = false, url_is_link = false;

	*e = (struct html_embed){.node = node, .posted = DAY_NONE};
	if (node->type != GUMBO_NODE_ELEMENT)
		return false;
	for (size_t i = 0; !found && i < sizeof(marks) / sizeof(*marks); i++) {
		if (!html_has_word(node, "class", marks[i].class))
			continue;
		found = true;
		e->kind = marks[i].kind;
		e->type = marks[i].type;
		e->provider_name = marks[i].provider_name;
		e->author_base = marks[i].author_base;
		if (marks[i].url)
			e->url = html_attribute(node, marks[i].url);
		if (!e->url.p && html_is(node, GUMBO_TAG_IFRAME))
			e->url = frame_source(node);
		url_is_link = !e->url.p;
		/* the page of a post, not the one that is made for frames */
		if (e->url.n > 6 && memcmp(e->url.p + e->url.n - 6, "/embed", 6) == 0)
			e->url.n -= 6;
	}
	if (!found && html_is(node, GUMBO_TAG_IFRAME))
		found = read_frame(node, scratch, e);
	if (!found && html_is(node, GUMBO_TAG_SCRIPT))
		found = read_telegram(node, scratch, e);
	if (!found)
		return false;
	read_inside(e, url_is_link, scratch);
	read_url(e);
	return true;
}

static bool
is_handle(uint32_t c)
{
	return c < 0x80 && (char_is(c, CHAR_LETTER | CHAR_DIGIT) || c == '_' ||
			       c == '.' || c == '-' || c == '@');
}

void
html_embed_author(struct html_embed *e, const struct text *t, uint32_t from, uint32_t to)
{
	uint32_t open = to, close, name = from;

	for (uint32_t i = from; i + 1 < to && open == to; i++)
		if (text_at(t, i) == '(' && text_at(t, i + 1) == '@')
			open = i;
	if (open == to)
		return;
	for (close = open + 2; close < to && is_handle(text_at(t, close)); close++)
		;
	if (text_at(t, close) != ')')
		return;
	e->shown_handle = (struct span){open + 2, close};
	for (uint32_t i = from; i < open; i++) {
		uint32_t c = text_at(t, i);

		if (c == '\n' || (i == name && char_is(c, CHAR_DASH | CHAR_SPACE)))
			name = i + 1;
		else if (text_starts(t, i, "shared by "))
			name = i + 10;
	}
	e->author_name = text_trim(t, name, open);
}
