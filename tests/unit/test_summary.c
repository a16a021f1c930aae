#include "check.h"
#include "summary/summary.h"

/* A text whose sentences are given one by one, and what a summary of it is made from. */
struct story {
	struct text text;
	struct sentences sentences;
	struct layers layers;
	struct arena scratch;
	struct summary_reading reading;
};

static void
add(struct story *s, const char *sentence)
{
	struct span span = {0};

	if (s->text.n)
		text_add(&s->text, ' ');
	span.start = (uint32_t)s->text.n;
	text_add_utf8(&s->text, (const uint8_t *)sentence, strlen(sentence));
	span.end = (uint32_t)s->text.n;
	*array_add(&s->scratch, &s->sentences) = span;
	s->layers.sentences = &s->sentences;
}

static void
end(struct story *s)
{
	arena_free(&s->scratch);
	text_free(&s->text);
}

/* What a sentence is fit for behind "The council met on Monday in the old hall." */
static enum fitness
fitness(const char *lang, const char *sentence)
{
	struct story s = {0};
	enum fitness f;

	add(&s, "The council met on Monday in the old hall.");
	add(&s, sentence);
	summary_read(&s.text, NULL, &s.layers, wordlists_of(NULL, lang, &s.scratch),
	    &s.scratch, &s.reading);
	f = s.reading.sketches.v[1].fitness;
	end(&s);
	return f;
}

#define IS(lang, sentence, what) CHECK(fitness(lang, sentence) == (what))

static void
boilerplate_is_scrap(void)
{
	IS("en", "By Mara Ellin, Coastwire", SCRAP);
	IS("en", "By Monday the council had voted on every single point.", FIT);
	IS("en", "NORHAVEN, May 4 (Coastwire) -", SCRAP);
	IS("en", "14:11 EST, 25 October 2013 .", SCRAP);
	IS("en", "Read more: Ten bridges that fell", SCRAP);
	IS("en", "Click here for the ferry times.", SCRAP);
	IS("en", "(Photo by Tom Arden/Coastwire)", SCRAP);
	IS("en", "© 2020 Coastwire and others", SCRAP);
	IS("en", "Home | News | Sport and more", SCRAP);
	IS("en", "See https://coastwire.example/ferry now", SCRAP);
	IS("en", "Write to mara@coastwire.example today", SCRAP);
	IS("en", "Indeed.", SCRAP);
	IS("de", "Lesen Sie auch: Zehn alte Brücken", SCRAP);
	IS("xx", "Sus lang met dis ful kort.", FIT);
}

static void
what_leans_is_told_by_its_first_words(void)
{
	IS("en", "He promised a new bridge.", LEANING);
	IS("en", "“He promised a new bridge,” said Mara Ellin of the council.", FIT);
	IS("en", "But the ferry was late.", LEANING);
	IS("en", "As a result, the ferry was late.", LEANING);
	IS("en", "Tom Arden also said the ferry was late.", LEANING);
	IS("en", "Tom Arden said on Friday that the ferry was late too.", FIT);
	IS("en", "This week the ferry was late.", FIT);
	IS("en", "“The ferry was late,” he said.", LEANING);
	IS("de", "Deshalb war die Fähre zu spät.", LEANING);
}

static void
a_quotation_alone_does_not_say_whose_it_is(void)
{
	IS("en", "“The ferry was late.”", BARE_QUOTE);
	IS("en", "\"The ferry was late.\"", BARE_QUOTE);
	IS("en", "‘The captain’s ferry was late.’", BARE_QUOTE);
	IS("de", "„Die Fähre war zu spät.“", BARE_QUOTE);
	IS("fr", "« Le bateau est en retard. »", BARE_QUOTE);
	IS("en", "“The ferry was late,” said Mara Ellin.", FIT);
}

