#include <string.h>

#include "check.h"
#include "segment/segment.h"

/* The sentences of a text, joined by bars. */
struct bars {
	const struct text *t;
	char out[4096];
	size_t n;
};

static void
join(void *to, struct span sentence)
{
	struct bars *b = to;

	if (b->n)
		b->out[b->n++] = '|';
	for (size_t k = sentence.start; k < sentence.end; k++)
		b->out[b->n++] = (char)text_at(b->t, k);
	b->out[b->n] = '\0';
}

static const char *
joined(const struct text *t, const struct embed_views *embeds,
    const struct segment_options *o)
{
	static struct bars b;

	b = (struct bars){.t = t};
	segment(t, embeds, o, &(struct segment_sink){join, &b});
	return b.out;
}

static const char *
cut(const char *lang, bool wrapped, const char *utf8)
{
	struct segment_options o = {.lang = lang, .join = wrapped};
	struct text t = check_text(utf8);
	const char *out = joined(&t, NULL, &o);

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

	CHECK(strcmp(joined(&t, &embeds, &o), "see|this post|by Ada|here") == 0);
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

	CHECK(lexicon_read(&extra, f) == 0);
	fclose(f);
	CHECK(strcmp(joined(&t, NULL, &o), "The Xyl. Board met.") == 0);
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
