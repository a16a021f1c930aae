#include <string.h>

#include "check.h"
#include "embeds/embeds.h"
#include "embeds/length.h"
#include "embeds/lines.h"
#include "embeds/link.h"
#include "embeds/marks.h"

/* The embeds of a text, each in brackets, its body in braces inside. */
static const char *
marked(const char *utf8)
{
	static char out[4096];
	struct text t = check_text(utf8);
	struct arena scratch = {0};
	struct embeds found = {0};
	size_t n = 0;

	embeds_find(&t, &scratch, &found);
	for (size_t i = 0; i <= t.n; i++) {
		for (size_t k = 0; k < found.n; k++) {
			const struct embed *e = &found.v[k];
			bool body = e->body.start < e->body.end;

			if (body && i == e->body.end)
				out[n++] = '}';
			if (i == e->span.end)
				out[n++] = ']';
			if (i == e->span.start)
				out[n++] = '[';
			if (body && i == e->body.start)
				out[n++] = '{';
		}
		if (i < t.n)
			out[n++] = text_at(&t, i) < 0x80 ? (char)text_at(&t, i) : '~';
	}
	out[n] = '\0';
	arena_free(&scratch);
	text_free(&t);
	return out;
}

#define MARKED(text, want) CHECK(strcmp(marked(text), want) == 0)

static void
an_attribution_ends_a_post(void)
{
	MARKED("The town tweeted:\n\nShut! — Ada Quill (@adaquill) May 3, 2021\n\nNobody "
	       "knows why.",
	    "The town tweeted:\n\n[{Shut!} ~ Ada Quill (@adaquill) May 3, "
	    "2021]\n\nNobody "
	    "knows why.");
	MARKED("Nothing here.", "Nothing here.");
	MARKED("", "");
}

static void
a_handle_without_a_date_is_no_attribution(void)
{
	MARKED("We asked the mayor — Ada Quill (@adaquill) — about it.",
	    "We asked the mayor ~ Ada Quill (@adaquill) ~ about it.");
	MARKED("Ada Quill (@adaquill) May 3, 2021", "Ada Quill (@adaquill) May 3, 2021");
}

static void
a_post_may_have_lost_its_words(void)
{
	MARKED("One user wrote:\n\n— Ada Quill (@adaquill) May 3, 2021",
	    "One user wrote:\n\n[~ Ada Quill (@adaquill) May 3, 2021]");
}

static void
markup_and_links_are_embeds(void)
{
	MARKED("So:\n<iframe src=\"https://vimeo.com/1\"></iframe>\nEnd",
	    "So:\n[<iframe src=\"https://vimeo.com/1\"></iframe>]\nEnd");
	MARKED("So:\nhttps://x.com/ada/status/1\nEnd",
	    "So:\n[https://x.com/ada/status/1]\nEnd");
	/* links in a post are shortened: another one is no part of it */
	MARKED("So:\nhttps://youtu.be/a1\nShut!\n— Ada (@ada) May 3, 2021",
	    "So:\n[https://youtu.be/a1]\n[{Shut!}\n~ Ada (@ada) May 3, 2021]");
	MARKED("See https://x.com/ada/status/1 there.",
	    "See https://x.com/ada/status/1 there.");
}

static unsigned
length(const char *utf8)
{
	struct text t = check_text(utf8);
	unsigned n = length_of_post(&t, 0, t.n, 1000);

	text_free(&t);
	return n;
}

static void
a_post_is_as_long_as_its_platform_counts(void)
{
	CHECK(length("") == 0);
	CHECK(length("a caf\u00e9 – “so”") == 13);
	CHECK(length("橋") == 2);
	CHECK(length("😀") == 2);
	CHECK(length("👩\u200d👩\u200d👧") == 2); /* a family is one emoji */
	CHECK(length("👍🏽") == 2);
	CHECK(length("see https://norhaven.example/a/very/long/way now") == 4 + 23 + 4);
	/* neither the names of a reply nor the links at the end */
	CHECK(length("@ada @tom no. https://t.co/a pic.twitter.com/b") == 3);
	CHECK(length("no @ada") == 7);
	CHECK(length("a\n\n\n\nb") == 3);
}

/* The kind of a link, its handle in the buffer. */
static const char *
kind(const char *link, char handle[64])
{
	static char copy[64];
	struct text t = check_text(link);
	struct arena scratch = {0};
	struct span h;
	const char *found = link_kind(&t, (struct span){0, (uint32_t)t.n}, &scratch, &h);
	size_t n = 0;

	copy[0] = '\0';
	if (found)
		strncpy(copy, found, sizeof(copy) - 1);
	for (uint32_t i = h.start; i < h.end; i++)
		handle[n++] = (char)text_at(&t, i);
	handle[n] = '\0';
	arena_free(&scratch);
	text_free(&t);
	return copy;
}

