#include "segment/uax29.h"

#include "text/sentence_break.h"

/* What has been seen of SATerm Close* Sp*. */
enum seen { NOTHING, STOP, CLOSED, SPACED };

static bool
parts_paragraphs(enum sentence_break b)
{
	return b == SB_SEP || b == SB_CR || b == SB_LF;
}

/* SB8: of all letters, stops and ends of paragraphs, does a small letter come first? */
static bool
lower_comes(const struct text *t, size_t i, size_t end)
{
	for (; i < end; i++)
		switch (sentence_break(text_at(t, i))) {
		case SB_LOWER:
			return true;
		case SB_OLETTER:
		case SB_UPPER:
		case SB_ATERM:
		case SB_STERM:
		case SB_SEP:
		case SB_CR:
		case SB_LF:
			return false;
		default:
			break;
		}
	return false;
}

size_t
uax29_next(const struct text *t, size_t start, size_t end)
{
	enum sentence_break last = SB_OTHER, before = SB_OTHER;
	enum seen seen = NOTHING;
	bool aterm = false;

	for (size_t i = start; i < end; i++) {
		enum sentence_break b = sentence_break(text_at(t, i));

		if (parts_paragraphs(last) && !(last == SB_CR && b == SB_LF))
			return i; /* SB3, SB4 */
		if (b == SB_EXTEND || b == SB_FORMAT)
			continue; /* SB5 */
		if (seen == NOTHING || b == SB_SCONTINUE || b == SB_ATERM ||
		    b == SB_STERM) {
			seen = NOTHING; /* SB8a */
		} else if (aterm && seen == STOP &&
			   (b == SB_NUMERIC ||
			       (b == SB_UPPER &&
				   (before == SB_UPPER || before == SB_LOWER)))) {
			seen = NOTHING; /* SB6, SB7 */
		} else if (b == SB_CLOSE && seen != SPACED) {
			seen = CLOSED; /* SB9 */
		} else if (b == SB_SP) {
			seen = SPACED; /* SB9, SB10 */
		} else if (!parts_paragraphs(b)) {
			if (!aterm || !lower_comes(t, i, end))
				return i; /* SB11 */
			seen = NOTHING;   /* SB8 */
		}
		if (b == SB_ATERM || b == SB_STERM) {
			seen = STOP;
			aterm = b == SB_ATERM;
			before = last;
		}
		last = b;
	}
	return end;
}