/* A quotation goes on into the next sentence, but not over a line break. */
static void
a_quotation_is_followed_over_sentences(void)
{
	struct story s = {0};

	add(&s, "“The ferry was late.");
	add(&s, "The bus was early.”");
	add(&s, "The council met on Monday.");
	add(&s, "“The hall was cold.");
	text_add(&s.text, '\n');
	add(&s, "The council went home.");
	summary_read(&s.text, NULL, &s.layers, wordlists_of(NULL, "en", &s.scratch),
	    &s.scratch, &s.reading);
	CHECK(s.reading.sketches.v[0].fitness == BARE_QUOTE);
	CHECK(s.reading.sketches.v[1].fitness == BARE_QUOTE);
	CHECK(s.reading.sketches.v[2].fitness == FIT);
	CHECK(s.reading.sketches.v[4].fitness == FIT);
	end(&s);
}

static void
a_speaker_or_an_embed_changes_what_a_sentence_is(void)
{
	struct story s = {0};
	struct quote_view q = {.span = {1, 20}, .speaker = {1, 4}};
	struct quote_views quotes = {.v = &q, .n = 1};
	struct embed_view e = {.span = {24, 30}};
	struct embed_views embeds = {.v = &e, .n = 1};

	add(&s, "“The ferry was late.”");
	add(&s, "The council met on Monday.");
	s.layers.quotes = &quotes;
	s.layers.embeds = &embeds;
	summary_read(&s.text, NULL, &s.layers, wordlists_of(NULL, "en", &s.scratch),
	    &s.scratch, &s.reading);
	CHECK(s.reading.sketches.v[0].fitness == FIT);
	CHECK(s.reading.sketches.v[1].fitness == EMBEDDED);
	end(&s);
}

/* Likeness grows with the words shared; a word is known by its first six letters. */
static void
likeness_is_of_words(void)
{
	struct story s = {0};
	const struct terms *t = &s.reading.terms;
	struct text title = check_text("Ferries on strike");

	add(&s, "The council discussed ferries.");
	add(&s, "Nobody talked about bridges.");
	add(&s, "A discussion of ferries by the council.");
	summary_read(&s.text, &title, &s.layers, wordlists_of(NULL, "en", &s.scratch),
	    &s.scratch, &s.reading);
	CHECK(t->after[0] > 0.4F && t->before[0] == 0);
	CHECK(t->before[2] > 0.4F && t->after[2] == 0);
	CHECK(t->after[1] == 0 && t->before[1] == 0);
	CHECK(t->title[0] > 0 && t->title[1] == 0 && t->title[2] > 0);
	end(&s);
	text_free(&title);
}

/* Stop words have no term; a word and its stem, or its capital, have the same. */
static void
words_that_say_something_have_a_term(void)
{
	struct text t = check_text("The discussion discussed Ferries, ferries and ©");
	struct arena scratch = {0};
	struct words w = {0};
	struct wordtypes y;
	uint32_t id[8];

	wordtypes_start(&y, wordlists_of(NULL, "en", &scratch), &scratch);
	words_scan(&w, &t, 0, t.n, &scratch);
	CHECK(w.n == 8);
	for (size_t i = 0; i < 8; i++)
		id[i] = wordtypes_index(&y, &t, &w.v[i], &scratch);
	CHECK(y.v[id[0]].term == WORDTYPES_NO_TERM);
	CHECK(y.v[id[1]].term == y.v[id[2]].term && id[1] != id[2]);
	CHECK(id[3] == id[5] && y.v[id[3]].term != WORDTYPES_NO_TERM);
	CHECK(id[4] == 0 && y.v[0].term == WORDTYPES_NO_TERM);
	CHECK(y.v[id[7]].flags & WORDTYPES_SCRAP);
	CHECK(wordtypes_term(&y, &t, &w.v[1]) == y.v[id[2]].term);
	CHECK(wordtypes_term(&y, &t, &w.v[0]) == WORDTYPES_NO_TERM);
	arena_free(&scratch);
	text_free(&t);
}

