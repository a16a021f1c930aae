#include "quotes/quotes.h"

#include <stdlib.h>
#include <string.h>

#include "quotes/names.h"
#include "quotes/reading.h"

struct work {
	const struct vocabulary *voc;
	const struct model *model;
	const struct text *t;
	const struct layers *layers;
	const struct quote_options *o;
	struct arena *scratch;
	struct words words;
	uint8_t *breaks; /* one a word: a paragraph begins */
	struct {
		struct reading *v;
		size_t n, cap;
	} readings;
	struct quotes *out;
};

void
quote_data_make(
    struct quote_data *data, const struct lexicon *weights, struct arena *memory)
{
	*data = (struct quote_data){0};
	vocabularies_make(&data->vocabularies, memory);
	data->models = arena_alloc(memory, data->vocabularies.n * sizeof(*data->models));
	if (!weights)
		weights = lexicon_get("en", "quote-weights");
	for (size_t i = 0; i < data->vocabularies.n; i++) {
		const char *lang = data->vocabularies.v[i].lang;
		const struct lexicon *own =
		    strcmp(lang, "en") == 0 ? NULL : lexicon_get(lang, "quote-weights");

		model_make(&data->models[i], weights, own, memory);
	}
}

/* Marks the words [first, last) at which a paragraph begins: where a line and a sentence
 * do. */
static void
find_breaks(struct work *k, size_t first, size_t last)
{
	const struct sentences *s = k->layers->sentences;
	size_t j = 0;

	k->breaks = arena_grow(k->scratch, k->breaks, first, last);
	k->breaks[first] = 1;
	for (size_t i = first + 1; i < last; i++) {
		const struct word *w = &k->words.v[i];

		if (!(w->flags & WORD_LINE))
			continue;
		while (j < s->n && s->v[j].start < w->start)
			j++;
		k->breaks[i] = j == s->n || s->v[j].start == w->start;
	}
}

static int
by_start(const void *a, const void *b)
{
	const struct span *x = a, *y = b; /* what both structs begin with */

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return x->end < y->end ? -1 : x->end > y->end;
}

/* The paragraph a found item stands in. */
static uint32_t
paragraph_of(const struct reading *r, const struct found *f)
{
	const struct zone *z = &r->zone;
	uint32_t unit = f->pieces ? z->atoms.v[z->atom_of_piece[f->piece]].unit
				  : r->mentions.v[f->speaker].unit;

	return z->units.v[unit].paragraph;
}

static bool
is_question(const struct text *t, const struct found *f)
{
	return text_before(t, f->span.end) == '?';
}

/*
 * A quotation without a cue goes on the one before, if that is near; but what answers a
 * question, where two take turns, is the other one's.
 */
static void
float_speakers(struct reading *r)
{
	const struct found *last = NULL, *other = NULL;
	uint32_t there = 0;

	for (size_t i = 0; i < r->founds.n; i++) {
		struct found *f = &r->founds.v[i];
		const struct found *from = last;
		uint32_t here;

		if (!f->pieces && f->speaker == NO_MENTION)
			continue;
		here = paragraph_of(r, f);
		if (f->speaker == NO_MENTION && !f->label.end && last &&
		    there + 1 >= here) {
			if (other && there < here && is_question(r->zone.t, last))
				from = other;
			f->speaker = from->speaker;
			f->label = from->label;
			f->label_word = from->label_word;
		}
		if (f->speaker == NO_MENTION && !f->label.end)
			continue;
		if (last && there + 1 >= here && last->speaker != f->speaker)
			other = last;
		else if (there + 1 < here)
			other = NULL;
		last = f;
		there = here;
	}
}

/* Where the text of an embed has the name of its author; empty: nowhere. */
static struct span
author_mention(const struct reading *r)
{
	const struct passage *name = &r->embed->author_name;
	uint32_t n = name->span.end - name->span.start;

	for (size_t i = 0; n && i < r->zone.atoms.n; i++) {
		uint32_t start = r->zone.atoms.v[i].span.start;

		if (start >= r->embed->body.end && start + n <= r->embed->span.end &&
		    text_same(
			r->zone.t, (struct span){start, start + n}, name->in, name->span))
			return (struct span){start, start + n};
	}
	return (struct span){0};
}

/* The author of a post says "I", and what it quotes in nobody's name. */
static void
name_author(
    const struct reading *r, struct span author, const struct found *f, struct quote *q)
{
	if (f->speaker != NO_MENTION) {
		if (r->mentions.v[f->speaker].type == MENTION_SELF)
			q->name = r->embed->author_name;
		return;
	}
	if (f->label.end)
		return;
	q->speaker = author;
	if (author.end)
		q->name = r->embed->author_name;
}

