/* document: what a document of newsline.h is inside. */
#ifndef DOCUMENT_H
#define DOCUMENT_H

#include "newsline.h"

#include "base/arena.h"
#include "base/calendar.h"
#include "dates/dates.h"
#include "layers/layers.h"
#include "quotes/quotes.h"
#include "summary/features.h"
#include "summary/wordlists.h"
#include "text/text.h"

struct newsline {
	struct arena memory;
	struct quote_data quotes;
	struct dates_vocabulary *english;
	struct feature_weights weights;
	struct wordlists wordlists;
};

struct newsline_document {
	const struct newsline *shared;
	struct text text, title;
	struct moment date;
	char *lang;
	struct arena arena;
	size_t *byte; /* of every 256th code point */
	size_t bytes;

	/* what the analyses see of the layers; NULL in `layers`: not worked out yet */
	struct embed_views embed_views;
	struct sentences sentences;
	struct quote_views quote_views;
	struct date_views date_views;
	struct layers layers;

	/* what the caller sees, as many as there are views */
	struct newsline_embed *embeds;
	struct newsline_quote *quotes;
	struct newsline_date *dates;
	struct newsline_summary *summary;
	size_t nsummary, most; /* for how many sentences at most it is */
};

#endif
