#include "quotes/marks.h"

#include "text/chars.h"

enum family { NO_MARK, DOUBLE, SINGLE };
enum lean { EITHER, OPENS, CLOSES };

#define DEPTH 4        /* of nesting; marks beyond are left alone */
#define LOOK_AHEAD 400 /* words, for the end of a piece in single marks */

struct mark {
	enum family family;
	enum lean lean;
	uint16_t shape;
	uint32_t behind; /* the word behind it */
	struct span span;
};

struct pairing {
	const struct text *t;
	const struct words *w;
	const uint32_t *odd, *behind; /* the word in hand, and the end of all */
	struct arena *scratch;
	struct pieces *out;
	size_t base; /* the pieces of this paragraph begin here */
	struct mark open[DEPTH];
	size_t depth;
};

static enum family
family_of(uint16_t u, enum lean *lean)
{
	*lean = EITHER;
	switch (u) {
	case '"':
	case 0xFF02:
		return DOUBLE;
	case 0x201C: /* “ */
	case 0x201E: /* „ */
	case 0x201F:
	case 0xAB: /* « */
	case 0x300C:
	case 0x300E:
		*lean = OPENS;
		return DOUBLE;
	case 0x201D: /* ” */
	case 0xBB:   /* » */
	case 0x300D:
	case 0x300F:
		*lean = CLOSES;
		return DOUBLE;
	case '\'':
	case '`':
	case 0x2019: /* ’ */
		return SINGLE;
	case 0x2018: /* ‘ */
	case 0x201A: /* ‚ */
	case 0x201B:
	case 0x2039: /* ‹ */
		*lean = OPENS;
		return SINGLE;
	case 0x203A: /* › */
		*lean = CLOSES;
		return SINGLE;
	default:
		return NO_MARK;
	}
}

/* The mark that word i is, two apostrophes or backticks being a double one. */
static struct mark
mark_at(const struct pairing *p, uint32_t i)
{
	uint32_t last = *p->behind;
	const struct word *w = &p->w->v[i];
	struct mark m = {0};
	uint16_t u = p->t->unit[w->start];

	if (w->kind != WORD_MARK)
		return m;
	m.family = family_of(u, &m.lean);
	m.shape = u;
	m.span = (struct span){w->start, w->end};
	m.behind = i + 1;
	if (m.family == SINGLE && (u == '\'' || u == '`' || u == 0x2019) &&
	    i + 1 < last && w[1].kind == WORD_MARK && !(w[1].flags & WORD_APART) &&
	    p->t->unit[w[1].start] == u) {
		m.family = DOUBLE;
		m.shape = '"';
		m.lean = u == '`' ? OPENS : EITHER;
		m.span.end = w[1].end;
		m.behind++;
	}
	return m;
}

static bool
is_quote(uint32_t c)
{
	return char_is(c, CHAR_QUOTE) || c == '`';
}

/* Does nothing but space, a bracket, a dash or another mark stand before? */
static bool
free_before(const struct text *t, size_t i)
{
	uint32_t c = text_before(t, i);

	return !c || char_is(c, CHAR_SPACE | CHAR_OPEN | CHAR_DASH) || is_quote(c) ||
	       c == '/' || c == 0x2026;
}

static bool
free_after(const struct text *t, size_t i)
{
	uint32_t c = text_at(t, i);

	return !c || char_is(c, CHAR_SPACE | CHAR_CLOSE | CHAR_DASH | CHAR_PUNCT);
}

static bool
could_open(const struct text *t, const struct mark *m)
{
	uint32_t next = text_at(t, m->span.end);

	if (!free_before(t, m->span.start) &&
	    !char_is(text_before(t, m->span.start), CHAR_PUNCT))
		return false;
	if (m->shape == 0xAB || m->shape == 0xBB)
		return next != 0;
	return next && !char_is(next, CHAR_SPACE | CHAR_CLOSE) && next != ',' &&
	       next != ';';
}

