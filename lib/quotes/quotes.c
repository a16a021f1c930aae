#include "quotes/quotes.h"

#include <stdlib.h>
#include <string.h>

#include "quotes/names.h"
#include "quotes/reading.h"
#include "text/chars.h"

/*
 * A text is read in parts, each at least this long and at most twice: what is
 * known of its words is forgotten behind each, so that memory stays small. A pronoun goes
 * back no farther than its part, a surname to the full names of all before it and its
 * own.
 */
#define PART 49152

struct readings {
	struct reading *v;
	size_t n, cap;
};

struct work {
	const struct vocabulary *voc;
	const struct model *model;
	const struct text *t;
	const struct layers *layers;
	const struct quote_options *o;
	struct arena *scratch; /* what is found */
	struct entities names;
	struct quotes *out;
	/* of the part in hand */
	struct arena part;
	struct words words;
	struct readings readings;
	size_t first; /* word of the zone in hand */
	size_t read;  /* code points */
};

void
quote_data_make(
    struct quote_data *data, const struct lexicon *weights, struct arena *memory)
{
	struct model base;

	*data = (struct quote_data){0};
	vocabularies_make(&data->vocabularies, memory);
	data->models = arena_alloc(memory, data->vocabularies.n * sizeof(*data->models));
	if (!weights)
		weights = lexicon_get("en", "quote-weights");
	model_make(&base, weights, NULL, memory);
	for (size_t i = 0; i < data->vocabularies.n; i++) {
		const char *lang = data->vocabularies.v[i].lang;
		const struct lexicon *own =
		    strcmp(lang, "en") == 0 ? NULL : lexicon_get(lang, "quote-weights");

		data->models[i] = base;
		if (own)
			model_make(&data->models[i], weights, own, memory);
	}
}

/* Leaves WORD_LINE to the words at which a paragraph begins: the first, and where a line
 * and a sentence do. */
