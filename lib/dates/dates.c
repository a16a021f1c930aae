#include "dates/dates.h"

#include <string.h>

#include "dates/ranges.h"
#include "dates/resolve.h"
#include "text/chars.h"

const char *const date_type_names[DATE_TYPES] = {"DATE", "TIME", "DURATION", "SET"};
const char *const date_anchor_names[] = {NULL, "date", "embed", "quote", "previous"};

#define POST_LENGTH 280 /* a text no longer is a post or a note */

/* One text on its way. */
struct search {
	struct parse p;
	const struct layers *layers;
	const struct dates_options *o;
	struct arena *scratch;
	struct exprs exprs;
	struct positions triggers;
	uint32_t sentence; /* of the word `counted` */
	size_t counted;
	size_t sentence_at; /* in the layer */
	size_t embed_at;
	bool short_text;
};

/* How far sentences are counted: what is farther off is far. */
#define COUNTED 100

/* Counts sentences up to word i: by the layer where there is one, else by the stops. */
static void
note_sentence(struct search *s, size_t i)
{
	const struct sentences *l = s->layers->sentences;
	const struct word *w = s->p.w->v;

	if (l) {
		while (s->sentence_at < l->n && l->v[s->sentence_at].start <= w[i].start)
			s->sentence_at++;
		s->sentence = (uint32_t)s->sentence_at;
		return;
	}
	if (i - s->counted > COUNTED) {
		s->sentence += 10;
		s->counted = i;
	}
	for (; s->counted < i; s->counted++) {
		const struct word *next = &w[s->counted + 1];
		uint16_t mark = w[s->counted].first;

		if (next->flags & WORD_LINE ||
		    (w[s->counted].kind == WORD_MARK && next->flags & WORD_APART &&
			next->flags & WORD_CAPITAL &&
			(mark == '.' || mark == '!' || mark == '?')))
			s->sentence++;
	}
}

/* The embed that position lies in, for positions that only grow; NULL: none. */
static const struct embed_view *
embed_at(const struct embed_views *e, size_t *at, uint32_t position)
{
	if (!e)
		return NULL;
	while (*at < e->n && e->v[*at].span.end <= position)
		++*at;
	return *at < e->n && e->v[*at].span.start <= position ? &e->v[*at] : NULL;
}

/* Is word i part of an address, a handle, a file's name? */
static bool
glued(const struct parse *p, size_t i)
{
	uint16_t c;

	if (!i || !touches(p, i))
		return false;
	c = p->w->v[i - 1].first;
	if (p->w->v[i - 1].kind != WORD_MARK)
		return false;
	return c == '/' || c == '@' || c == '_' || c == '&' || c == '=' || c == '\\' ||
	       c == '#' || (c == '.' && i > 1 && touches(p, i - 1));
}

static void
add(struct search *s, const struct expr *x)
{
	struct expr *e = array_add(s->scratch, &s->exprs);

	note_sentence(s, x->first);
	*e = *x;
	e->sentence = s->sentence;
}

/* Reads the days that the last `days` expressions, which end before word e, begin a list
 * of; returns the word behind. */
static size_t
read_days(struct search *s, size_t e, size_t days)
{
	struct expr more[DAYS_MORE];
	const struct expr *last;
	size_t n;

	e = ranges_more_days(&s->p, e, &s->exprs.v[s->exprs.n - 1], more, &n);
	for (size_t i = 0; i < n; i++)
		add(s, &more[i]);
	last = &s->exprs.v[s->exprs.n - 1];
	for (size_t i = 0; n && last->given & GIVEN_YEAR && i < n + days; i++) {
		s->exprs.v[s->exprs.n - 1 - i].w.year = last->w.year;
		s->exprs.v[s->exprs.n - 1 - i].given |= GIVEN_YEAR;
	}
	return e;
}

/* Reads what begins at word i, if anything does; returns the word behind it, or i. */
static size_t
read_at(struct search *s, size_t i)
{
	grammar_rule *rule = s->p.v ? grammar_en : numeric_date;
	struct expr a, b;
	size_t e;

	s->p.post = s->short_text ||
		    embed_at(s->layers->embeds, &s->embed_at, s->p.w->v[i].start) != NULL;
	e = ranges_pair(&s->p, rule, i, &a, &b);
	if (e) {
		add(s, &a);
		add(s, &b);
		s->p.bc |= b.given & GIVEN_YEAR && b.w.year <= 0;
		return s->p.v ? read_days(s, e, 2) : e;
	}
	expr_clear(&a);
	e = rule(&s->p, i, &a);
	if (!e)
		return i;
	a.first = (uint32_t)i;
	a.end = (uint32_t)e;
	s->p.bc |= a.given & GIVEN_YEAR && a.w.year <= 0;
	if (a.impossible)
		return e;
	add(s, &a);
	return s->p.v ? read_days(s, e, 1) : e;
}

