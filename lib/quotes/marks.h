/*
 * marks: quotation marks, paired into the pieces of a text that stand between them.
 *
 * Any mark may open or close, whatever its shape: “a”, "a", ‘a’, 'a', «a», »a«, „a“, ”a”,
 * ``a'' and mixtures; what stands beside it decides. A piece ends with its paragraph
 * unless the next one opens with a mark again; a mark without its partner is left alone.
 * Only the outermost pieces are given. Time is linear in the number of words.
 */
#ifndef MARKS_H
#define MARKS_H

#include <stdbool.h>

#include "base/arena.h"
#include "text/text.h"
#include "text/words.h"

struct piece {
	struct span span;  /* what stands between the marks, trimmed */
	struct span whole; /* with them */
	uint32_t word;     /* the first word behind the opening mark */
	bool single;       /* ' or one of its shapes */
	bool goes_on;      /* cut by a paragraph's end: the next piece continues it */
	bool open;         /* its closing mark is missing */
};

struct pieces {
	struct piece *v;
	size_t n, cap;
};

/*
 * Appends the pieces among some words. The n words `odd` of these, in order, are those at
 * which a paragraph begins, which have the flag WORD_LINE, and all that may be marks;
 * others may be among them. Behind them stands the word at which to end.
 */
void marks_pair(const struct text *t, const struct words *w, const uint32_t *odd,
    size_t n, struct arena *scratch, struct pieces *out);

/* Is all that stands in a piece up to `end` among the words it was found in? In an embed,
 * between them, it may not be. */
bool piece_is_whole(
    const struct piece *p, const struct text *t, const struct words *w, uint32_t end);

#endif