static void
find_paragraphs(struct work *k, const struct sentences *s, const struct lexicals *l)
{
	size_t j = 0;

	for (size_t i = 0; i < l->nodd; i++) {
		struct word *w = &k->words.v[l->odd[i]];

		if (!(w->flags & WORD_LINE) || l->odd[i] == l->first)
			continue;
		while (j < s->n && s->v[j].start < w->start)
			j++;
		if (j < s->n && s->v[j].start != w->start)
			w->flags &= (uint8_t)~WORD_LINE;
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
	uint32_t unit =
	    f->pieces ? z->places[f->piece].unit : r->mentions.v[f->speaker].unit;

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

/* Whoever says “I told him: ‘No!’” says both. */
static void
name_self(
    const struct work *k, const struct reading *r, const struct found *f, struct quote *q)
{
	const struct mention *m = &r->mentions.v[f->speaker];
	const struct quote *o;

	if (!r->nested || m->type != MENTION_SELF || (m->sex & SEX_GROUP))
		return;
	o = &k->out->v[k->readings.v[r->outer].given + r->within];
	if (o->name.in)
		q->name = o->name;
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
put_found(struct work *k, const struct reading *r, const struct entities *all,
    const struct span *names, struct span author, const struct found *f)
{
	struct quote *q = array_add(k->scratch, k->out);

	*q = (struct quote){.span = f->span, .kind = f->kind, .nested = r->nested};
	q->quoted = arena_alloc(k->scratch, (f->pieces + 1) * sizeof(*q->quoted));
	for (uint32_t i = 0; i < f->pieces; i++)
		q->quoted[q->nquoted++] = r->zone.pieces.v[f->piece + i].span;
	if (f->cue != NO_CUE)
		q->cue = cue_span(&r->zone, &r->cues.v[f->cue]);
	if (f->speaker != NO_MENTION) {
		q->speaker = mention_span(&r->zone, &r->mentions.v[f->speaker]);
		q->name = (struct passage){k->t, names[f->speaker]};
		name_self(k, r, f, q);
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

/* The sentences from the one on that `offset` is in, or that begins behind it. */
static struct sentences
sentences_from(const struct sentences *s, uint32_t offset)
{
	size_t a = 0, b = s->n;

	while (a < b) {
		size_t middle = a + (b - a) / 2;

		if (s->v[middle].end > offset)
			b = middle;
		else
			a = middle + 1;
	}
	a -= a == s->n; /* behind the last: the last */
	return (struct sentences){.v = s->v + a, .n = s->n - a};
}

/* Is a span found outside of embeds all one of them, marks standing around it? */
static bool
is_embed(const struct work *k, struct span s)
{
	const struct embed_views *embeds = k->layers->embeds;
	size_t a = 0, b = embeds ? embeds->n : 0;

	while (a < b) { /* the first that ends behind where s begins */
		size_t middle = a + (b - a) / 2;

		if (embeds->v[middle].span.end > s.start)
			b = middle;
		else
			a = middle + 1;
	}
	return embeds && a < embeds->n && s.start >= embeds->v[a].span.start &&
	       s.end <= embeds->v[a].span.end;
}

/* What is found outside of embeds, and is all one, is the embed's. */
static void
drop_embeds(const struct work *k, struct founds *founds)
{
	size_t n = 0;

	for (size_t i = 0; i < founds->n; i++)
		if (!is_embed(k, founds->v[i].span))
			founds->v[n++] = founds->v[i];
	founds->n = n;
}

/* Reads the words [first, last), of which there is one at least. */
static struct reading *
read_words(struct work *k, const struct sentences *s, size_t first, size_t last,
    const struct embed_view *embed)
{
	struct reading *r = array_add(&k->part, &k->readings);
	struct zone *z = &r->zone;
	struct lexicals l;

	*r = (struct reading){
	    .words = &k->words, .model = k->model, .sink = k->o->sink, .embed = embed};
	k->words.v[first].flags |= WORD_LINE;
	lexical_find(k->voc, k->t, &k->words, first, last, &k->part, &l);
	find_paragraphs(k, s, &l);
	marks_pair(k->t, &k->words, l.odd, l.nodd, &k->part, &z->pieces);
	z->t = k->t;
	z->voc = k->voc;
	z->scratch = &k->part;
	z->places = arena_alloc(&k->part, (z->pieces.n + 1) * sizeof(*z->places));
	r->judged = arena_alloc(&k->part, (z->pieces.n + 1) * sizeof(*r->judged));
	atoms_add(z, &k->words, &l, s);
	mentions_find(z, &r->mentions);
	cues_find(z, &r->cues);
	for (size_t i = 0; r->sink && i < r->cues.n; i++)
		cue_attach(z, &r->mentions, r->model, r->sink, &r->cues.v[i]);
	transcript_find(r);
	blocks_find(r);
	transcript_label_pieces(r);
	direct_judge(r);
	speech_find(r);
	direct_find(r);
	if (!embed)
		drop_embeds(k, &r->founds);
	if (r->founds.n)
		qsort(r->founds.v, r->founds.n, sizeof(*r->founds.v), by_start);
	return r;
}

/* Reads what stands in the quotations of a reading that hold marks of their own. */
static void
read_nested(struct work *k, size_t outer)
{
	for (size_t i = 0; i < k->readings.v[outer].founds.n; i++) {
		const struct embed_view *embed = k->readings.v[outer].embed;
		size_t first, last;
		struct sentences s;
		struct reading *r;

		if (!nested_words(&k->readings.v[outer], i, &first, &last))
			continue;
		s = sentences_from(k->layers->sentences, k->words.v[first].start);
		r = read_words(k, &s, first, last, embed);
		nested_keep(r);
		r->nested = true;
		r->outer = outer;
		r->within = i;
	}
}

/* Reads the words of the zone in hand: those of one embed, or those outside of all. */
static void
read_zone(struct work *k, const struct embed_view *embed)
{
	size_t first = k->first, last = k->words.n;
	struct sentences s;

	if (first == last)
		return;
	k->first = last;
	s = sentences_from(k->layers->sentences, k->words.v[first].start);
	float_speakers(read_words(k, &s, first, last, embed));
	if (!k->o->sink)
		read_nested(k, k->readings.n - 1);
}

/* Which mentions of a zone speak: a byte each. */
static const uint8_t *
speakers_of(const struct reading *r)
{
	uint8_t *asked = arena_alloc(r->zone.scratch, r->mentions.n + 1);

	for (size_t i = 0; i < r->founds.n; i++)
		if (r->founds.v[i].speaker != NO_MENTION)
			asked[r->founds.v[i].speaker] = 1;
	return asked;
}

/* Resolves the names of the zones of a part together, and gives out what was found. */
static void
name_speakers(struct work *k)
{
	for (size_t i = 0; i < k->readings.n; i++)
		names_read(&k->names, &k->readings.v[i].zone, &k->readings.v[i].mentions);
	for (size_t i = 0; i < k->readings.n; i++) {
		struct reading *r = &k->readings.v[i];
		const struct span *of =
		    names_resolve(&k->names, &r->zone, &r->mentions, speakers_of(r));
		struct span author = {0};

		if (r->embed && r->embed->author_name.in && r->founds.n)
			author = author_mention(r);

		r->given = k->out->n;
		for (size_t j = 0; j < r->founds.n; j++)
			put_found(k, r, &k->names, of, author, &r->founds.v[j]);
	}
}

/* Ends the part in hand; behind the last one nothing asks for its names. */
static void
end_part(struct work *k, bool is_last)
{
	size_t founds = 0;

	for (size_t i = 0; i < k->readings.n; i++)
		founds += k->readings.v[i].founds.n;
	if (founds || !is_last)
		name_speakers(k);
	k->readings = (struct readings){0};
	k->words = (struct words){0};
	k->first = k->read = 0;
	arena_reset(&k->part);
}

/* Adds the words of [start, end) to those of the zone in hand. */
static void
scan(struct work *k, size_t start, size_t end)
{
	size_t want =
	    k->words.n + (end - start) / 5 + 16; /* five or six characters each */

	if (want > k->words.cap) {
		if (want < 2 * k->words.cap)
			want = 2 * k->words.cap;
		k->words.v = k->words.n
				 ? arena_grow(&k->part, k->words.v,
				       k->words.n * sizeof(*k->words.v),
				       want * sizeof(*k->words.v))
				 : arena_room(&k->part, want * sizeof(*k->words.v));
		k->words.cap = want;
	}
	words_scan(&k->words, k->t, start, end, &k->part);
	k->read += end - start;
}

/* Does a paragraph begin with a sentence, and not with a mark, which may go on with a
 * quotation? */
static bool
is_good_start(const struct text *t, uint32_t start)
{
	uint32_t i = start;

	if (char_is(text_at(t, start), CHAR_QUOTE))
		return false;
	while (i > 0 && char_is(text_at(t, i - 1), CHAR_SPACE))
		if (char_is(text_at(t, --i), CHAR_NEWLINE))
			return true;
	return false;
}

/*
 * Where the part in hand, which goes on at `start`, is to end, at `end` at the most:
 * before a paragraph if one begins in time, else before a sentence, else anywhere.
 */
static size_t
part_end(const struct work *k, size_t start, size_t end)
{
	size_t from = start + (k->read < PART ? PART - k->read : 0), any = 0;
	struct sentences s;

	if (end <= from)
		return end;
	s = sentences_from(k->layers->sentences, (uint32_t)from);
	for (size_t i = 0; i < s.n && s.v[i].start < end; i++) {
		uint32_t at = s.v[i].start;

		if (at < from)
			continue;
		if (at - from > PART)
			break;
		if (is_good_start(k->t, at))
			return at;
		any = any ? any : at;
	}
	if (any)
		return any;
	return end - from > PART ? from + PART : end;
}

/* Adds [start, end) to the zone in hand; parts that get long are read at once. */
static void
add_stretch(struct work *k, size_t start, size_t end, const struct embed_view *embed)
{
	for (;;) {
		size_t stop = part_end(k, start, end);

		scan(k, start, stop);
		if (stop == end)
			return;
		read_zone(k, embed);
		end_part(k, false);
		start = stop;
	}
}

/* The text outside of embeds is one zone, each embed another. */
static void
read_zones(struct work *k)
{
	const struct embed_views *embeds = k->layers->embeds;
	size_t n = embeds ? embeds->n : 0, at = 0;

	for (size_t i = 0; i <= n; i++) {
		size_t end = i < n ? embeds->v[i].span.start : k->t->n;

		add_stretch(k, at, end, NULL);
		at = i < n ? embeds->v[i].span.end : end;
	}
	read_zone(k, NULL);
	for (size_t i = 0; i < n; i++) {
		struct span s = embeds->v[i].span;

		if (k->read >= PART)
			end_part(k, false);
		add_stretch(k, s.start, s.end, &embeds->v[i]);
		read_zone(k, &embeds->v[i]);
	}
	end_part(k, true);
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
	entities_begin(&k.names, scratch);
	read_zones(&k);
	arena_free(&k.part);
	if (out->n)
		qsort(out->v, out->n, sizeof(*out->v), by_start);
}
