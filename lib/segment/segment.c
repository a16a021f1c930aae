#include "segment/segment.h"

#include "segment/gap.h"
#include "segment/closing.h"
#include "segment/scan.h"
#include "segment/stop.h"
#include "segment/uax29.h"
#include "text/chars.h"
#include "text/find.h"

struct segmenter {
	const struct text *t;
	struct stop_lists lists;
	const struct segment_sink *sink;
	size_t start; /* of the sentence in hand */
	uint32_t
	    item; /* the enumerator expected next: a number or a letter; 0: no list */
	uint32_t item_mark; /* '.' or ')' behind it */
};

static void
add(struct segmenter *s, size_t end)
{
	struct span span = text_trim(s->t, s->start, end);

	if (span.start < span.end)
		s->sink->sentence(s->sink->to, span);
	s->start = end;
}

/* Moves the start of the sentence in hand behind its white space. */
static void
skip_space(struct segmenter *s, size_t end)
{
	while (s->start < end && char_is(text_at(s->t, s->start), CHAR_SPACE))
		s->start++;
}

/* What comes at i, white space and opening marks skipped. */
static void
look_ahead(const struct text *t, size_t i, size_t end, struct stop_context *c)
{
	size_t most = i + 16 < end ? i + 16 : end;
	unsigned class = 0;

	c->opened = false;
	for (; i < most; i++) {
		uint32_t u = text_at(t, i);

		class = char_class(u);
		if (class & (CHAR_OPEN | CHAR_QUOTE) || u == 0xBF || u == 0xA1)
			c->opened = true;
		else if (!(class & (CHAR_SPACE | CHAR_DASH)) && !scan_is_stop(u))
			break;
	}
	c->next = i;
	if (i >= end)
		c->kind = NEXT_END;
	else if (class & CHAR_LOWER)
		/* a link is never lower case in earnest */
		c->kind = text_starts(t, i, "http") || text_starts(t, i, "www.") ||
				  text_starts(t, i, "pic.twitter.com/")
			      ? NEXT_OTHER
			      : NEXT_LOWER;
	else if (class & CHAR_DIGIT)
		c->kind = NEXT_DIGIT;
	else if (class & CHAR_LETTER)
		c->kind = NEXT_UPPER; /* scripts without case, too */
	else
		c->kind = NEXT_OTHER;
}

/* "word.Next": the space is missing, and it is no address, version or name of a file. */
static bool
space_missing(const struct text *t, size_t at, size_t i)
{
	uint32_t mark = text_at(t, at);
	size_t k;

	if (i - at != 1 || (mark != '.' && mark != '!' && mark != '?') || at < 3 ||
	    !char_is(text_at(t, at - 1), CHAR_LOWER) ||
	    !char_is(text_at(t, at - 2), CHAR_LOWER) ||
	    !char_is(text_at(t, i), CHAR_UPPER) ||
	    !char_is(text_at(t, i + 1), CHAR_LOWER))
		return false;
	for (k = at; k > 0 && at - k < 40 && !char_is(text_at(t, k - 1), CHAR_SPACE); k--)
		if (text_at(t, k - 1) == '/' || text_at(t, k - 1) == '@' ||
		    text_at(t, k - 1) == '.' || text_at(t, k - 1) == '#')
			return false;
	for (k = i; k < t->n && k - i < 40 && char_is(text_at(t, k), CHAR_LETTER);)
		k++;
	if (text_at(t, k) == '@' || text_at(t, k) == '/')
		return false;
	return text_at(t, k) != '.' || char_is(text_at(t, k + 1), CHAR_SPACE);
}

/* "cost 1,000.That is": the same behind a number, if the word opens sentences. */
static bool
behind_number(const struct segmenter *s, size_t at, size_t i)
{
	size_t behind;

	return i - at == 1 && at >= 2 && char_is(text_at(s->t, at - 1), CHAR_DIGIT) &&
	       char_is(text_at(s->t, at - 2), CHAR_DIGIT) &&
	       char_is(text_at(s->t, i), CHAR_UPPER) &&
	       starter_at(s->t, &s->lists, i, &behind) == STARTER_PLAIN &&
	       behind - i > 1 && char_is(text_at(s->t, behind), CHAR_SPACE);
}