static void
read(struct search *s)
{
	const struct words *w = s->p.w;
	size_t i = 0;

	for (size_t k = 0; k < s->triggers.n; k++) {
		size_t at = s->triggers.v[k];

		for (i = i + TOKENS_LEAD < at ? at - TOKENS_LEAD : i; i <= at;) {
			size_t e = i;

			if ((s->p.tok[i].kind != TOK_NONE || w->v[i].kind == WORD_MARK ||
				w->v[i].end - w->v[i].start == 1) &&
			    !glued(&s->p, i))
				e = read_at(s, i);
			i = e > i ? e : i + 1;
		}
	}
}

/* Does the text tell of the past in order, rather than report from its day? */
static bool
narrative(const struct exprs *x, int32_t published)
{
	size_t old = 0, recent = 0, deictic = 0;
	int year = published == DAY_NONE ? 0 : calendar_civil(published).year;

	for (size_t i = 0; i < x->n; i++) {
		const struct expr *e = &x->v[i];

		if (e->form == FORM_POINT && e->given & GIVEN_YEAR)
			*(!year || e->w.year < year ? &old : &recent) +=
			    e->w.year != year - 1;
		else if ((e->form == FORM_POINT && e->given & GIVEN_WEEKDAY) ||
			 (e->form == FORM_SHIFT && e->base == BASE_SPEECH))
			deictic++;
	}
	return old >= 4 && old > 2 * recent && old > 4 * deictic;
}

static struct date *
put(struct search *s, struct dates *out, const struct expr *x)
{
	struct date *d = array_add(s->scratch, out);

	*d = (struct date){0};
	d->span.start = s->p.w->v[x->first].start;
	d->span.end = s->p.w->v[x->end - 1].end;
	return d;
}

/* Where direct quotations count from the day they were said, if the text says it. */
struct said {
	struct span span;
	int32_t day;
};

struct saids {
	struct said *v;
	size_t n, cap;
};

/* The quotation, spoken word for word, that contains position; NULL: none. */
static const struct quote_view *
quote_at(const struct quote_views *q, size_t *at, uint32_t position)
{
	if (!q)
		return NULL;
	while (*at < q->n && q->v[*at].span.end <= position)
		++*at;
	for (size_t i = *at; i < q->n && q->v[i].span.start <= position; i++)
		if (q->v[i].kind == QUOTE_DIRECT && q->v[i].span.end > position)
			return &q->v[i];
	return NULL;
}

static uint32_t
sentence_of(const struct search *s, const struct quote_view *q)
{
	const struct sentences *l = s->layers->sentences;
	size_t low = 0, high = l ? l->n : 0;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (l->v[mid].start <= q->span.start)
			low = mid + 1;
		else
			high = mid;
	}
	return (uint32_t)low;
}

/*
 * The day a quotation was said: one named outside it in its sentence, or in that of its
 * cue. `day` holds the days of the expressions resolved so far, DAY_NONE for the others.
 */
static int32_t
said_on(const struct search *s, const struct quote_view *q, const int32_t *day)
{
	uint32_t sentence = sentence_of(s, q);
	int32_t before = DAY_NONE, after = DAY_NONE;
	size_t low = 0, high = s->exprs.n;

	if (!s->layers->sentences)
		return DAY_NONE;
	while (low < high) {
		size_t mid = (low + high) / 2;

		if (s->exprs.v[mid].sentence < sentence)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < s->exprs.n && s->exprs.v[low].sentence <= sentence + 1; low++) {
		const struct expr *x = &s->exprs.v[low];
		uint32_t at = s->p.w->v[x->first].start;

		if (day[low] == DAY_NONE || (at >= q->span.start && at < q->span.end))
			continue;
		if (at < q->span.start && x->sentence == sentence)
			before = day[low];
		else if (at >= q->span.end && after == DAY_NONE &&
			 (x->sentence == sentence ||
			     (q->cue.end > q->cue.start && q->cue.start > q->span.end)))
			after = day[low];
	}
	return before != DAY_NONE ? before : after;
}

