/*
 * reading: what the steps of the analysis of one zone hand on to each other.
 */
#ifndef QUOTE_READING_H
#define QUOTE_READING_H

#include "quotes/attach.h"
#include "quotes/quotes.h"

/* What a quoted piece is; letters of feature values. */
enum piece_kind {
	PIECE_NONE = 14,  /* n: a title, a nickname, a word as a word */
	PIECE_DIRECT = 4, /* d */
	PIECE_MIXED = 13  /* m: a fragment of reported speech */
};

struct judged {
	enum piece_kind kind;
	int32_t score; /* of the kind, against the next best */
	uint32_t cue;  /* NO_CUE: none */
	int32_t cue_score;
	uint32_t speaker;  /* NO_MENTION, or who signs it: “...” — Ada Quill */
	struct span label; /* as in struct found */
	uint32_t label_word;
	bool covered; /* it stands in the content of a cue */
};

#define NO_CUE UINT32_MAX

struct found {
	struct span span;
	uint32_t cue;           /* NO_CUE: none */
	uint32_t speaker;       /* a mention, or NO_MENTION */
	struct span label;      /* not empty: what names the speaker instead */
	uint32_t label_word;    /* hash of its last word */
	uint32_t piece, pieces; /* the quoted pieces: first, and how many */
	enum quote_kind kind;
	int32_t score;
};

struct founds {
	struct found *v;
	size_t n, cap;
};

struct reading {
	struct zone zone;
	const struct words *words; /* of all zones so far */
	struct mentions mentions;
	struct cues cues;
	struct judged *judged; /* one a piece */
	bool single;           /* it is in single marks that people speak here */
	uint8_t *spoken;       /* one a unit: it is a line of a transcript */
	const struct model *model;
	const struct decision_sink *sink; /* NULL: nobody looks */
	struct founds founds;
	const struct embed_view *embed; /* NULL: outside of all */
	bool nested;                    /* it is what stands in a quotation */
	size_t outer, within; /* of a nested one: its reading, and which it found */
	size_t given;         /* where its quotations begin among all given out */
};

/* Finds the lines of transcripts: ADA QUILL: We are sure. */
void transcript_find(struct reading *r);

/* Finds the paragraphs without marks behind "The mayor added:". */
void blocks_find(struct reading *r);

/* Takes such a label off the start of each piece, and notes it. */
void transcript_label_pieces(struct reading *r);

/* Judges what piece k is. */
void kind_judge(struct reading *r, uint32_t k);

/* Judges the pieces of a zone, finds the cues of those that are quotations. */
void direct_judge(struct reading *r);

/* Adds what the cues report: indirect and mixed speech. */
void speech_find(struct reading *r);

/* Adds the pieces that no cue's content covers. */
void direct_find(struct reading *r);

/* The words [*first, *last) in what was found as i-th; false if it is no quotation with
 * marks of its own inside. */
bool nested_words(const struct reading *r, size_t i, size_t *first, size_t *last);

/* Of what was found inside a quotation, keeps what has its own cue and speaker there. */
void nested_keep(struct reading *r);

#endif