static bool
could_close(const struct text *t, const struct mark *m)
{
	uint32_t before = text_before(t, m->span.start);

	if (m->shape == 0xAB || m->shape == 0xBB)
		return before && free_after(t, m->span.end);
	return before && !char_is(before, CHAR_SPACE | CHAR_OPEN) &&
	       free_after(t, m->span.end);
}

/* The place of the innermost open mark of a family, or -1. */
static int
innermost(const struct pairing *p, enum family family)
{
	for (size_t k = p->depth; k-- > 0;)
		if (p->open[k].family == family)
			return (int)k;
	return -1;
}

static void
add_piece(struct pairing *p, const struct mark *m, struct span end)
{
	struct span inside = text_trim(p->t, m->span.end, end.start);
	struct piece *piece;

	while (
	    p->out->n > p->base && p->out->v[p->out->n - 1].whole.start > m->span.start)
		p->out->n--; /* what it encloses */
	if (inside.start >= inside.end)
		return;
	piece = array_add(p->scratch, p->out);
	*piece = (struct piece){.span = inside,
	    .whole = {m->span.start, end.end},
	    .word = m->behind,
	    .single = m->family == SINGLE};
}

static void
open_mark(struct pairing *p, const struct mark *m)
{
	if (p->depth < DEPTH)
		p->open[p->depth++] = *m;
}

/* A mark of the shape that closes what `open` opened, though it mostly opens itself? */
static bool
closes_by_shape(const struct mark *open, uint16_t shape)
{
	switch (shape) {
	case 0x201C: /* „a“ */
		return open->shape == 0x201E;
	case 0x2018: /* ‚a‘ */
		return open->shape == 0x201A;
	case 0xAB: /* »a« */
		return open->shape == 0xBB;
	case 0x2039: /* ›a‹ */
		return open->shape == 0x203A;
	default:
		return false;
	}
}

/* „a ''b'' c“: two apostrophes stress what stands in marks of other shapes. */
static bool
is_emphasis(const struct mark *open, const struct mark *m)
{
	return m->span.end - m->span.start == 2 && m->shape == '"' &&
	       open->shape == 0x201E;
}

static void
take_double(struct pairing *p, const struct mark *m)
{
	int k = innermost(p, DOUBLE);
	bool opens = could_open(p->t, m), closes = could_close(p->t, m), close;

	if (k < 0) {
		uint32_t before = text_before(p->t, m->span.start);

		if (m->lean == CLOSES
			? opens && !closes && free_before(p->t, m->span.start)
			: opens || m->lean == OPENS)
			if (m->shape != '"' || !char_is(before, CHAR_DIGIT))
				open_mark(p, m);
		return;
	}
	if (is_emphasis(&p->open[k], m))
		return;
	if (closes_by_shape(&p->open[k], m->shape))
		close = true;
	else if (m->lean == CLOSES)
		close = true;
	else if (m->lean == OPENS)
		close = closes && !opens;
	else
		close = closes || !opens;
	if (close) {
		add_piece(p, &p->open[k], m->span);
		p->depth = (size_t)k;
		return;
	}
	if (m->shape == '"' || p->open[k].shape == m->shape)
		p->depth = (size_t)k; /* that one was never closed */
	open_mark(p, m);
}

/* Is there, within reach, a place where a piece in single marks could end? */
static bool
ends_later(const struct pairing *p)
{
	uint32_t end = *p->odd + LOOK_AHEAD;

	for (const uint32_t *k = p->odd + 1; k < p->behind && *k < end; k++) {
		struct mark m;

		if (p->w->v[*k].flags & WORD_LINE)
			break;
		m = mark_at(p, *k);
		if (m.family == SINGLE && m.lean != OPENS && could_close(p->t, &m))
			return true;
		if (m.family == DOUBLE && innermost(p, DOUBLE) >= 0 &&
		    could_close(p->t, &m))
			return false;
	}
	return false;
}

