/* Pages as text, and what they say of themselves and of the posts in them. */
#include <stdlib.h>

#include "base/buf.h"
#include "check.h"
#include "html/html.h"
#include "html/limits.h"
#include "html/post_url.h"

enum { TREE = 16 << 20 };

static struct arena scratch;

static struct html_page
read_page(const char *html)
{
	struct html_page page = {0};

	arena_reset(&scratch);
	CHECK(html_read(html, strlen(html), TREE, &scratch, &page) == NULL);
	return page;
}

static void
check_page(const char *html, const char *want)
{
	struct html_page page = read_page(html);
	struct text t = check_text(want);

	CHECK(text_same(&page.text, (struct span){0, (uint32_t)page.text.n}, &t,
	    (struct span){0, (uint32_t)t.n}));
	if (page.text.n != t.n)
		fprintf(stderr, "%s\n", html);
	text_free(&page.text);
	text_free(&t);
}

static void
test_paragraphs(void)
{
	check_page("<p>One\n  two.<p> Three&nbsp; </p>Four<br>five",
	    "One two.\nThree\nFour\nfive");
	check_page("a<b>b</b> <i> c</i>", "ab c");
	check_page(
	    "<ul><li>One<li>Two</ul><table><tr><td>3<td>4</table>", "One\nTwo\n3\n4");
	check_page("<pre>one  two\nthree</pre>", "one two\nthree");
	check_page("He said <q>no &amp; <b>never</b> </q>.", "He said “no & never”.");
	check_page("", "");
	check_page("<p>&#128512;\xC3\xA9&eacute;", "\xF0\x9F\x98\x80\xC3\xA9\xC3\xA9");
}

static void
test_what_is_not_shown(void)
{
	check_page(
	    "<script>x</script><style>y</style><p hidden>z<p style='color:red;"
	    "display: none'>z<p aria-hidden=true>z<p>Shown.<svg><text>z</text></svg>",
	    "Shown.");
	check_page("<nav>a</nav><aside>b</aside><header>c</header><footer>d</footer>"
		   "<div role=navigation>e</div><form>Told.<button>f</button></form>",
	    "Told.");
	check_page("<figure><img><figcaption>Quay</figcaption></figure>Told.", "Told.");
}

#define LONG "The ferry sailed at nine and the harbour master was glad of it."

static void
test_main_text(void)
{
	/* the <article>, not what is beside it */
	check_page("<body><div>Old news.</div><article><h1>Late</h1><p>" LONG
		   "</article><div>More news.</div>",
	    LONG);
	/* without: the element that nearly all the text is in */
	check_page("<body><div>Top.</div><div><p>" LONG "<p>" LONG LONG LONG "</div>",
	    LONG "\n" LONG LONG LONG);
	/* links are no text */
	check_page("<body><p>" LONG "<p><a href=/>Read more of this</a> now<p>" LONG
		   " <a href=/>Here</a>.",
	    LONG "\n" LONG " Here.");
	/* what calls itself comments, unless it is all there is */
	check_page("<body><p>" LONG LONG "<div class='post-comments'><p>" LONG "</div>",
	    LONG LONG);
	check_page("<body><div class='with-sidebar'><p>" LONG "</div>", LONG);
	check_page("<article><p>" LONG LONG "</article><div itemprop=articleBody><p>" LONG
		   "</div>",
	    LONG);
}

static bool
is(struct html_string s, const char *want)
{
	return s.p ? s.n == strlen(want) && memcmp(s.p, want, s.n) == 0 : !*want;
}

static void
test_meta(void)
{
	struct html_page page = read_page(
	    "<html lang=de-AT><title>Sp\xC3\xA4t</title><link rel='alternate canonical' "
	    "href=https://a.example/1><meta property=og:title content='Zu sp&auml;t'>"
	    "<meta name=date content=2026-03-20><meta property=article:published_time "
	    "content=2026-03-19><h1>Sehr <b>sp\xC3\xA4t</b></h1>"
	    "<time datetime=2026-03-21>gestern</time>"
	    "<script type=application/ld+json>{\"a\":\"<p>\"}</script>");

	CHECK(is(page.meta.lang, "de-AT"));
	CHECK(is(page.meta.title, "Sp\xC3\xA4t"));
	CHECK(is(page.meta.og_title, "Zu sp\xC3\xA4t"));
	CHECK(is(page.headline, "Sehr sp\xC3\xA4t"));
	CHECK(is(page.meta.url, "https://a.example/1"));
	CHECK(page.meta.dates.n == 3);
	CHECK(is(page.meta.dates.v[0], "2026-03-19"));
	CHECK(is(page.meta.dates.v[1], "2026-03-20"));
	CHECK(is(page.meta.dates.v[2], "2026-03-21"));
	CHECK(page.meta.json_ld.n == 1 && is(page.meta.json_ld.v[0], "{\"a\":\"<p>\"}"));
	text_free(&page.text);
}

