#include <string.h>

#include "check.h"
#include "segment/segment.h"

/* The sentences of a text, joined by bars. */
static const char *
cut(const char *lang, bool join, const char *utf8)
{
	static char out[4096];
	struct text t = check_text(utf8);
	struct segment_options o = {.lang = lang, .join = join};
	struct sentences s = {0};
	struct arena scratch = {0};
	size_t n = 0;

	segment(&t, NULL, &o, &scratch, &s);
	for (size_t i = 0; i < s.n; i++) {
		if (i)
			out[n++] = '|';
		for (size_t k = s.v[i].start; k < s.v[i].end; k++)
			out[n++] = (char)text_at(&t, k);
	}
	out[n] = '\0';
	arena_free(&scratch);
	text_free(&t);
	return out;
}

#define CUT(lang, text, want) CHECK(strcmp(cut(lang, false, text), want) == 0)

static void
a_stop_ends_a_sentence(void)
{
	CUT("en", "It rains. She waits.", "It rains.|She waits.");
	CUT("en", "Why? No! So be it.", "Why?|No!|So be it.");
	CUT("en", "One line\nanother\n\nand one more", "One line|another|and one more");
	CUT("en", "", "");
	CUT("en", " \n ", "");
	CUT("en", ". . .", ". . .");
}

static void
an_abbreviation_ends_one_only_before_a_starter(void)
{
	CUT("en", "Ask Dr. Moor.", "Ask Dr. Moor.");
	CUT("en", "The U.S. Navy left the U.S. It sailed.",
	    "The U.S. Navy left the U.S.|It sailed.");
	CUT("en", "J. R. Tarn sat.", "J. R. Tarn sat.");
	CUT("xx", "Dit is kort. Sus lang.", "Dit is kort.|Sus lang.");
}

static void
an_open_quotation_holds_nothing_back(void)
{
	CUT("en", "\"It rains. She waits.", "\"It rains.|She waits.");
	CUT("en", "\"It rains.\" She waits.", "\"It rains.\"|She waits.");
	CUT("en", "(It rains. She waits.) Go.", "(It rains.|She waits.)|Go.");
}

static void
line_breaks_can_be_joined(void)
{
	const char *wrapped = "It rains\nall day. She\r\nwaits.\n\nHe too.";

	CHECK(strcmp(cut("en", true, wrapped),
		  "It rains\nall day.|She\r\nwaits.|He too.") == 0);
}

static void
edges_of_embeds_are_boundaries(void)
{
	struct text t = check_text("see this post by Ada here");
	struct embed_view e = {.span = {4, 21}, .body = {4, 13}};
	struct embed_views embeds = {.v = &e, .n = 1};
	struct segment_options o = {.lang = "en"};
	struct sentences s = {0};
	struct arena scratch = {0};

	segment(&t, &embeds, &o, &scratch, &s);
	CHECK(s.n == 4);
	CHECK(s.v[0].start == 0 && s.v[0].end == 3);
	CHECK(s.v[1].start == 4 && s.v[1].end == 13);
	CHECK(s.v[2].start == 14 && s.v[2].end == 20);
	CHECK(s.v[3].start == 21 && s.v[3].end == 25);
	arena_free(&scratch);
	text_free(&t);
}

/* A user's list counts beside the language's own. */
static void
abbreviations_can_be_added(void)
{
	static const char list[] = "# a comment\nxyl\n";
	struct lexicon extra = {0};
	FILE *f = fmemopen((char *)list, strlen(list), "r");
	struct text t = check_text("The Xyl. Board met.");
	struct segment_options o = {.lang = "en", .extra = &extra};
	struct sentences s = {0};
	struct arena scratch = {0};

	CHECK(lexicon_read(&extra, f) == 0);
	fclose(f);
	segment(&t, NULL, &o, &scratch, &s);
	CHECK(s.n == 1);
	arena_free(&scratch);
	lexicon_free(&extra);
	text_free(&t);
}

int
main(void)
{
	a_stop_ends_a_sentence();
	an_abbreviation_ends_one_only_before_a_starter();
	an_open_quotation_holds_nothing_back();
	line_breaks_can_be_joined();
	edges_of_embeds_are_boundaries();
	abbreviations_can_be_added();
	return check_done();
}