/* Plural possessives end in a mark too: the workers’ union. */
static bool
possessive(const struct pairing *p, const struct mark *m)
{
	uint32_t before = text_before(p->t, m->span.start), i = *p->odd + 1;

	return (before == 's' || before == 'S' || before == 'z' || before == 'x') &&
	       i < *p->behind && p->w->v[i].kind == WORD_LETTERS &&
	       (p->w->v[i].flags & (WORD_APART | WORD_LINE)) == WORD_APART &&
	       ends_later(p);
}

static void
take_single(struct pairing *p, const struct mark *m)
{
	int k = innermost(p, SINGLE);
	uint32_t next = text_at(p->t, m->span.end);

	if (k >= 0 && could_close(p->t, m) &&
	    (m->lean != OPENS || closes_by_shape(&p->open[k], m->shape))) {
		if (m->lean == EITHER && possessive(p, m))
			return;
		add_piece(p, &p->open[k], m->span);
		p->depth = (size_t)k;
		return;
	}
	if (!free_before(p->t, m->span.start) || !could_open(p->t, m) ||
	    m->lean == CLOSES || char_is(next, CHAR_DIGIT))
		return;
	if (k >= 0)
		p->depth = (size_t)k;
	open_mark(p, m);
}

/* Does a comma or a colon lead to the mark: she said, “...? */
static bool
follows_lead(const struct text *t, const struct mark *m)
{
	uint32_t i = m->span.start;

	while (i > 0 && char_is(text_at(t, i - 1), CHAR_SPACE))
		i--;
	return text_before(t, i) == ',' || text_before(t, i) == ':';
}

/* Is the word in hand, the first of the next paragraph, a mark that may open? */
static bool
opens_again(const struct pairing *p)
{
	struct mark m;

	if (p->odd == p->behind)
		return false;
	m = mark_at(p, *p->odd);
	return m.family == DOUBLE && m.lean != CLOSES && could_open(p->t, &m);
}

/* Ends a piece at the end of a paragraph, if it goes on in the next one or is said. */
static void
cut(struct pairing *p, const struct mark *m)
{
	uint32_t end = p->w->v[*p->odd - 1].end;
	bool again = opens_again(p);

	if (!again && !follows_lead(p->t, m))
		return;
	add_piece(p, m, (struct span){end, end});
	if (p->out->n == p->base)
		return;
	p->out->v[p->out->n - 1].goes_on = again;
	p->out->v[p->out->n - 1].open = !again;
}

/* Deals with what is open at the end of a paragraph: before the word in hand. */
static void
end_paragraph(struct pairing *p)
{
	if (p->depth && p->open[0].family == DOUBLE)
		cut(p, &p->open[0]);
	p->depth = 0;
	p->base = p->out->n;
}

/* Could a word be a quotation mark? One branch for all: most marks are no such. */
static inline bool
could_quote(const struct word *w)
{
	return (w->kind == WORD_MARK) & (w->first != ',') & (w->first != '.');
}

void
marks_pair(const struct text *t, const struct words *w, const uint32_t *odd, size_t n,
    struct arena *scratch, struct pieces *out)
{
	struct pairing p = {.t = t,
	    .w = w,
	    .odd = odd,
	    .behind = odd + n,
	    .scratch = scratch,
	    .out = out,
	    .base = out->n};

	for (; p.odd < p.behind; p.odd++) {
		const struct word *word = &w->v[*p.odd];
		struct mark m;

		if (p.odd > odd && (word->flags & WORD_LINE))
			end_paragraph(&p);
		if (!could_quote(word))
			continue;
		m = mark_at(&p, *p.odd);
		if (m.family == DOUBLE)
			take_double(&p, &m);
		else if (m.family == SINGLE)
			take_single(&p, &m);
		if (m.family && m.span.end > word->end)
			p.odd++;
	}
	end_paragraph(&p);
}

bool
piece_is_whole(
    const struct piece *p, const struct text *t, const struct words *w, uint32_t end)
{
	uint32_t at = p->span.start;

	for (size_t i = p->word; i < w->n && at < end; i++) {
		struct span gap = text_trim(t, at, w->v[i].start);

		if (gap.start < gap.end)
			return false;
		at = w->v[i].end;
	}
	return at >= end;
}
