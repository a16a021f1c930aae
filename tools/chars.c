/* chars: writes the table of lib/text/chars.h as C: one page index, distinct blocks of
 * 256. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "text/charclass.h"

int
main(void)
{
	static uint16_t block[256][256];
	uint8_t page[256];
	unsigned blocks = 0;

	for (uint32_t p = 0; p < 256; p++) {
		unsigned k;

		for (uint32_t i = 0; i < 256; i++)
			block[blocks][i] = (uint16_t)charclass(p << 8 | i);
		for (k = 0; memcmp(block[k], block[blocks], sizeof(block[k])) != 0; k++)
			;
		page[p] = (uint8_t)k;
		blocks += k == blocks;
	}
	puts("/* made by tools/chars.c */\n#include \"text/chars.h\"\n");
	puts("const uint8_t chars_page[256] = {");
	for (unsigned p = 0; p < 256; p++)
		printf("%u,%s", page[p], p % 16 == 15 ? "\n" : "");
	puts("};\nconst uint16_t chars_block[][256] = {");
	for (unsigned k = 0; k < blocks; k++) {
		puts("{");
		for (unsigned i = 0; i < 256; i++)
			printf("%u,%s", block[k][i], i % 16 == 15 ? "\n" : "");
		puts("},");
	}
	puts("};");
	return 0;
}
