/*
 * transcript: lines that begin with who speaks, "MR. QUILL: We are sure.", "Q. Are you?",
 * ">> REPORTER: Why?", and the same inside quotation marks.
 */
#include "quotes/reading.h"
#include "text/chars.h"

#define LABEL_WORDS 6

/* The label of a paragraph: atoms [first, last), content from `content` on. */
struct label {
	uint32_t first, last, content;
	uint32_t hash;
	bool sure; /* it can be nothing else */
};

/* "Q", "Q.", "A:" ... */
static bool
is_question_or_answer(const struct text *t, struct span s)
{
	uint32_t c = text_at(t, s.start);

	return (c == 'Q' || c == 'A') &&
	       (s.end == s.start + 1 ||
		   (s.end == s.start + 2 && text_at(t, s.start + 1) == '.'));
}

static bool
read_label(const struct zone *z, const struct unit *u, struct label *l)
{
	const struct atom *v = z->atoms.v;
	uint32_t i = u->first;
	bool upper = true, arrows = false;

	while (i < u->last && v[i].tag == TAG_BRACKET &&
	       text_at(z->t, v[i].span.start) == '>') {
		arrows = true;
		i++;
	}
	*l = (struct label){.first = i};
	if (i < u->last && is_question_or_answer(z->t, v[i].span) &&
	    (v[i].span.end == v[i].span.start + 2 ||
		(i + 1 < u->last && v[i + 1].tag == TAG_COLON))) {
		l->last = i + 1;
		l->content = l->last + (i + 1 < u->last && v[i + 1].tag == TAG_COLON);
		l->hash = v[i].hash;
		l->sure = true;
		return l->content < u->last;
	}
	while (i < u->last && i < l->first + LABEL_WORDS && (v[i].flags & ATOM_CAPITAL)) {
		uint32_t n = v[i].span.end - v[i].span.start;

		upper &= (v[i].flags & ATOM_UPPER) && n > 1;
		l->hash = l->hash * 31 + v[i++].hash;
	}
	if (i == l->first || i + 1 >= u->last || v[i].tag != TAG_COLON ||
	    (v[i].flags & ATOM_BROKEN) || v[i + 1].tag == TAG_PIECE)
		return false;
	l->last = i;
	l->content = i + 1;
	l->sure = arrows || (upper && l->last - l->first <= 4);
	return true;
}

/* Adds the units [unit, end) of one paragraph as one item. */
static void
add_line(struct reading *r, const struct label *l, uint32_t unit, uint32_t end)
{
	const struct zone *z = &r->zone;
	struct found f = {.kind = QUOTE_DIRECT,
	    .cue = NO_CUE,
	    .speaker = NO_MENTION,
	    .score = l->sure ? 3000 : 1500};

	f.span = (struct span){
	    z->atoms.v[l->content].span.start, z->units.v[end - 1].span.end};
	f.label = (struct span){
	    z->atoms.v[l->first].span.start, z->atoms.v[l->last - 1].span.end};
	f.label_word = z->atoms.v[l->last - 1].hash;
	for (; unit < end; unit++)
		r->spoken[unit] = 1;
	*array_add(z->scratch, &r->founds) = f;
}

/* Does the label of a line come again within the next lines that have one? */
static bool
comes_again(const struct label *labels, uint32_t u, uint32_t units)
{
	for (uint32_t k = u + 1, tried = 0; k < units && tried < 12; k++) {
		tried += labels[k].last != 0;
		if (labels[k].last && labels[k].hash == labels[u].hash)
			return true;
	}
	return false;
}

void
transcript_find(struct reading *r)
{
	const struct zone *z = &r->zone;
	struct label *labels =
	    arena_alloc(z->scratch, (z->units.n + 1) * sizeof(*labels));
	uint32_t n = 0, sure = 0, again = 0;

	r->spoken = arena_alloc(z->scratch, z->units.n + 1);
	for (uint32_t u = 0; u < z->units.n; u = paragraph_end(z, u), n++)
		if (!read_label(z, &z->units.v[u], &labels[u]))
			labels[u].last = 0;
	for (uint32_t u = 0; u < z->units.n; u = paragraph_end(z, u)) {
		sure += labels[u].last && labels[u].sure;
		again += labels[u].last && comes_again(labels, u, (uint32_t)z->units.n);
	}
	/* a heading may look like one label; an interview has several, and comes back */
	for (uint32_t u = 0; u < z->units.n; u = paragraph_end(z, u))
		if (labels[u].last &&
		    (labels[u].sure ? sure > 1 : again * 4 > n && again > 1))
			add_line(r, &labels[u], u, paragraph_end(z, u));
}

/* "ADA QUILL: " at the start of s: where its colon is, and the label less it; 0 if there
 * is none. */
static uint32_t
label_of(const struct text *t, struct span s, struct span *label)
{
	uint32_t i = s.start, letters = 0;

	for (; i < s.end && i < s.start + 40; i++) {
		uint32_t c = text_at(t, i);

		if (char_is(c, CHAR_UPPER))
			letters++;
		else if (c != ' ' && c != '.' && c != '-' && c != '\'' && c != 0x2019)
			break;
	}
	*label = text_trim(t, s.start, i);
	return letters > 2 && i + 1 < s.end && text_at(t, i) == ':' &&
		       char_is(text_at(t, i + 1), CHAR_SPACE)
		   ? i
		   : 0;
}

/* The hash of the last word of a label. */
static uint32_t
last_word(const struct text *t, struct span label)
{
	uint32_t i = label.end;

	while (i > label.start && char_is(text_at(t, i - 1), CHAR_UPPER))
		i--;
	return word_hash(t, i, label.end);
}

void
transcript_label_pieces(struct reading *r)
{
	for (uint32_t k = 0; k < r->zone.pieces.n; k++) {
		struct piece *p = &r->zone.pieces.v[k];
		struct judged *j = &r->judged[k];
		struct span label;
		uint32_t colon = label_of(r->zone.t, p->span, &label);

		if (!colon || !piece_is_whole(p, r->zone.t, r->words, label.end))
			continue;
		j->label = label;
		j->label_word = last_word(r->zone.t, label);
		p->span = text_trim(r->zone.t, colon + 1, p->span.end);
	}
}