static void
put_found(struct work *k, const struct reading *r, const struct names *all,
    const struct span *names, struct span author, const struct found *f)
{
	struct quote *q = array_add(k->scratch, k->out);

	*q = (struct quote){.span = f->span, .kind = f->kind};
	q->quoted = arena_alloc(k->scratch, (f->pieces + 1) * sizeof(*q->quoted));
	for (uint32_t i = 0; i < f->pieces; i++)
		q->quoted[q->nquoted++] = r->zone.pieces.v[f->piece + i].span;
	if (f->cue != NO_CUE)
		q->cue = cue_span(&r->zone, &r->cues.v[f->cue]);
	if (f->speaker != NO_MENTION) {
		q->speaker = mention_span(&r->zone, &r->mentions.v[f->speaker]);
		q->name = (struct passage){k->t, names[f->speaker]};
	}
	if (r->embed && r->embed->author_name.in)
		name_author(r, author, f, q);
	if (f->label.end) {
		q->speaker = f->label;
		q->name = (struct passage){k->t, names_of_word(all, f->label_word)};
		if (!q->name.span.end)
			q->name.span = f->label;
	}
	q->confidence = model_per_mille(f->score);
}

/* Reads the words from `first` on: those of one embed, or those outside of all. */
static void
read_zone(struct work *k, size_t first, const struct embed_view *embed)
{
	struct reading *r = array_add(k->scratch, &k->readings);
	struct zone *z = &r->zone;
	size_t last = k->words.n;

	if (first == last) {
		k->readings.n--;
		return;
	}
	find_breaks(k, first, last);
	*r = (struct reading){.model = k->model, .sink = k->o->sink, .embed = embed};
	marks_pair(k->t, &k->words, k->breaks, first, last, k->scratch, &z->pieces);
	z->t = k->t;
	z->voc = k->voc;
	z->scratch = k->scratch;
	z->atom_of_piece =
	    arena_alloc(k->scratch, (z->pieces.n + 1) * sizeof(*z->atom_of_piece));
	r->judged = arena_alloc(k->scratch, (z->pieces.n + 1) * sizeof(*r->judged));
	atoms_add(z, &k->words, k->breaks, k->layers->sentences, first, last);
	mentions_find(z, &r->mentions);
	cues_find(z, &r->cues);
	for (size_t i = 0; r->sink && i < r->cues.n; i++)
		cue_attach(z, &r->mentions, r->model, r->sink, &r->cues.v[i]);
	transcript_find(r);
	transcript_label_pieces(r);
	direct_judge(r);
	speech_find(r);
	direct_find(r);
	if (r->founds.n)
		qsort(r->founds.v, r->founds.n, sizeof(*r->founds.v), by_start);
	float_speakers(r);
}

/* Room for the words, five or six characters each. */
static void
reserve(struct work *k)
{
	k->words.cap = k->t->n / 5 + 16;
	k->words.v = arena_room(k->scratch, k->words.cap * sizeof(*k->words.v));
}

/* The text outside of embeds is one zone, each embed another. */
static void
read_zones(struct work *k)
{
	const struct embed_views *embeds = k->layers->embeds;
	size_t n = embeds ? embeds->n : 0, at = 0;

	for (size_t i = 0; i <= n; i++) {
		size_t end = i < n ? embeds->v[i].span.start : k->t->n;

		words_scan(&k->words, k->t, at, end, k->scratch);
		at = i < n ? embeds->v[i].span.end : end;
	}
	read_zone(k, 0, NULL);
	for (size_t i = 0; i < n; i++) {
		size_t first = k->words.n;
		struct span s = embeds->v[i].span;

		words_scan(&k->words, k->t, s.start, s.end, k->scratch);
		read_zone(k, first, &embeds->v[i]);
	}
}

/* Which mentions of a zone speak: a byte each. */
static const uint8_t *
speakers_of(const struct work *k, const struct reading *r)
{
	uint8_t *asked = arena_alloc(k->scratch, r->mentions.n + 1);

	for (size_t i = 0; i < r->founds.n; i++)
		if (r->founds.v[i].speaker != NO_MENTION)
			asked[r->founds.v[i].speaker] = 1;
	return asked;
}

/* Resolves the names of all zones together, and gives out what was found. */
static void
name_speakers(struct work *k)
{
	struct names names;
	size_t n = 0, any = 0;

	for (size_t i = 0; i < k->readings.n; i++) {
		n += k->readings.v[i].mentions.n;
		any += k->readings.v[i].founds.n;
	}
	if (!any)
		return;
	names_begin(&names, n, k->scratch);
	for (size_t i = 0; i < k->readings.n; i++)
		names_read(&names, &k->readings.v[i].zone, &k->readings.v[i].mentions);
	for (size_t i = 0; i < k->readings.n; i++) {
		const struct reading *r = &k->readings.v[i];
		const struct span *of =
		    names_resolve(&names, &r->zone, &r->mentions, speakers_of(k, r));
		struct span author = {0};

		if (r->embed && r->embed->author_name.in && r->founds.n)
			author = author_mention(r);

		for (size_t j = 0; j < r->founds.n; j++)
			put_found(k, r, &names, of, author, &r->founds.v[j]);
	}
}

void
quotes_find(const struct quote_data *data, const struct text *t,
    const struct layers *layers, const struct quote_options *o, struct arena *scratch,
    struct quotes *out)
{
	const struct vocabulary *voc = vocabulary_of(&data->vocabularies, o->lang);
	struct work k = {voc, &data->models[voc - data->vocabularies.v], t, layers, o,
	    scratch, .out = out};

	if (!layers->sentences->n)
		return;
	reserve(&k);
	read_zones(&k);
	name_speakers(&k);
	if (out->n)
		qsort(out->v, out->n, sizeof(*out->v), by_start);
}
