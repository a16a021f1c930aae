/*
 * mentions: the noun phrases of a zone that could be who speaks.
 */
#ifndef QUOTE_MENTIONS_H
#define QUOTE_MENTIONS_H

#include "quotes/atoms.h"

/* Letters of feature values, as tags are. */
enum mention_type {
	MENTION_NAME = 14,    /* n: it ends in a name */
	MENTION_HUMAN = 8,    /* h: "officials", "a spokesman" */
	MENTION_BODY = 15,    /* o: "the ministry", "a report" */
	MENTION_PRONOUN = 16, /* p: he, she, they */
	MENTION_IT = 20,      /* t */
	MENTION_SELF = 9,     /* i: I, we, you */
	MENTION_OBJECT = 13,  /* m: him, them */
	MENTION_WHOSE = 23,   /* w: his, their */
	MENTION_OTHER = 24    /* x */
};

struct mention {
	uint32_t first, last; /* atoms [first, last) */
	uint32_t head;        /* its last noun or name */
	uint32_t core;        /* of a name: its first atom behind titles and roles */
	uint32_t unit;
	uint8_t type; /* enum mention_type */
	uint8_t sex;  /* SEX_*, 0 if nothing tells */
	bool owner;   /* "'s" follows and what is owned */
};

struct mentions {
	struct mention *v;
	size_t n, cap;
	uint32_t *of_unit; /* the first mention of each unit, and n behind the last */
};

void mentions_find(const struct zone *z, struct mentions *out);

/* The code points of a mention. */
struct span mention_span(const struct zone *z, const struct mention *m);

#endif
