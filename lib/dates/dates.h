/*
 * dates: the temporal expressions of a text, as TIMEX3 (TimeML 1.2.1) types and values.
 *
 * A language is lexicons and one grammar file; calendar, anchoring and everything else
 * here is common to all. A language without a grammar has numeric dates and clock times.
 */
#ifndef DATES_H
#define DATES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/calendar.h"
#include "layers/layers.h"
#include "text/text.h"

enum date_type { DATE_DATE, DATE_TIME, DATE_DURATION, DATE_SET, DATE_TYPES };

/* What an expression was counted from. */
enum date_anchor {
	ANCHOR_NONE, /* nothing: it is absolute, or not anchored */
	ANCHOR_DATE,
	ANCHOR_EMBED,
	ANCHOR_QUOTE,
	ANCHOR_PREVIOUS
};

enum date_order { ORDER_BY_LANGUAGE, ORDER_MDY, ORDER_DMY };

/* Strings are NUL-terminated; an empty one is absent. */
struct date {
	struct span span;
	enum date_type type;
	enum date_anchor anchor;
	uint32_t range; /* expressions that bound one range have the same; 0: none */
	const char *mod;
	char value[48], quant[16], freq[16];
	char from[48], until[48]; /* ISO 8601, half-open */
	char edtf[48];            /* if the options ask for it */
};

struct dates {
	struct date *v;
	size_t n, cap;
};

struct dates_options {
	const char *lang;        /* BCP 47 */
	enum date_order order;   /* of 3/4/2021 */
	unsigned types;          /* bits 1 << DATE_*: those wanted; 0: all */
	bool edtf;               /* wanted, too */
	struct moment published; /* .day DAY_NONE: not known */
	const struct dates_vocabulary
	    *vocabulary; /* of `lang`; NULL: numeric forms only */
};

/* Takes a date; what it points to is valid until it returns. */
typedef void dates_take(void *to, const struct date *d);

/*
 * Gives the expressions of t in order to take(to, ...); none overlap. Memory is the
 * arena's and is bounded, but for a few bytes a sentence.
 */
void dates_each(const struct text *t, const struct layers *layers,
    const struct dates_options *o, struct arena *scratch, dates_take *take, void *to);

/* Appends the expressions of t to out in order; none overlap. Memory is the arena's. */
void dates_find(const struct text *t, const struct layers *layers,
    const struct dates_options *o, struct arena *scratch, struct dates *out);

/*
 * The words a language's grammar knows, read once from its lexicons. NULL if there is no
 * grammar for it. dates_vocabulary_free() it.
 */
struct dates_vocabulary *dates_vocabulary(const char *lang);
void dates_vocabulary_free(struct dates_vocabulary *v);

extern const char *const date_type_names[DATE_TYPES];
extern const char *const date_anchor_names[]; /* NULL for ANCHOR_NONE */

#endif
