/*
 * join: does a line belong to the post below it? What there is to be said for and against
 * it, as numbers; each is weighted by lexicons/und/embed-weights.txt.
 */
#ifndef EMBEDS_JOIN_H
#define EMBEDS_JOIN_H

#include "base/arena.h"
#include "embeds/lines.h"
#include "text/text.h"

enum join_feature {
	JOIN_FIRST,    /* nothing but the attribution stands below yet: with LOST, NAMES
			* and OVER all that is asked then */
	JOIN_ANY,      /* 1 for all other lines */
	JOIN_BLANK,    /* parted as the document's paragraphs are, by blank lines */
	JOIN_TIGHTER,  /* by fewer line breaks than those */
	JOIN_LOOSER,   /* by more */
	JOIN_LEADS,    /* ends in a colon */
	JOIN_LOST,     /* ... right above the attribution's own line */
	JOIN_NAMES,    /* names a platform or what one does there, near its end */
	JOIN_AUTHOR,   /* has a word of the author's name */
	JOIN_TAGS,     /* hashtags, up to 3 */
	JOIN_MENTIONS, /* @names, up to 3 */
	JOIN_LINKS,    /* up to 2 */
	JOIN_EMOJI,    /* up to 3 */
	JOIN_TITLE,    /* ends without a stop, and its words have capitals */
	JOIN_SAID,     /* a quotation with its speaker */
	JOIN_PAST,     /* words in the past tense of reports, up to 3 */
	JOIN_OPEN,     /* opens a quotation and does not close it, nor does the post */
	JOIN_PERSON,   /* words of the first and second person, up to 3 */
	JOIN_LENGTH,   /* hundreds of characters, up to 3 */
	JOIN_LONG,     /* more than 120 */
	JOIN_SHORT,    /* fewer than 40, with a stop or emoji */
	JOIN_HEADING,  /* ... with no sign of a post, either */
	JOIN_LABEL,    /* a caption or a pointer: "Photo: ...", "Read more" */
	JOIN_DANGLING, /* what is below cannot open a post: a link, a list, a small letter
			*/
	JOIN_REST,     /* what is below is shorter than 40 characters, links aside */
	JOIN_FILL,     /* share of the limit used, with the line */
	JOIN_OVER,     /* ... more than all of it */
	JOIN_REPEATS,  /* much of the line stands below again */
	JOIN_ECHOES,   /* says again, word for word, what the text above it says */
	JOIN_SCRIPT,   /* is in another script than what is below */
	JOIN_LANGUAGE, /* is in another language */
	JOIN_FEATURES
};

/* A post whose attribution is known and whose start is looked for. */
struct post {
	const struct text *t;
	size_t floor;       /* no further up than this: the end of the embed before */
	size_t end;         /* before the attribution's dash */
	struct span author; /* the name in the attribution */
	unsigned limit;     /* the platform's, in weighted characters */
	unsigned habit;     /* lines_habit() of the text */
	bool bare;          /* the attribution often stands alone */
};

/* The features of joining `line` to the post, which so far begins at `top`. */
void join_features(const struct post *p, const struct line *line, size_t top,
    float features[JOIN_FEATURES]);

/* The weights of the features, in the same order. */
void join_weights(float weights[JOIN_FEATURES]);

#endif
