/* sentence_break: the Unicode property Sentence_Break (UAX #29, table 4) of code points.
 */
#ifndef SENTENCE_BREAK_H
#define SENTENCE_BREAK_H

#include <stdint.h>

enum sentence_break {
	SB_OTHER,
	SB_CR,
	SB_LF,
	SB_SEP,
	SB_EXTEND,
	SB_FORMAT,
	SB_SP,
	SB_LOWER,
	SB_UPPER,
	SB_OLETTER,
	SB_NUMERIC,
	SB_ATERM,
	SB_STERM,
	SB_CLOSE,
	SB_SCONTINUE
};

enum sentence_break sentence_break(uint32_t cp);

#endif
