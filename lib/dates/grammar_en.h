/*
 * grammar_en: the grammar of English dates, between its own files.
 *
 * A rule reads an expression at word i into x and returns the word behind it, or 0.
 */
#ifndef GRAMMAR_EN_H
#define GRAMMAR_EN_H

#include "dates/expr.h"

/* What English words beside a date tell */
/* Is word i of that kind in the list of neighbours? */
bool en_neighbour(const struct parse *p, size_t i, const char *kind);
/* Do a word and the next stand together with a hyphen between them? The word behind it.
 */
size_t en_hyphened(const struct parse *p, size_t i);
/* Words a date commonly follows. */
bool en_leads(const struct parse *p, size_t i);
/* Is word i a part of a name: CBS Evening News, Day Street? */
bool en_in_name(const struct parse *p, size_t i);
/* Is word i the ASCII word s (in lower case)? */
bool en_spells(const struct parse *p, size_t i, const char *s);
/* May an expression begin at word i: behind a space, a bracket, a quotation mark, a dash?
 */
bool en_opens(const struct parse *p, size_t i);
/* Does such a word stand before word i? */
bool en_preceded(const struct parse *p, size_t i);
/* Is word i a hyphen? */
bool en_hyphen(const struct parse *p, size_t i);

/* Years, decades and centuries in English */
/* A year that something before it makes one: four digits, or '82. */
size_t en_year_after(const struct parse *p, size_t i, struct expr *x);
/* Four digits alone: a year unless they count or number something. */
size_t en_year_alone(const struct parse *p, size_t i, struct expr *x);
/* "1980s", "'80s", "80s", "eighties"; "19th century" */
size_t en_decade(const struct parse *p, size_t i, struct expr *x);
/* "18th-century", "the 5th century BC" */
size_t en_century(const struct parse *p, size_t i, struct expr *x);

/* Months, days and weekdays in English */
/* Makes x a month; a day of it, unless no such month has it. */
void en_set_month(struct expr *x, int month);
bool en_set_day(struct expr *x, int day);
/* "15 March 2008", "the 15th of May", "26nov" */
size_t en_day_first(const struct parse *p, size_t i, struct expr *x);
/* "March", "Mar. 15", "March 15, 2008", "March 2008", "August of that year" */
size_t en_month_first(const struct parse *p, size_t i, struct expr *x, bool sure);
/* "Monday", "Saturday, January 5, 2008", "Friday the 13th" */
size_t en_weekday_first(const struct parse *p, size_t i, struct expr *x);
/* "on the 15th", where nothing follows that the ordinal would belong to */
size_t en_day_of_month(const struct parse *p, size_t i, struct expr *x);
/* ", 2008", "2008", "of 2008", "of that year", "of next year" behind a month or a day. */
size_t en_year_behind(const struct parse *p, size_t e, struct expr *x);

/* Seasons, quarters, holidays and other parts of a stretch in English */
/* "summer", "the summer of 1943", "summer 2007", "the spring of next year" */
size_t en_season(const struct parse *p, size_t i, struct expr *x);
/* "Christmas 2007", "Thanksgiving of next year" */
size_t en_holiday(const struct parse *p, size_t i, struct expr *x);
/* "[the] third quarter [of 2005]", "the first half", "the last week of March" */
size_t en_nth_of(const struct parse *p, size_t i, struct expr *x);
/* "Q3 2008", "2018Q4", "H1" */
size_t en_quarter_code(const struct parse *p, size_t i, struct expr *x);
/* "on 11/20": a day and a month where nothing but a date is likely */
size_t en_slashed(const struct parse *p, size_t i, struct expr *x);
/* "first ten months of 1915", "last two weeks of May": so much of a stretch */
size_t en_some_of(const struct parse *p, size_t i, struct expr *x);
/* "fiscal 2004", "fiscal year 2004", "FY 2004" */
size_t en_fiscal_year(const struct parse *p, size_t i, struct expr *x);

/* Days, weeks and months counted from another, in English */
/* "yesterday", "the day before yesterday", "tonight" */
size_t en_relative_day(const struct parse *p, size_t i, struct expr *x);
/* "the weekend", "the year", "the day": the one spoken of */
size_t en_definite(const struct parse *p, size_t i, struct expr *x);
/* A part of day behind a day: "Monday morning", "last night". */
size_t en_part_behind(const struct parse *p, size_t e, struct expr *x);
/* "this week", "last Thursday", "next March", "the following year", "the past 12 months"
 */
size_t en_determined(const struct parse *p, size_t i, struct expr *x);

/* Times of day in English */
/* A clock time, and the day that stands with it: "3 p.m. EDT Friday". */
size_t en_clock_time(const struct parse *p, size_t i, struct expr *x);
/* "the night of May 5", "the morning", "evening" */
size_t en_part_of_day(const struct parse *p, size_t i, struct expr *x);

/* A point: a date, or a day with a time, however it is named. */
size_t en_point(const struct parse *p, size_t i, struct expr *x);

/* Durations in English, and the past and the future */
/* A unit alone: "days", "week"; "decades-long" */
size_t en_bare_unit(const struct parse *p, size_t i, struct expr *x);
/* A duration with what stands before and behind it, and what that makes of it. */
size_t en_spell(const struct parse *p, size_t i, struct expr *x);
/* "now", "the past", "recent", "recent years" */
size_t en_reference(const struct parse *p, size_t i, struct expr *x);

/* What comes back, in English */
/* "Mondays", "on weekends", "Friday nights" */
size_t en_plural_days(const struct parse *p, size_t i, struct expr *x);
/* "every Friday", "twice a month", "daily", "per year" */
size_t en_repeated(const struct parse *p, size_t i, struct expr *x);

#endif
