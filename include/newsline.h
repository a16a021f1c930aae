/*
 * newsline: the analyses of the newsline filters, called in process.
 *
 * A document is opened from its text; each function below gives one layer of it, the same
 * one that the filters extract-embeds | segment | tag-speakers | extract-dates |
 *summarize write, worked out when it is first asked for, with the layers before it. See
 *record(5) for what the layers hold.
 *
 * Offsets count Unicode code points from 0, half-open; newsline_offset() turns them into
 * bytes. What a function returns belongs to the document and is valid until
 * newsline_close(). A document may be used by one thread at a time, different documents
 *by different threads at once; nothing else is shared, read from the environment or
 *written. If memory runs out the process says so on standard error and exits with
 *status 2.
 *
 *	cc program.c $(pkg-config --cflags --libs newsline)
 */
#ifndef NEWSLINE_H
#define NEWSLINE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* [start, end) in code points of the text; start == end where there is none. */
struct newsline_span {
	uint32_t start, end;
};

/* The word lists and weights all documents share: made once, freed behind the last. */
struct newsline;
struct newsline *newsline_new(void);
void newsline_free(struct newsline *n);

/* Only text and length must be given; nothing of it is needed any more afterwards. */
struct newsline_input {
	const char *text;  /* UTF-8, any bytes of it, NUL too */
	size_t length;     /* bytes, below 2^31 */
	const char *lang;  /* BCP 47; NULL: "en" */
	const char *title; /* UTF-8 ending in NUL, or NULL: summaries lean on it */
	const char *date;  /* of publication, ISO 8601; NULL or not ISO 8601: not known */
};

struct newsline_document;

/* Returns NULL if text or title is not well-formed UTF-8, or the text is too long. */
struct newsline_document *newsline_open(
    const struct newsline *n, const struct newsline_input *input);
/* NULL is allowed. */
void newsline_close(struct newsline_document *d);

/* The code points of the text. */
size_t newsline_length(const struct newsline_document *d);

/* The byte of the text at which a code point begins; the text's length for all that are
 * past its end. In constant time. */
size_t newsline_offset(const struct newsline_document *d, uint32_t code_point);

/* A social post or player that was pasted into the text. */
struct newsline_embed {
	struct newsline_span span;        /* the whole of it */
	struct newsline_span body;        /* the post's own words */
	struct newsline_span author_name; /* as it stands in the text */
	struct newsline_span handle;      /* without its @ */
	const char *kind;                 /* "tweet", "instagram", ... */
	const char *type;                 /* oEmbed's: "rich", "photo", "video", "link" */
	const char *provider_name;        /* NULL: not known */
	int32_t posted; /* days since 1970-01-01; NEWSLINE_NO_DAY: not told */
	const struct newsline_span *urls; /* the links inside, in order */
	size_t nurls;
};

#define NEWSLINE_NO_DAY INT32_MIN

enum newsline_quote_kind { NEWSLINE_DIRECT, NEWSLINE_MIXED, NEWSLINE_INDIRECT };

/* What somebody said. */
struct newsline_quote {
	struct newsline_span span; /* what was said, without the marks around it */
	enum newsline_quote_kind kind;
	const struct newsline_span *quoted; /* its pieces in quotation marks */
	size_t nquoted;
	struct newsline_span cue;     /* the word of saying */
	struct newsline_span speaker; /* the words that name the speaker */
	const char *name;             /* resolved, UTF-8; NULL: nobody it is given to */
	int confidence;               /* per mille */
	int nested;                   /* not 0: it stands in another quotation */
};

/* A date, time, duration or set of times; strings are NULL where they do not apply. */
struct newsline_date {
	struct newsline_span span;
	const char *type;  /* TIMEX3: "DATE", "TIME", "DURATION", "SET" */
	const char *value; /* TIMEX3 */
	const char *mod, *quant, *freq;
	const char *from, *until; /* half-open, ISO 8601, where it is anchored */
	const char *anchor;       /* "date", "embed", "quote", "previous" */
	uint32_t range;           /* alike for those that bound one range; 0: none */
};

/* One sentence of a summary. */
struct newsline_summary {
	struct newsline_span span;
	uint32_t sentence; /* index into the sentences */
	int score;         /* per mille */
};

/* Each sets *n and returns that many items in the order of the text (NULL if *n is 0). */
const struct newsline_embed *newsline_embeds(struct newsline_document *d, size_t *n);
const struct newsline_span *newsline_sentences(struct newsline_document *d, size_t *n);
const struct newsline_quote *newsline_quotes(struct newsline_document *d, size_t *n);
const struct newsline_date *newsline_dates(struct newsline_document *d, size_t *n);
/* `most` sentences at most; each call with another number works it out anew. */
const struct newsline_summary *newsline_summary(
    struct newsline_document *d, size_t most, size_t *n);

/* "0.1.0" */
const char *newsline_version(void);

#ifdef __cplusplus
}
#endif

#endif