#define KIND(link, want, whose)                                                          \
	do {                                                                             \
		char handle[64];                                                         \
                                                                                         \
		CHECK(strcmp(kind(link, handle), want) == 0);                            \
		CHECK(strcmp(handle, whose) == 0);                                       \
	} while (0)

static void
links_are_told_by_host_and_path(void)
{
	KIND("https://twitter.com/ada_q/status/12?s=20", "tweet", "ada_q");
	KIND("https://mobile.x.com/ada_q/status/12/photo/1", "tweet", "ada_q");
	KIND("x.com/ada_q/status/12", "tweet", "ada_q");
	KIND("http://www.youtube.com/watch?app=desktop&v=Ab-1", "youtube", "");
	KIND("//player.vimeo.com/video/12", "vimeo", "");
	KIND("https://bsky.app/profile/ada.bsky.social/post/3k", "bluesky",
	    "ada.bsky.social");
	KIND("https://tram.example/@ada/1123", "mastodon", "ada");
	KIND("https://fan.bandcamp.com/album/trams", "bandcamp", "");
	KIND("https://twitter.com/ada_q", "", "");
	KIND("https://twitter.com/ada_q/status/", "", "");
	KIND("https://twitter.com/ada_q/status/12x", "", "");
	KIND("https://www.youtube.com", "", "");
	KIND("https://nottwitter.com/ada_q/status/12", "", "");
	KIND("twitter.com.norhaven.example/ada_q/status/12", "", "");
	KIND("", "", "");
}

static void
dates_are_read_in_many_languages(void)
{
	static const struct {
		const char *text;
		int year, month, day;
		size_t end;
	} dates[] = {
	    {"March 3, 2021 so", 2021, 3, 3, 13},
	    {"Mar 3, 2021", 2021, 3, 3, 11},
	    {"29. April 2018", 2018, 4, 29, 14},
	    {"6 November 2012", 2012, 11, 6, 15},
	    {"7 января 2018", 2018, 1, 7, 13},
	    {"25 de Mar, 2017", 2017, 3, 25, 15},
	    {"3 de marzo de 2021", 2021, 3, 3, 18},
	    {"2021-03-03", 2021, 3, 3, 10},
	    {"2021年3月3日", 2021, 3, 3, 9},
	    {"2021년 3월 3일", 2021, 3, 3, 11},
	    {"2021年3月", 0, 0, 0, 0},
	    {"February 30, 2021", 0, 0, 0, 0},
	    {"March 3", 0, 0, 0, 0},
	    {"Marchers 3, 2021", 0, 0, 0, 0},
	};

	for (size_t i = 0; i < sizeof(dates) / sizeof(*dates); i++) {
		struct text t = check_text(dates[i].text);
		int32_t day = DAY_NONE;

		CHECK(marks_date(&t, 0, &day) == dates[i].end);
		if (dates[i].end)
			CHECK(day ==
			      calendar_day(dates[i].year, dates[i].month, dates[i].day));
		text_free(&t);
	}
}

static size_t
link_end(const char *utf8)
{
	struct text t = check_text(utf8);
	size_t end = marks_link(&t, 0);

	text_free(&t);
	return end;
}

static void
links_end_where_the_text_goes_on(void)
{
	CHECK(link_end("https://t.co/aB1 so") == 16);
	CHECK(link_end("https://t.co/aB1— Ada") == 16);
	CHECK(link_end("https://t.co/aB1橋") == 16);
	CHECK(link_end("https://t.co/aB1pic.twitter.com/x") == 16);
	CHECK(link_end("pic.twitter.com/aB1— Ada") == 19);
	CHECK(link_end("https://norhaven.example/a_(b), so") == 29);
	CHECK(link_end("https://norhaven.example/brücke.") == 31);
	CHECK(link_end("https://") == 0);
	CHECK(link_end("http") == 0);
}

static void
lines_are_counted_upward(void)
{
	struct text t = check_text("One\n\nTwo \r\nThree\n\n\nFour");
	struct line line = {.start = t.n};

	CHECK(lines_above(&t, 0, line.start, &line) && line.breaks == 0);
	CHECK(lines_above(&t, 0, line.start, &line) && line.breaks == 3);
	CHECK(lines_above(&t, 0, line.start, &line) && line.breaks == 1);
	CHECK(line.end - line.start == 3);
	CHECK(lines_above(&t, 1, line.start, &line) && line.breaks == 2);
	CHECK(line.start == 1);
	CHECK(!lines_above(&t, 1, line.start, &line));
	text_free(&t);
}

int
main(void)
{
	an_attribution_ends_a_post();
	a_handle_without_a_date_is_no_attribution();
	a_post_may_have_lost_its_words();
	markup_and_links_are_embeds();
	a_post_is_as_long_as_its_platform_counts();
	links_are_told_by_host_and_path();
	dates_are_read_in_many_languages();
	links_end_where_the_text_goes_on();
	lines_are_counted_upward();
	return check_done();
}
