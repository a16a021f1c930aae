#include "text/chars.h"

#include <utf8proc.h>

#include "text/charclass.h"

unsigned
chars_astral(uint32_t cp)
{
	return charclass(cp);
}

uint32_t
char_lower_other(uint32_t cp)
{
	return (uint32_t)utf8proc_tolower((utf8proc_int32_t)cp);
}
