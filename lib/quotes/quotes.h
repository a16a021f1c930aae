/*
 * quotes: who said what.
 *
 * Quoted pieces (marks.h) and words of saying (attach.h) are joined by small linear
 * models (model.h) trained on annotated news; speakers are resolved to names the document
 * itself gives (names.h). Time is linear in the length of the text.
 */
#ifndef QUOTES_H
#define QUOTES_H

#include "base/arena.h"
#include "layers/layers.h"
#include "quotes/model.h"
#include "quotes/vocabulary.h"
#include "text/text.h"

/* The word lists and weights; made once, read by every thread. */
struct quote_data {
	struct vocabularies vocabularies;
	struct model *models; /* one for each of them */
};

struct quote_options {
	const char *lang;
	const struct decision_sink *sink; /* for training; may be NULL */
};

struct quote {
	struct span span; /* what was said */
	enum quote_kind kind;
	struct span *quoted; /* its pieces in quotation marks, without them */
	size_t nquoted;
	struct span cue;     /* empty: none */
	struct span speaker; /* the mention; empty: none */
	struct passage name; /* the speaker's name; .in NULL: no speaker */
	int confidence;      /* per mille */
	bool nested;         /* it stands in another quotation */
};

struct quotes {
	struct quote *v;
	size_t n, cap;
};

/* `weights` may be NULL: those compiled in. Memory is the arena's. */
void quote_data_make(
    struct quote_data *data, const struct lexicon *weights, struct arena *memory);

/*
 * Appends the quotations of t in the order of the text. layers->sentences must be there,
 * layers->embeds may. Memory is the arena's.
 */
void quotes_find(const struct quote_data *data, const struct text *t,
    const struct layers *layers, const struct quote_options *o, struct arena *scratch,
    struct quotes *out);

#endif
