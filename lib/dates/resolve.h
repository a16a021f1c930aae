/* resolve: from what a grammar read to what day it was. */
#ifndef RESOLVE_H
#define RESOLVE_H

#include "dates/expr.h"

struct exprs {
	struct expr *v;
	size_t n, cap;
};

/* Where a text is counted from, in one place of it. */
struct speech {
	int32_t day;    /* DAY_NONE: not known */
	int32_t second; /* of the day; -1: not known */
	enum date_anchor anchor;
};

/* Where something was named: the place, and the sentence if there is a layer. */
struct mention {
	uint32_t at, sentence;
};

struct resolver {
	const struct parse *p;
	bool narrative; /* it tells of the past in order: bare months go by the one before
			 */
	bool layered;   /* sentences are numbered */
	bool edtf;      /* wanted, too */
	struct when previous; /* the last point that was resolved; GRAIN_NONE: none yet */
	struct mention previous_mention;
	struct when quarter; /* the last of them that was a quarter */
	struct when day;     /* ... a day */
	struct mention day_mention;
};

/* Gives the expression its value, bounds and anchor; `out` has its span already. */
void resolve(
    struct resolver *r, const struct expr *x, struct speech speech, struct date *out);

#define TENSE_REACH 12 /* words looked at to either side */

/* Which way the verbs around words [first, end) point: 1 to come, -1 past, 0 neither. */
int tense(const struct parse *p, size_t first, size_t end);

#endif
