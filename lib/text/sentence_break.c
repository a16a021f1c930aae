#include "text/sentence_break.h"

#include <stddef.h>
#include <utf8proc.h>

#include "text/chars.h"

/*
 * What the general category does not tell: Unicode 15.0, SentenceBreakProperty.txt. In
 * order.
 */
static const struct {
	uint32_t first, last;
	enum sentence_break is;
} listed[] = {{0x09, 0x09, SB_SP}, {0x0A, 0x0A, SB_LF}, {0x0B, 0x0C, SB_SP},
    {0x0D, 0x0D, SB_CR}, {0x2C, 0x2D, SB_SCONTINUE}, {0x2E, 0x2E, SB_ATERM},
    {0x3A, 0x3A, SB_SCONTINUE}, {0x85, 0x85, SB_SEP}, {0xAA, 0xAA, SB_LOWER},
    {0xBA, 0xBA, SB_LOWER}, {0x2B0, 0x2B8, SB_LOWER}, {0x2C0, 0x2C1, SB_LOWER},
    {0x2E0, 0x2E4, SB_LOWER}, {0x37A, 0x37A, SB_LOWER}, {0x55D, 0x55D, SB_SCONTINUE},
    {0x5F3, 0x5F3, SB_OLETTER}, {0x60C, 0x60D, SB_SCONTINUE}, {0x66B, 0x66C, SB_NUMERIC},
    {0x7F8, 0x7F8, SB_SCONTINUE}, {0x10D0, 0x10FA, SB_OLETTER},
    {0x10FC, 0x10FC, SB_LOWER}, {0x10FD, 0x10FF, SB_OLETTER}, {0x17D4, 0x17D5, SB_OTHER},
    {0x1802, 0x1802, SB_SCONTINUE}, {0x1808, 0x1808, SB_SCONTINUE},
    {0x1C90, 0x1CBA, SB_OLETTER}, {0x1CBD, 0x1CBF, SB_OLETTER},
    {0x1D2C, 0x1D6A, SB_LOWER}, {0x1D78, 0x1D78, SB_LOWER}, {0x1D9B, 0x1DBF, SB_LOWER},
    {0x200C, 0x200D, SB_EXTEND}, {0x2013, 0x2014, SB_SCONTINUE},
    {0x2024, 0x2024, SB_ATERM}, {0x2028, 0x2029, SB_SEP}, {0x2071, 0x2071, SB_LOWER},
    {0x207F, 0x207F, SB_LOWER}, {0x2090, 0x209C, SB_LOWER}, {0x2160, 0x216F, SB_UPPER},
    {0x2170, 0x217F, SB_LOWER}, {0x24B6, 0x24CF, SB_UPPER}, {0x24D0, 0x24E9, SB_LOWER},
    {0x275B, 0x2760, SB_CLOSE}, {0x2C7C, 0x2C7D, SB_LOWER}, {0x2E00, 0x2E01, SB_CLOSE},
    {0x2E06, 0x2E08, SB_CLOSE}, {0x2E0B, 0x2E0B, SB_CLOSE},
    {0x3001, 0x3001, SB_SCONTINUE}, {0xA69C, 0xA69D, SB_LOWER},
    {0xA770, 0xA770, SB_LOWER}, {0xA7F2, 0xA7F4, SB_LOWER}, {0xA7F8, 0xA7F9, SB_LOWER},
    {0xAB5C, 0xAB5F, SB_LOWER}, {0xAB69, 0xAB69, SB_LOWER},
    {0xFE10, 0xFE11, SB_SCONTINUE}, {0xFE13, 0xFE13, SB_SCONTINUE},
    {0xFE31, 0xFE32, SB_SCONTINUE}, {0xFE50, 0xFE51, SB_SCONTINUE},
    {0xFE52, 0xFE52, SB_ATERM}, {0xFE55, 0xFE55, SB_SCONTINUE},
    {0xFE58, 0xFE58, SB_SCONTINUE}, {0xFE63, 0xFE63, SB_SCONTINUE},
    {0xFF02, 0xFF02, SB_OTHER}, {0xFF07, 0xFF07, SB_OTHER},
    {0xFF0C, 0xFF0D, SB_SCONTINUE}, {0xFF0E, 0xFF0E, SB_ATERM},
    {0xFF1A, 0xFF1A, SB_SCONTINUE}, {0xFF64, 0xFF64, SB_SCONTINUE},
    {0xFF9E, 0xFF9F, SB_EXTEND}, {0x10780, 0x10780, SB_LOWER},
    {0x10783, 0x10785, SB_LOWER}, {0x10787, 0x107B0, SB_LOWER},
    {0x107B2, 0x107BA, SB_LOWER}, {0x1E030, 0x1E06D, SB_LOWER},
    {0x1F130, 0x1F149, SB_UPPER}, {0x1F150, 0x1F169, SB_UPPER},
    {0x1F170, 0x1F189, SB_UPPER}, {0x1F676, 0x1F678, SB_CLOSE},
    {0xE0020, 0xE007F, SB_EXTEND}};

static enum sentence_break
of_category(uint32_t cp)
{
	switch (utf8proc_category((utf8proc_int32_t)cp)) {
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ME:
		return SB_EXTEND;
	case UTF8PROC_CATEGORY_CF:
		return SB_FORMAT;
	case UTF8PROC_CATEGORY_ZS:
		return SB_SP;
	case UTF8PROC_CATEGORY_LL:
		return SB_LOWER;
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LT:
		return SB_UPPER;
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_NL:
		return SB_OLETTER;
	case UTF8PROC_CATEGORY_ND:
		return SB_NUMERIC;
	case UTF8PROC_CATEGORY_PS:
	case UTF8PROC_CATEGORY_PE:
	case UTF8PROC_CATEGORY_PI:
	case UTF8PROC_CATEGORY_PF:
		return SB_CLOSE;
	default:
		return char_is(cp, CHAR_QUOTE) ? SB_CLOSE : SB_OTHER;
	}
}

enum sentence_break
sentence_break(uint32_t cp)
{
	for (size_t i = 0; i < sizeof(listed) / sizeof(*listed) && cp >= listed[i].first;
	     i++)
		if (cp <= listed[i].last)
			return listed[i].is;
	return char_is(cp, CHAR_STOP) ? SB_STERM : of_category(cp);
}