/* What the lists say, whatever the case and however the word is broken. */
static void
words_of_the_lists_are_known_from_the_start(void)
{
	static const struct {
		const char *word;
		unsigned flags;
	} known[] = {{"the", WORDTYPES_STOP}, {"WE", WORDTYPES_STOP | WORDTYPES_PERSON},
	    {"She", WORDTYPES_STOP | WORDTYPES_PRONOUN},
	    {"s\xC2\xADhe", WORDTYPES_STOP | WORDTYPES_PRONOUN},
	    {"also", WORDTYPES_STOP | WORDTYPES_INNER}, {"pictured", WORDTYPES_CAPTION},
	    {"\xC2\xA9", WORDTYPES_STOP | WORDTYPES_SCRAP}, {"?", WORDTYPES_STOP},
	    {"https", WORDTYPES_LINK}, {"httpd", 0}, {"ferry", 0}};
	const unsigned lists = WORDTYPES_KNOWN | WORDTYPES_OPENING | WORDTYPES_LEANING |
			       WORDTYPES_OPENS_PRONOUN | WORDTYPES_OPENS_LINK;
	struct arena scratch = {0};
	struct wordlists all;
	const struct wordtypes *en;

	wordlists_make(&all, &scratch);
	en = wordlists_of(&all, "en-GB", &scratch);
	CHECK(en == wordlists_of(&all, "en", &scratch));
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++) {
		struct text t = check_text(known[i].word);
		struct words w = {0};
		struct wordtypes y;
		uint32_t id;

		wordtypes_start(&y, en, &scratch);
		words_scan(&w, &t, 0, t.n, &scratch);
		CHECK(w.n == 1);
		id = wordtypes_index(&y, &t, &w.v[0], &scratch);
		CHECK((y.v[id].flags & ~lists) == known[i].flags);
		CHECK((y.v[id].term == WORDTYPES_NO_TERM) ==
		      ((known[i].flags & WORDTYPES_STOP) != 0));
		text_free(&t);
	}
	arena_free(&scratch);
}

/* A stop word of six letters may be the stem of one that is none. */
static void
a_stop_word_may_be_a_stem(void)
{
	struct arena scratch = {0};
	struct text t = check_text("Before beforehand");
	struct words w = {0};
	struct wordtypes y;
	uint32_t stop, other;

	wordtypes_start(&y, wordlists_of(NULL, "en", &scratch), &scratch);
	words_scan(&w, &t, 0, t.n, &scratch);
	other = wordtypes_index(&y, &t, &w.v[1], &scratch);
	stop = wordtypes_index(&y, &t, &w.v[0], &scratch);
	CHECK(y.v[stop].term == WORDTYPES_NO_TERM);
	CHECK(y.v[other].term == 0 && y.terms == 1);
	CHECK(wordtypes_term(&y, &t, &w.v[0]) == WORDTYPES_NO_TERM);
	CHECK(wordtypes_term(&y, &t, &w.v[1]) == 0);
	arena_free(&scratch);
	text_free(&t);
}

/* More different words than the table was made for. */
static void
a_table_of_words_grows(void)
{
	struct arena scratch = {0};
	struct wordtypes y;
	struct words w = {0};
	uint32_t first = 0, last = 0;
	struct text t = {0};

	for (uint32_t i = 0; i < 2000; i++) {
		text_add(&t, 'a' + i % 26);
		text_add(&t, 'a' + i / 26 % 26);
		text_add(&t, 'a' + i / 676);
		text_add(&t, ' ');
	}
	wordtypes_start(&y, wordlists_of(NULL, "xx", &scratch), &scratch);
	words_scan(&w, &t, 0, t.n, &scratch);
	for (size_t i = 0; i < w.n; i++) {
		last = wordtypes_index(&y, &t, &w.v[i], &scratch);
		first = i ? first : last;
	}
	CHECK(w.n == 2000 && y.terms == 2000 && y.mask > 4000);
	CHECK(last == first + 1999);
	CHECK(wordtypes_index(&y, &t, &w.v[0], &scratch) == first);
	CHECK(wordtypes_term(&y, &t, &w.v[1999]) == 1999);
	arena_free(&scratch);
	text_free(&t);
}

