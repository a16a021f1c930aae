/*
 * expr: a temporal expression as a grammar reads it, before it is anchored.
 *
 * A point is a stretch of the calendar of which some fields are given (GIVEN_*), or one
 * so many units away (`unit`, `shift`) from a reference; `sub` then picks a part of it
 * ("the last week of ..."), and a time of day may narrow a day.
 */
#ifndef EXPR_H
#define EXPR_H

#include <string.h>

#include "dates/dates.h"
#include "dates/tokens.h"
#include "dates/when.h"

enum form { FORM_POINT, FORM_SHIFT, FORM_DURATION, FORM_SET, FORM_REF };

enum { GIVEN_YEAR = 1, GIVEN_MONTH = 2, GIVEN_DAY = 4, GIVEN_WEEKDAY = 8, GIVEN_N = 16 };

/* Which one of those that have a name: Friday, last Friday, the next one. */
enum direction { DIRECTION_NONE, DIRECTION_LAST, DIRECTION_THIS, DIRECTION_NEXT };

/* What a shift or a direction starts from; BASE_BESIDE: a weekday in brackets behind a
 * day, as in "May 5-6 (Tue-Wed)". */
enum base { BASE_SPEECH, BASE_PREVIOUS, BASE_BESIDE };

enum sub {
	SUB_NONE,
	SUB_UNIT,
	SUB_WEEKDAY,
	SUB_MONTH,
	SUB_SEASON,
	SUB_DAY,
	SUB_HOLIDAY,
	SUB_AMOUNT
};

struct amount {
	int32_t n;    /* tenths; 0: not said how many ("PXD") */
	uint8_t unit; /* enum unit */
	bool set;
};

enum quant { QUANT_NONE, QUANT_EVERY, QUANT_EACH, QUANT_EVERY_OTHER };

struct expr {
	uint32_t first, end; /* words [first, end) of the stretch it was read in */
	struct span at;
	uint8_t form; /* enum form */
	uint8_t type; /* enum date_type */
	uint8_t mod;
	uint8_t ref;
	struct when w; /* what is given of a point; w.grain is what it names */
	uint8_t given;
	uint8_t direction, base;
	uint8_t unit;
	int32_t shift;
	uint8_t sub, sub_value, sub_unit; /* sub_unit: of SUB_UNIT */
	int8_t sub_nth;                   /* 1 the first, -1 the last; 0: not said */
	struct amount amount, more;       /* "two hours and ten minutes" */
	bool holiday;    /* holiday_index says which; only the year is open */
	bool clock;      /* w.grain is finer than a day and names a clock time or part */
	bool span;       /* a duration that is anchored: the past N, the next N */
	bool weak;       /* only good if nothing stands against it */
	bool impossible; /* a day no calendar has: read past, not given */
	bool generic;    /* a part of day without an article: may be that of any day */
	bool carried;    /* goes on from the one before: Friday or Monday */
	int8_t tense;    /* see tense() */
	uint8_t weekday; /* told beside a day of a month */
	uint8_t quant;   /* enum quant */
	uint16_t holiday_index;
	int32_t freq;      /* per value's period: 2 of "twice a month" */
	uint32_t range;    /* see struct date */
	uint32_t sentence; /* so many of the layer have begun */
};

/* Empties x, sixteen bytes at a time: what compilers make of {0} takes longer to start.
 */
static inline void
expr_clear(struct expr *x)
{
	_Static_assert(sizeof(*x) % 16 == 0, "whole pieces");
	for (size_t i = 0; i < sizeof(*x); i += 16)
		memset((char *)x + i, 0, 16);
}

/* What a grammar reads. */
struct parse {
	const struct text *t;
	const struct words *w;
	const struct token *tok;
	const struct dates_vocabulary *v;
	bool dmy;
	int year;  /* of the record, for years in two digits; 0: not known */
	bool bc;   /* a year before Christ was named: 480 may be another */
	bool post; /* a post or note: short words for time mean the time of writing */
	unsigned *depth; /* of what is being parsed: no text may control recursion */
};

/* Gives the word behind an expression that begins at word i, or 0 if none does. */
typedef size_t grammar_rule(const struct parse *p, size_t i, struct expr *x);
grammar_rule numeric_date, grammar_en;
/* By the kind of a token: may something begin with it? With TOK_NONE only some words of
 * one unit: those of which grammar_en_begins_at() does not say 0. */
extern const uint32_t grammar_en_begins[TOK_KINDS];
uint32_t grammar_en_begins_at(const struct parse *p, size_t i);
/* Those that say nothing before a word that has nothing to do with time: determiners. */
extern const bool grammar_en_leads[TOK_KINDS];

/* Small questions about words, for grammars. */
static inline bool
is(const struct parse *p, size_t i, enum token_kind k)
{
	return i < p->w->n && p->tok[i].kind == k;
}

/* Is word i the mark c? */
static inline bool
is_mark(const struct parse *p, size_t i, uint16_t c)
{
	return i < p->w->n && p->w->v[i].kind == WORD_MARK && p->w->v[i].first == c;
}

/* Does word i follow the one before without a space? */
static inline bool
touches(const struct parse *p, size_t i)
{
	return i < p->w->n && !(p->w->v[i].flags & WORD_APART);
}

static inline bool
capital(const struct parse *p, size_t i)
{
	return i < p->w->n && p->w->v[i].flags & WORD_CAPITAL;
}

static inline size_t
past(const struct parse *p, size_t i)
{
	return i + 1 + p->tok[i].more;
}

#endif