static void
test_charset(void)
{
	const char *pages[][2] = {
	    {"<meta charset=koi8-r><p>", "koi8-r"},
	    {"<meta http-equiv=Content-Type content='text/html; charset=latin1'>",
		"latin1"},
	    {"<!-- <meta charset=no> --><p>", ""},
	    {"<meta charset=utf-16>", "utf-8"},
	};

	for (size_t i = 0; i < sizeof(pages) / sizeof(*pages); i++) {
		arena_reset(&scratch);
		CHECK(is(html_charset(pages[i][0], strlen(pages[i][0]), &scratch),
		    pages[i][1]));
	}
}

static bool
spells(const struct html_page *page, struct span span, const char *want)
{
	struct text t = check_text(want);
	bool so = text_same(&page->text, span, &t, (struct span){0, (uint32_t)t.n});

	text_free(&t);
	return so;
}

static void
test_tweet(void)
{
	struct html_page page = read_page(
	    "<p>" LONG
	    "<blockquote class=\"twitter-tweet\"><p lang=en>No boat.<br>Sorry! "
	    "<a href=\"https://t.co/x\">t.co/x</a></p>&mdash; Mara Quell (@maraq) <a "
	    "href=\"https://twitter.com/MaraQ/status/1256540000000000000\">May 2, "
	    "2020</a>"
	    "</blockquote><p>" LONG);
	const struct html_embed *e = page.embeds.v;

	CHECK(page.embeds.n == 1);
	CHECK(spells(&page, e->span,
	    "No boat.\nSorry! t.co/x\n\xE2\x80\x94 Mara Quell (@maraq) May 2, 2020"));
	CHECK(spells(&page, e->body, "No boat.\nSorry! t.co/x"));
	CHECK(spells(&page, e->author_name, "Mara Quell"));
	CHECK(strcmp(e->kind, "tweet") == 0 && strcmp(e->type, "rich") == 0);
	CHECK(is(e->handle, "MaraQ"));
	CHECK(is(e->author_url, "https://twitter.com/MaraQ"));
	CHECK(e->posted == calendar_day(2020, 5, 2));
	CHECK(e->urls.n == 2 && is(e->urls.v[0], "https://t.co/x"));
	text_free(&page.text);
}

static void
test_instagram(void)
{
	struct html_page page = read_page(
	    "<blockquote class=instagram-media "
	    "data-instgrm-permalink=https://www.instagram.com/p/Qx/><div><a "
	    "href=https://www.instagram.com/p/Qx/>View this post on Instagram</a></div>"
	    "<p><a href=https://www.instagram.com/p/Qx/>Low tide.</a></p><p>A post "
	    "shared by "
	    "<a href=https://www.instagram.com/quay/>The Quay</a> (@quay.one) on <time "
	    "datetime=2021-03-18T09:00:00+00:00>Mar 18</time></p></blockquote>");
	const struct html_embed *e = page.embeds.v;

	CHECK(page.embeds.n == 1);
	CHECK(spells(&page, e->body, "Low tide."));
	CHECK(spells(&page, e->author_name, "The Quay"));
	CHECK(spells(&page, e->shown_handle, "quay.one"));
	CHECK(e->posted == calendar_day(2021, 3, 18));
	text_free(&page.text);
}

static void
test_frames(void)
{
	struct html_page page = read_page(
	    "<p>" LONG
	    "<iframe src=//www.youtube.com/embed/aB-1?rel=0></iframe><iframe data-src="
	    "https://player.vimeo.com/video/7></iframe><iframe src=https://ads.example/>"
	    "</iframe><script data-telegram-post=quay/12></script>");

	CHECK(page.embeds.n == 3);
	CHECK(
	    spells(&page, page.embeds.v[0].span, "https://www.youtube.com/watch?v=aB-1"));
	CHECK(spells(&page, page.embeds.v[1].span, "https://vimeo.com/7"));
	CHECK(spells(&page, page.embeds.v[2].span, "https://t.me/quay/12"));
	CHECK(is(page.embeds.v[2].handle, "quay"));
	CHECK(page.embeds.v[0].body.start == page.embeds.v[0].body.end);
	text_free(&page.text);
}