static struct speech
speech_of(const struct search *s, struct speech record, size_t *embed, uint32_t position)
{
	const struct embed_view *e = embed_at(s->layers->embeds, embed, position);

	if (e && e->posted != DAY_NONE)
		return (struct speech){e->posted, -1, ANCHOR_EMBED};
	return record;
}

/* The record's day: its date, else the newest stamp of its embeds. */
static struct speech
record_speech(const struct search *s)
{
	struct speech r = {s->o->published.day, s->o->published.second, ANCHOR_DATE};
	const struct embed_views *e = s->layers->embeds;

	if (r.day != DAY_NONE || !e)
		return r;
	for (size_t i = 0; i < e->n; i++)
		if (e->v[i].posted > r.day)
			r = (struct speech){e->v[i].posted, -1, ANCHOR_EMBED};
	return r;
}

static void
resolve_all(struct search *s, struct dates *out)
{
	struct speech record = record_speech(s);
	struct resolver r = {.p = &s->p, .narrative = narrative(&s->exprs, record.day)};
	struct resolver spoken = r;
	int32_t *day = arena_alloc(s->scratch, (s->exprs.n + 1) * sizeof(*day));
	size_t base = out->n, embed = 0, quote = 0;

	for (size_t i = 0; i < s->exprs.n; i++) {
		const struct expr *x = &s->exprs.v[i];
		struct date *d = put(s, out, x);

		day[i] = DAY_NONE;
		if (quote_at(s->layers->quotes, &quote, d->span.start))
			continue;
		resolve(&r, x, speech_of(s, record, &embed, d->span.start), d);
		if (x->form <= FORM_SHIFT && d->from[0] && strlen(d->from) == 10 &&
		    r.previous.grain == GRAIN_DAY)
			day[i] = when_first(&r.previous);
	}
	embed = quote = 0;
	for (size_t i = 0; i < s->exprs.n && s->layers->quotes; i++) {
		struct date *d = &out->v[base + i];
		const struct quote_view *q =
		    quote_at(s->layers->quotes, &quote, d->span.start);
		struct speech speech;

		if (!q)
			continue;
		speech = speech_of(s, record, &embed, d->span.start);
		if (speech.anchor != ANCHOR_EMBED || speech.day == record.day) {
			int32_t said = said_on(s, q, day);

			if (said != DAY_NONE)
				speech = (struct speech){said, -1, ANCHOR_QUOTE};
		}
		resolve(&spoken, &s->exprs.v[i], speech, d);
	}
}

/* Does the day come first in 3/4/2021? In English it does not, but for some regions. */
static bool
day_first(const struct dates_options *o)
{
	static const char *const regions[] = {"GB", "IE", "AU", "NZ", "IN", "ZA"};
	const char *region = o->lang + strcspn(o->lang, "-_");

	if (o->order != ORDER_BY_LANGUAGE || !o->vocabulary)
		return o->order != ORDER_MDY;
	for (size_t i = 0; *region && i < sizeof(regions) / sizeof(*regions); i++)
		if (strcmp(region + 1, regions[i]) == 0)
			return true;
	return false;
}

void
dates_find(const struct text *t, const struct layers *layers,
    const struct dates_options *o, struct arena *scratch, struct dates *out)
{
	struct words w = {0};
	unsigned depth = 0;
	struct search s = {.p = {.t = t, .w = &w, .v = o->vocabulary, .depth = &depth},
	    .layers = layers,
	    .o = o,
	    .scratch = scratch,
	    .short_text = t->n <= POST_LENGTH};
	size_t base = out->n, kept;

	s.p.dmy = day_first(o);
	s.p.year =
	    o->published.day == DAY_NONE ? 0 : calendar_civil(o->published.day).year;
	words_scan(&w, t, 0, t->n, scratch);
	s.p.tok = tokens_read(t, &w, o->vocabulary, scratch, &s.triggers);
	read(&s);
	ranges_join(&s.p, &s.exprs);
	resolve_all(&s, out);
	if (!o->types)
		return;
	kept = base;
	for (size_t i = base; i < out->n; i++)
		if (o->types >> out->v[i].type & 1)
			out->v[kept++] = out->v[i];
	out->n = kept;
}
