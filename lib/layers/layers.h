/*
 * layers: what an analysis may know of the other layers of its record.
 *
 * The carrier reads them from the record, checks them against the text (0 <= start <= end
 * <= n, sorted by start) and hands them over; no analysis includes another. Spans are
 * code points.
 */
#ifndef LAYERS_H
#define LAYERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/calendar.h"
#include "text/text.h"

enum layer_index { LAYER_SENTENCES, LAYER_EMBEDS, LAYER_QUOTES, LAYER_DATES, LAYERS };

/* Sentences and embeds are disjoint. */
struct sentences {
	struct span *v;
	size_t n, cap;
};

struct embed_view {
	struct span span;
	struct span body;           /* the post's own words; empty if not known */
	struct passage author_name; /* .in NULL: none */
	struct passage handle;
	int32_t posted; /* day, or DAY_NONE */
};

struct embed_views {
	struct embed_view *v;
	size_t n, cap;
};

enum quote_kind { QUOTE_DIRECT, QUOTE_MIXED, QUOTE_INDIRECT };

struct quote_view {
	struct span span;
	struct span speaker; /* the mention; empty: none */
	struct span cue;     /* empty: none */
	enum quote_kind kind;
};

struct quote_views {
	struct quote_view *v;
	size_t n, cap;
};

struct date_view {
	struct span span;
	bool anchored; /* it has a "from" */
};

struct date_views {
	struct date_view *v;
	size_t n, cap;
};

/* A layer the record has not got is a NULL pointer; one that found nothing has n == 0. */
struct layers {
	const struct sentences *sentences;
	const struct embed_views *embeds;
	const struct quote_views *quotes;
	const struct date_views *dates;
};

#endif