/* "7 May. - The council met": the date at the head of an entry in a chronicle. */
static bool
dated(const struct text *t, size_t start, size_t at)
{
	return at - start <= 24 && char_is(text_at(t, start), CHAR_DIGIT);
}

/* At a stop character; returns where to go on. `end` is the end of the paragraph. */
static size_t
at_stop(struct segmenter *s, size_t at, size_t end)
{
	const struct text *t = s->t;
	struct stop_context c = {.at = at};
	bool wide = char_is(text_at(t, at), CHAR_STOP) && text_at(t, at) >= 0x3000;
	size_t i, points, note;

	skip_space(s, at);
	c.sentence = s->start;
	if (t->unit[at + 1] == ' ' && at + 2 < end && t->unit[at + 2] >= 'A' &&
	    t->unit[at + 2] <= 'Z') {
		/* what most stops have behind them; nothing of what is below */
		c.run = at + 1;
		c.next = at + 2;
		c.kind = NEXT_UPPER;
		if (!stop_ends(t, &s->lists, &c))
			return c.run;
		add(s, c.run);
		return c.next + 1; /* its capital opens no other */
	}
	c.run = closing_stops(t, at, end);
	i = text_at(t, at) == '.' ? closing_points(t, c.run, end, &points) : c.run;
	if (i > c.run && points + 1 == 3 && char_is(text_before(t, at), CHAR_SPACE))
		return i; /* "the thing is . . . I": left out, not ended */
	if (i > c.run && points == 3 && !char_is(text_before(t, at), CHAR_SPACE) &&
	    closing_spaces(t, i, end) < end &&
	    !closing_mark(text_at(t, closing_spaces(t, i, end)))) {
		add(s, c.run); /* "compounds. . . . The": ended, then left out */
		return i;
	}
	i = closing_references(t, closing_marks(t, i, end), end);
	c.closed = i > c.run;
	if (!wide && !closing_leftovers(t, &i, end))
		return i;
	note = closing_spaces(t, i, end);
	if (note > i && (text_at(t, note) == '?' || text_at(t, note) == '!') &&
	    note < end && (c.run > at + 1 || char_is(text_before(t, at), CHAR_UPPER)))
		return note; /* French sets them off by a space: "l'O.N.U. ?", "... !" */
	if (wide) {          /* 。！？ need no space behind */
		if (i < end && (text_at(t, i) == 0x3001 || text_at(t, i) == 0xFF0C))
			return i;
		add(s, i);
		return i;
	}
	if (i < end && !char_is(text_at(t, i), CHAR_SPACE)) {
		bool dense = char_is(text_at(t, i), CHAR_DENSE) &&
			     char_is(text_before(t, at), CHAR_DENSE);

		if (dense || space_missing(t, at, i) || behind_number(s, at, i))
			add(s, i);
		return i;
	}
	if (dated(t, s->start, at) &&
	    char_is(text_at(t, closing_spaces(t, i, end)), CHAR_DASH))
		return i;
	if ((note = gap_note(t, &s->lists, i, end)) != 0) {
		add(s, note);
		return note;
	}
	look_ahead(t, i, end, &c);
	if (stop_ends(t, &s->lists, &c))
		add(s, i);
	return i;
}

/* "2." or "b)" where the list goes on: its number in *item, its mark in *mark. */
static bool
enumerator(const struct text *t, size_t at, size_t end, uint32_t *item, uint32_t *mark)
{
	size_t i = at;

	*item = 0;
	while (i < end && i - at < 3 && text_at(t, i) >= '0' && text_at(t, i) <= '9')
		*item = *item * 10 + (text_at(t, i++) - '0');
	if (i == at && text_at(t, i) >= 'a' && text_at(t, i) <= 'z')
		*item = text_at(t, i++) + 1000;
	*mark = text_at(t, i);
	if (!*item || (*mark != '.' && *mark != ')'))
		return false;
	if (text_at(t, i + 1) == ')')
		i++;
	return char_is(text_at(t, i + 1), CHAR_SPACE) &&
	       char_is(text_at(t, closing_spaces(t, i + 1, end)), CHAR_UPPER);
}

static bool
bullet(uint32_t c)
{
	return c == 0x2022 || c == 0x2023 || c == 0x2043 || c == 0x25E6 || c == 0x25AA ||
	       c == 0x25CF || c == 0xB7;
}