/* A term that has been told already adds nothing to the next sentence. */
static void
what_is_told_is_not_told_again(void)
{
	struct story s = {0};
	struct summary_options o = {.lang = "en", .budget = {.sentences = 2}};
	struct summary out = {0};

	o.weights.fresh[TERM] = 1;
	add(&s, "Ferries carry passengers over deep cold water daily.");
	add(&s, "Ferries carry passengers over warm shallow lakes.");
	add(&s, "Councils vote about money often.");
	summarize(&s.text, NULL, &s.layers, &o, &s.scratch, &out);
	CHECK(out.n == 2 && out.v[0].sentence == 0 && out.v[1].sentence == 2);
	end(&s);
}

/* Room left by a fit sentence that is too long is not filled with one that leans. */
static void
a_limit_is_not_filled_with_what_leans(void)
{
	struct story s = {0};
	struct summary_options o = {.lang = "en", .budget = {.words = 12}};
	struct summary out = {0};

	o.weights.sentence[OPENING] = 1;
	add(&s, "Ferries carry passengers over deep cold water daily.");
	add(&s, "Councils vote about money for ever more ferries over deep water.");
	add(&s, "He was angry.");
	summarize(&s.text, NULL, &s.layers, &o, &s.scratch, &out);
	CHECK(out.n == 1 && out.v[0].sentence == 0);
	o.budget = (struct summary_budget){.sentences = 3};
	out.n = 0;
	summarize(&s.text, NULL, &s.layers, &o, &s.scratch, &out);
	CHECK(out.n == 3);
	end(&s);
}

static void
words_are_counted_as_people_do(void)
{
	struct text t = check_text(" It's Tom-Arden,  2020! ");
	struct text dense = check_text("東京の橋, ok");

	CHECK(summary_words(&t, (struct span){0, (uint32_t)t.n}) == 3);
	CHECK(summary_words(&dense, (struct span){0, (uint32_t)dense.n}) == 6);
	text_free(&t);
	text_free(&dense);
}

/* How many sentences a budget lets through, of six alike in length but not in words. */
static size_t
length_under(struct summary_budget budget)
{
	struct story s = {0};
	struct summary_options o = {.lang = "en", .budget = budget};
	struct summary out = {0};

	add(&s, "Ferries carry passengers over water.");
	add(&s, "Buses take detours through hills.");
	add(&s, "Councils vote about money often.");
	add(&s, "Mayors open landings each summer.");
	add(&s, "Painters like rust very much.");
	add(&s, "Children swim below old walls.");
	summarize(&s.text, NULL, &s.layers, &o, &s.scratch, &out);
	end(&s);
	return out.n;
}

static void
a_budget_is_kept(void)
{
	CHECK(length_under((struct summary_budget){0}) == 6);
	CHECK(length_under((struct summary_budget){.sentences = 4}) == 4);
	CHECK(length_under((struct summary_budget){.sentences = 9}) == 6);
	CHECK(length_under((struct summary_budget){.words = 14}) == 2);
	CHECK(length_under((struct summary_budget){.words = 4}) == 0);
	CHECK(length_under((struct summary_budget){.chars = 70}) == 2);
	CHECK(length_under((struct summary_budget){.ratio = 1}) == 1);
	CHECK(length_under((struct summary_budget){.ratio = 500}) == 3);
	CHECK(length_under((struct summary_budget){.ratio = 1000}) == 6);
	CHECK(length_under((struct summary_budget){.ratio = 500, .words = 5}) == 1);
}

int
main(void)
{
	boilerplate_is_scrap();
	what_leans_is_told_by_its_first_words();
	a_quotation_alone_does_not_say_whose_it_is();
	a_quotation_is_followed_over_sentences();
	a_speaker_or_an_embed_changes_what_a_sentence_is();
	likeness_is_of_words();
	words_that_say_something_have_a_term();
	words_of_the_lists_are_known_from_the_start();
	a_stop_word_may_be_a_stem();
	a_table_of_words_grows();
	what_is_told_is_not_told_again();
	a_limit_is_not_filled_with_what_leans();
	words_are_counted_as_people_do();
	a_budget_is_kept();
	return check_done();
}