/* An embed goes where its place goes. */
static void
test_dropped_embeds(void)
{
	struct html_page page =
	    read_page("<article><p>" LONG LONG "</article><div>"
		      "<blockquote class=twitter-tweet>Elsewhere.</blockquote></div>");

	CHECK(page.embeds.n == 0);
	text_free(&page.text);
	page = read_page("<p>" LONG "<blockquote class=twitter-tweet></blockquote>");
	CHECK(page.embeds.n == 0);
	text_free(&page.text);
}

static void
test_post_urls(void)
{
	static const struct {
		const char *kind, *url, *handle;
		int year, month, day; /* 0: not told */
	} posts[] = {
	    {"tweet", "https://x.com/quay/status/1256540000000000000?s=20", "quay", 2020,
		5, 2},
	    {"tweet", "https://twitter.com/quay/status/20", "quay", 0, 0, 0},
	    {"tweet", "https://twitter.com/i/status/1256540000000000000", "", 2020, 5, 2},
	    {"tiktok", "https://www.tiktok.com/@quay/video/6950000000000000000", "quay",
		2021, 4, 11},
	    {"bluesky", "https://bsky.app/profile/quay.example/post/3lbyu7mtyuc2g",
		"quay.example", 2024, 11, 28},
	    {"bluesky", "https://bsky.app/profile/did:plc:abc/post/no", "", 0, 0, 0},
	    {"mastodon", "https://toots.example/@quay/109300000000000000/embed", "quay",
		2022, 11, 7},
	    {"threads", "https://www.threads.net/@quay/post/Cx", "quay", 0, 0, 0},
	    {"facebook", "https://www.facebook.com/quay/posts/1", "quay", 0, 0, 0},
	};
	struct post_url post;

	for (size_t i = 0; i < sizeof(posts) / sizeof(*posts); i++) {
		struct html_string url = {posts[i].url, strlen(posts[i].url)};

		CHECK(html_post_url(posts[i].kind, url, &post));
		CHECK(is(post.handle, posts[i].handle));
		CHECK(post.posted == (posts[i].year ? calendar_day(posts[i].year,
							  posts[i].month, posts[i].day)
						    : DAY_NONE));
	}
	CHECK(!html_post_url(
	    "tweet", (struct html_string){"https://a.example/b/status/1", 28}, &post));
	CHECK(!html_post_url(
	    "tweet", (struct html_string){"https://x.com/quay", 18}, &post));
}

static const char *
limits(const char *unit, size_t times)
{
	struct buf b = {0};
	const char *wrong;

	for (size_t i = 0; i < times; i++)
		buf_puts(&b, unit);
	wrong = html_limits(b.p, b.n);
	buf_free(&b);
	return wrong;
}

static void
test_limits(void)
{
	/* what pages do */
	CHECK(!limits("<p>One<br>two <b>three</b><img src=a alt='>'>", 10000));
	CHECK(!limits("<li><a href=x>one<li>two", 10000));
	CHECK(!limits("<div><span>not closed</div>", 10000));
	CHECK(!limits("<script>if (a<b) write('<div><div>')</script>", 10000));
	CHECK(!limits("<!-- <div> --><style><div></style><title><div></title>", 10000));
	CHECK(!limits("<svg><path d=x /><g></g></svg>", 10000));
	CHECK(!limits("<table><tr><td><ul><li>one<td>two</table>", 10000));
	CHECK(!limits("<select><option>a<option>b</select>", 10000));
	/* what they do not */
	CHECK(limits("<div>", 600));
	CHECK(limits("<i>", 600));
	CHECK(limits("<div><b></div>", 600));
	CHECK(limits("<b><div></b>", 600));
	CHECK(limits("<li><ul></li>", 600));
	CHECK(limits("<div><select></div></select>", 600));
	CHECK(limits("<!--><div>", 600));
	CHECK(limits("<script><!--</script><div>", 600));
	CHECK(limits("<svg><title><div></svg>", 600));
	CHECK(limits("<body a b c>", 600));
	CHECK(limits("<a b c d", 600));
}

static void
test_tree_size(void)
{
	struct html_page page = {0};

	arena_reset(&scratch);
	CHECK(html_read("<p>x", 4, 100, &scratch, &page) != NULL);
	text_free(&page.text);
}

int
main(void)
{
	test_paragraphs();
	test_what_is_not_shown();
	test_main_text();
	test_meta();
	test_charset();
	test_tweet();
	test_instagram();
	test_frames();
	test_dropped_embeds();
	test_post_urls();
	test_limits();
	test_tree_size();
	arena_free(&scratch);
	return check_done();
}