/*
 * Behind white space, at what no stop stands before: the next item of a list, a stamp or
 * a rule that stands by itself, a word that opens a sentence. Returns where to go on.
 */
static size_t
at_gap(struct segmenter *s, size_t i, size_t end, unsigned class)
{
	const struct text *t = s->t;
	uint32_t item, mark;
	size_t behind;

	skip_space(s, i);
	if (s->item && (class & (CHAR_DIGIT | CHAR_LOWER)) &&
	    enumerator(t, i, end, &item, &mark) && item == s->item &&
	    mark == s->item_mark) {
		add(s, i);
		s->item++;
	} else if (class & CHAR_DIGIT) {
		behind = gap_stamp(t, i, end);
		if (behind &&
		    char_is(text_at(t, closing_spaces(t, behind, end)), CHAR_UPPER)) {
			if (!gap_small(t, text_trim(t, s->start, i).end))
				add(s, i);
			add(s, behind);
			return behind;
		}
	} else if (class & CHAR_UPPER) {
		if (gap_ends(t, &s->lists, s->start, i, end))
			add(s, i);
	} else if (bullet(text_at(t, i))) {
		add(s, i);
	} else if (!(class & CHAR_LETTER) && (behind = gap_rule(t, i, end)) != 0) {
		add(s, i);
		if (char_is(text_at(t, behind), CHAR_SPACE))
			add(s, behind);
		return behind;
	}
	return i + 1;
}

/* A paragraph, or a part of one between the edges of embeds. */
static void
paragraph(struct segmenter *s, size_t start, size_t end)
{
	const struct text *t = s->t;
	uint32_t item, mark;

	s->start = start;
	s->item = 0;
	start = text_trim(t, start, end).start;
	if (start < end && enumerator(t, start, end, &item, &mark)) {
		s->item = item + 1;
		s->item_mark = mark;
	}
	for (size_t i = start; (i = scan_event(t, i, end, s->item)) < end;) {
		uint32_t c = text_at(t, i);

		if (scan_is_stop(c)) {
			i = at_stop(s, i, end);
		} else if (++i < end && char_is(c, CHAR_SPACE)) {
			c = text_at(t, i);
			if (!char_is(c, CHAR_SPACE) && !scan_is_stop(c))
				i = at_gap(s, i, end, char_class(c));
		}
	}
	add(s, end);
}

/* The same part of the text by Unicode's rules. */
static void
unicode(struct segmenter *s, size_t start, size_t end)
{
	s->start = start;
	while (start < end) {
		start = uax29_next(s->t, start, end);
		add(s, start);
	}
}

/* Cuts [start, end), which no embed's edge crosses, into paragraphs. */
static void
lines(struct segmenter *s, const struct segment_options *o, size_t start, size_t end)
{
	const struct text *t = s->t;
	size_t from = start;

	if (o->uax29) {
		unicode(s, start, end);
		return;
	}
	for (size_t i = start; (i = find_line_break(t, i, end)) < end;) {
		size_t at = i;
		unsigned breaks = 0;

		for (; i < end && char_is(text_at(t, i), CHAR_SPACE); i++)
			breaks +=
			    char_is(text_at(t, i), CHAR_NEWLINE) && text_at(t, i) != '\r';
		if (o->join && breaks < 2)
			continue;
		paragraph(s, from, at);
		from = at;
	}
	paragraph(s, from, end);
}

void
segment(const struct text *t, const struct embed_views *embeds,
    const struct segment_options *o, const struct segment_sink *sink)
{
	struct segmenter s = {.t = t,
	    .lists = {lexicon_get(o->lang, "abbreviations"), o->extra,
		lexicon_get(o->lang, "sentence-starters"),
		lexicon_get(o->lang, "breaking-marks"),
		lexicon_get(o->lang, "speech-verbs"),
		lexicon_get(o->lang, "letter-closings")},
	    .sink = sink};
	size_t from = 0;

	for (size_t i = 0; embeds && i < embeds->n; i++) {
		const struct embed_view *e = &embeds->v[i];

		lines(&s, o, from, e->span.start);
		from = e->span.start;
		if (e->body.end > from && e->body.end < e->span.end) {
			lines(&s, o, from, e->body.end);
			from = e->body.end;
		}
		lines(&s, o, from, e->span.end);
		from = e->span.end;
	}
	lines(&s, o, from, t->n);
}
