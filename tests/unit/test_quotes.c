#include <string.h>

#include "check.h"
#include "quotes/lexical.h"
#include "quotes/marks.h"
#include "quotes/model.h"
#include "quotes/quotes.h"
#include "quotes/sets.h"

/* The pieces of a text in any marks, joined by bars; one line is one paragraph. */
static const char *
pieces_of(const char *utf8)
{
	static char out[1024];
	struct text t = check_text(utf8);
	struct arena scratch = {0};
	struct words w = {0};
	struct pieces p = {0};
	uint32_t *odd;
	size_t n = 0;

	words_scan(&w, &t, 0, t.n, &scratch);
	odd = arena_alloc(&scratch, (w.n + 1) * sizeof(*odd));
	for (size_t i = 0; i <= w.n; i++)
		odd[i] = (uint32_t)i;
	marks_pair(&t, &w, odd, w.n, &scratch, &p);
	for (size_t i = 0; i < p.n; i++) {
		if (i)
			out[n++] = '|';
		for (uint32_t k = p.v[i].span.start; k < p.v[i].span.end; k++)
			out[n++] = (char)text_at(&t, k);
		if (p.v[i].goes_on)
			out[n++] = '>';
	}
	out[n] = '\0';
	arena_free(&scratch);
	text_free(&t);
	return out;
}

#define PIECES(text, want) CHECK(strcmp(pieces_of(text), want) == 0)

static void
marks_of_every_shape_pair(void)
{
	PIECES("“one” and \"two\" and ‘three’ and 'four'", "one|two|three|four");
	PIECES("«one» „two“ »three« ”four” ‹five› ‚six‘ « seven »",
	    "one|two|three|four|five|six|seven");
	PIECES("``one'' and “two\" and \"three”", "one|two|three");
}

static void
the_outermost_piece_counts(void)
{
	PIECES("“He said ‘no’ twice,” she said.", "He said \x18no\x19 twice,");
}

static void
apostrophes_and_inches_are_no_marks(void)
{
	PIECES("the '90s, the workers' hall, 6'2\" tall, rock 'n' roll", "n");
	PIECES("‘the workers’ hall is ours’ they sang", "the workers\x19 hall is ours");
	PIECES("don't, Ada's, 5\" wide", "");
}

static void
a_piece_ends_with_its_paragraph(void)
{
	PIECES("“one\ntwo” three\n“four”", "four");
	PIECES("“one.\n“two.\n“three.” four", "one.>|two.>|three.");
	PIECES("an \"open mark\nand “more”", "more");
	PIECES("“killer, to which he said, “yes.”", "yes.");
}

/* ATTACH_GAP is the first template. */
static void
weights_are_read_by_name(void)
{
	static const char list[] = "attach.gap an\t250\nattach.gap b,\t-50\n"
				   "cue.word b said\t1000\nno.such x\t7\n";
	struct lexicon lx = {0};
	struct arena memory = {0};
	struct model m;
	struct features f = {0};
	struct text t = check_text("Said");
	struct words w = {0};
	FILE *file = fmemopen((char *)list, strlen(list), "r");

	CHECK(lexicon_read(&lx, file) == 0);
	fclose(file);
	model_make(&m, &lx, NULL, &memory);
	words_scan(&w, &t, 0, t.n, &memory);
	feature_add(&f, ATTACH_GAP, LETTERS2(1, 14));
	CHECK(model_score(&m, &f) == 250);
	feature_add(&f, ATTACH_GAP, LETTERS2(2, 27));
	feature_add(&f, ATTACH_ORDER, 1);
	CHECK(model_score(&m, &f) == 200);
	feature_add_word(&f, CUE_WORD, 2, w.v[0].hash);
	CHECK(model_score(&m, &f) == 1200);
	CHECK(model_per_mille(0) == 500 && model_per_mille(1000) == 731);
	arena_free(&memory);
	lexicon_free(&lx);
	text_free(&t);
}

/* A text of one sentence a line, and what is found in it. */
struct reading {
	struct arena memory, scratch;
	struct text t;
	struct quotes found;
};

static void
read(struct reading *r, const char *utf8)
{
	struct quote_data data;
	struct sentences s = {0};
	struct layers layers = {.sentences = &s};
	struct quote_options o = {.lang = "en"};

	*r = (struct reading){.t = check_text(utf8)};
	for (size_t i = 0; i < r->t.n; i++) {
		size_t end = i;

		while (end < r->t.n && text_at(&r->t, end) != '\n')
			end++;
		*array_add(&r->scratch, &s) = (struct span){(uint32_t)i, (uint32_t)end};
		i = end;
	}
	quote_data_make(&data, NULL, &r->memory);
	quotes_find(&data, &r->t, &layers, &o, &r->scratch, &r->found);
}

static void
done(struct reading *r)
{
	arena_free(&r->memory);
	arena_free(&r->scratch);
	text_free(&r->t);
}

static bool
spells(const struct text *t, struct span s, const char *want)
{
	return text_is(t, s.start, s.end, want);
}

static void
a_quotation_has_a_cue_and_a_speaker(void)
{
	struct reading r;
	const struct quote *q;

	read(&r, "\"The dam will hold,\" engineer Ada Quill said.");
	CHECK(r.found.n == 1);
	q = r.found.v;
	CHECK(q->kind == QUOTE_DIRECT && q->nquoted == 1);
	CHECK(spells(&r.t, q->span, "The dam will hold,"));
	CHECK(spells(&r.t, q->cue, "said"));
	CHECK(spells(&r.t, q->speaker, "engineer Ada Quill"));
	CHECK(q->name.in == &r.t && spells(&r.t, q->name.span, "Ada Quill"));
	CHECK(q->confidence > 500 && q->confidence <= 1000);
	done(&r);
}

