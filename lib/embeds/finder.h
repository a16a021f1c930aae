/*
 * finder: a search for embeds in progress. Each X_find(f, at) looks whether an embed is
 * told by what stands at `at`; if so it is added, and f->floor moves behind it.
 */
#ifndef EMBEDS_FINDER_H
#define EMBEDS_FINDER_H

#include <stdbool.h>

#include "embeds/embeds.h"
#include "text/lexicon.h"

/* Where a string stands next; asked for places that only ever go up. */
struct seek {
	size_t from, at;
	bool asked;
};

/* What is sought; the tags of markup.c's elements stand first, the ends of shortcode.c's
 * brackets last. */
enum {
	SEEK_ELEMENT,
	SEEK_SCRIPT = SEEK_ELEMENT + 6,
	SEEK_BLOCK,
	SEEK_TAG,
	SEEK_CLOSING,
	SEEK_BRACKET,
	SEEK_KINDS = SEEK_BRACKET + 4
};

struct finder {
	const struct text *t;
	struct arena *scratch;
	struct embeds *out;
	size_t floor;        /* behind the last embed */
	unsigned habit;      /* lines_habit(); 0: not looked at yet */
	struct span opening; /* the words that open an embed whose end is looked for */
	const char *opening_kind; /* NULL: none */
	bool opening_alone;       /* they are a line by themselves */
	size_t silent;            /* the end of a line whose notes are no player's */
	struct seek seek[SEEK_KINDS];
	const struct lexicon *lines, *facebook_leads; /* und/embed-lines, ... */
	uint32_t facebook_second; /* a bit for each letter the leads have second */
};

/*
 * Adds an embed of [start, end). An opening that nothing claimed, before it, becomes an
 * embed first.
 */
struct embed *finder_add(struct finder *f, const char *kind, size_t start, size_t end);

/* Is an opening of this kind pending, not further up than `most` characters? */
bool finder_opened(const struct finder *f, const char *kind, size_t at, size_t most);
/* Forgets it: the embed to be added begins with it. */
void finder_claim(struct finder *f);
/* Makes an embed of it, if it is a line by itself. */
void finder_close(struct finder *f);

unsigned finder_habit(struct finder *f);

/* The first place of the ASCII string s (one for each `which`) from `from` on, or the
 * text's length. */
size_t finder_seek(struct finder *f, size_t which, const char *s, size_t from);

bool attribution_find(struct finder *f, size_t paren);
/* Fills in whose post `e` is by an attribution within [from, end), and cuts its body. */
void attribution_read(struct finder *f, struct embed *e, size_t from, size_t end);
bool instagram_find(struct finder *f, size_t paren);
/* The same by an Instagram line. */
void instagram_read(struct finder *f, struct embed *e, size_t from, size_t end);
bool instagram_opening_find(struct finder *f, size_t word);
void facebook_prepare(struct finder *f);
bool facebook_find(struct finder *f, size_t at);
bool tiktok_find(struct finder *f, size_t note);
bool reddit_find(struct finder *f, size_t by);
bool enclosed_find(struct finder *f, size_t at);
bool markup_find(struct finder *f, size_t at);
bool shortcode_find(struct finder *f, size_t at);
/* A line that is an embed as a whole. */
bool line_find(struct finder *f, struct span line);

#endif
