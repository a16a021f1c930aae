/* stop: does a sentence end at this full stop? What stands before and behind it tells. */
#ifndef SEGMENT_STOP_H
#define SEGMENT_STOP_H

#include <stdbool.h>

#include "text/lexicon.h"
#include "text/text.h"

/* The word lists of a language; any may be NULL. */
struct stop_lists {
	const struct lexicon
	    *abbreviations;          /* without the point; value: title, number, other */
	const struct lexicon *extra; /* a user's; each counts as "other" */
	const struct lexicon *starters; /* words that open sentences, rarely names */
	const struct lexicon *marks;    /* more marks that end sentences */
	const struct lexicon *verbs;    /* that say who spoke: "asked" */
	const struct lexicon *closings; /* of letters, without the comma */
};

/* A word that often opens a sentence, by the value of its entry. */
enum starter {
	STARTER_NONE,      /* it does not; "elided": but before an apostrophe it does */
	STARTER_PLAIN,     /* no value: it does, and is hardly ever a name */
	STARTER_CAPITAL,   /* "capital": it does, but has a capital elsewhere too */
	STARTER_NAMES,     /* "names": it does not; what follows it is a name */
	STARTER_CONTINUES, /* "continues": in a small letter it never opens one */
};

/* What follows the marks that may end a sentence, white space and opening marks skipped.
 */
enum stop_next { NEXT_END, NEXT_LOWER, NEXT_UPPER, NEXT_DIGIT, NEXT_OTHER };

struct stop_context {
	size_t sentence; /* where the sentence begins */
	size_t at;       /* the first mark of the run: . ! ? ... */
	size_t run;      /* behind the last mark of it */
	size_t next;     /* the first letter, digit or sign of what follows */
	enum stop_next kind;
	bool closed; /* marks, brackets or references close behind it */
	bool opened; /* a mark of quotation or a bracket opens before it */
};

/* True if a sentence ends behind the run of stops of the context. */
bool stop_ends(
    const struct text *t, const struct stop_lists *lists, const struct stop_context *c);

/* The word at `at`; *behind is where it ends. */
enum starter starter_at(
    const struct text *t, const struct stop_lists *lists, size_t at, size_t *behind);

#endif