static void
indirect_speech_has_no_marks(void)
{
	struct reading r;
	const struct quote *q;

	read(&r, "Officials said that the road would open on Monday.");
	CHECK(r.found.n == 1);
	q = r.found.v;
	CHECK(q->kind == QUOTE_INDIRECT && q->nquoted == 0);
	CHECK(spells(&r.t, q->span, "the road would open on Monday"));
	CHECK(spells(&r.t, q->name.span, "Officials"));
	done(&r);
}

/* The names of all speakers in the order of the text, joined by bars. */
static const char *
speakers(const char *utf8)
{
	static char out[256];
	struct reading r;
	size_t n = 0;

	read(&r, utf8);
	for (size_t i = 0; i < r.found.n; i++) {
		const struct passage *name = &r.found.v[i].name;

		if (i)
			out[n++] = '|';
		for (uint32_t k = name->span.start; name->in && k < name->span.end; k++)
			out[n++] = (char)text_at(name->in, k);
	}
	out[n] = '\0';
	done(&r);
	return out;
}

#define SPEAKERS(text, want) CHECK(strcmp(speakers(text), want) == 0)

static void
speakers_get_the_fullest_name_there_is(void)
{
	SPEAKERS("Ada Quill built the dam.\nQuill said it was safe.", "Ada Quill");
	SPEAKERS("Ada Quill met Tomas Reed.\nShe said it was safe.\nHe said it was not.",
	    "Ada Quill|Tomas Reed");
	SPEAKERS("Norhaven mayor Tomas Reed went home.\nThe mayor said it was safe.",
	    "Tomas Reed");
	SPEAKERS("Ada Quill and Tomas Quill met.\nMrs. Quill said the dam was safe.",
	    "Ada Quill");
	SPEAKERS("The ministry said it was safe.", "ministry");
}

static void
quotations_without_a_cue_go_on_the_last(void)
{
	SPEAKERS(
	    "\"It is old,\" Ada Quill said.\n\"It will hold.\"", "Ada Quill|Ada Quill");
	SPEAKERS("\"It is old.\"", "");
}

static void
labels_and_signatures_name_the_speaker(void)
{
	SPEAKERS("MAYOR REED: Is it safe?\nQUILL: It is safe.", "MAYOR REED|QUILL");
	SPEAKERS("“Nothing is lost until the boats are.” — Ada Quill", "Ada Quill");
}

/* The words that are no atoms by themselves, or begin a line, joined by blanks. */
static const char *
odd_words(const char *utf8)
{
	static char out[256];
	struct text t = check_text(utf8);
	struct arena scratch = {0};
	struct quote_data data;
	struct words w = {0};
	struct lexicals l;
	size_t n = 0;

	quote_data_make(&data, NULL, &scratch);
	words_scan(&w, &t, 0, t.n, &scratch);
	lexical_find(
	    vocabulary_of(&data.vocabularies, "en"), &t, &w, 0, w.n, &scratch, &l);
	for (size_t i = 0; i < l.nodd; i++) {
		const struct word *odd = &w.v[l.odd[i]];

		for (uint32_t k = odd->start; k < odd->end; k++)
			out[n++] = (char)text_at(&t, k);
		out[n++] = ' ';
	}
	out[n ? n - 1 : 0] = '\0';
	CHECK(l.odd[l.nodd] == w.n);
	arena_free(&scratch);
	text_free(&t);
	return out;
}

#define ODD(text, want) CHECK(strcmp(odd_words(text), want) == 0)

/* Commas and stops between a word and a blank are plain, but not behind what they may be
 * a part of. */
static void
marks_and_lines_are_odd_words(void)
{
	ODD("They met 12 cows, all old.\nThey left! Why? No", "They They");
	ODD("Mr. Reed met A. Hill.", "Mr . . .");
	ODD("a well-known (old) dam; \"no\"", "a - known ( old ) ; \" no \"");
	ODD("Quill's dam", "Quill");
}

static void
sets_tell_the_next_atom_and_how_long_a_run_is(void)
{
	uint8_t set[24] = {0};
	const uint32_t in[] = {3, 4, 5, 62, 63, 64, 65, 66, 130};

	for (size_t i = 0; i < sizeof(in) / sizeof(*in); i++)
		set[in[i] / 8] |= (uint8_t)(1 << in[i] % 8);
	CHECK(set_next(set, 0, 140) == 3 && set_next(set, 5, 140) == 5);
	CHECK(set_next(set, 6, 140) == 62 && set_next(set, 67, 140) == 130);
	CHECK(set_next(set, 67, 130) == 130 && set_next(set, 131, 140) == 140);
	CHECK(set_run(set, 3) == 3 && set_run(set, 62) == 5 && set_run(set, 0) == 0);
	CHECK(set_run_before(set, 0, 6) == 3 && set_run_before(set, 60, 67) == 5);
	CHECK(set_run_before(set, 62, 66) == 4 && set_run_before(set, 0, 7) == 0);
	CHECK(set_any(set, 0, 4) && !set_any(set, 0, 3) && !set_any(set, 67, 120));
}

int
main(void)
{
	marks_and_lines_are_odd_words();
	sets_tell_the_next_atom_and_how_long_a_run_is();
	marks_of_every_shape_pair();
	the_outermost_piece_counts();
	apostrophes_and_inches_are_no_marks();
	a_piece_ends_with_its_paragraph();
	weights_are_read_by_name();
	a_quotation_has_a_cue_and_a_speaker();
	indirect_speech_has_no_marks();
	speakers_get_the_fullest_name_there_is();
	quotations_without_a_cue_go_on_the_last();
	labels_and_signatures_name_the_speaker();
	return check_done();
}
