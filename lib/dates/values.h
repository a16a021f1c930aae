/* values: what is written of an expression: value, from, until and edtf. */
#ifndef VALUES_H
#define VALUES_H

#include "dates/expr.h"

/* TIMEX3's name of a duration into a struct date's value. */
void values_duration(const struct expr *x, char *out);
/* PRESENT_REF, PAST_REF or FUTURE_REF, by index into token_refs. */
void values_ref(struct date *out, int ref);
/* A stretch of the calendar; its EDTF only if that is asked for. */
void values_when(const struct when *w, bool edtf, struct date *out);
/* Days [from, until) as a stretch that has no name: from, until and edtf only. */
void values_days(int32_t from, int32_t until, bool edtf, struct date *out);
/* Marks the EDTF of a date as approximate. */
void values_approximate(struct date *out);
/* A day moved along by an amount: whole units, and halves of years as months. */
int32_t values_moved(int32_t day, const struct amount *a, int sign);

#endif
