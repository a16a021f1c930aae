#include "export/tar.h"

#include <stdint.h>
#include <string.h>

#include "base/hash.h"
#include "carrier/items.h"
#include "carrier/record.h"

enum { BLOCK = 512, LONGEST = 90, HASHED = 17 };

static bool
plain(unsigned char c)
{
	return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z') || c == '-' || c == '_' || c == '.';
}

void
tar_put_name(const struct document *doc, struct buf *name)
{
	struct buf id = {0};
	struct slice line = doc->record->line;
	size_t from = name->n;

	items_id(doc, &id);
	for (size_t i = 0; i < id.n; i++)
		if (plain((unsigned char)id.p[i]) && (i || id.p[i] != '.'))
			buf_putc(name, id.p[i]);
		else
			buf_printf(name, "%%%02X", (unsigned char)id.p[i]);
	if (!id.n) {
		buf_printf(
		    name, "%016llx", (unsigned long long)hash_bytes(line.p, line.n));
	} else if (name->n - from > LONGEST) {
		name->n = from + LONGEST - HASHED;
		while (name->n > from && ((unsigned char)name->p[name->n] & 0xC0) == 0x80)
			name->n--; /* no half of a character */
		buf_printf(name, "-%016llx", (unsigned long long)hash_bytes(id.p, id.n));
	}
	buf_free(&id);
}

/* An octal number in a field of the header. */
static void
put_number(char *field, size_t width, unsigned long long v)
{
	field[--width] = '\0';
	while (width) {
		field[--width] = (char)('0' + (v & 7));
		v >>= 3;
	}
}

static void
pad(struct buf *out)
{
	static const char zeros[BLOCK];

	if (out->n % BLOCK)
		buf_add(out, zeros, BLOCK - out->n % BLOCK);
}

void
tar_put_file(struct buf *out, const char *name, size_t length, const char *p, size_t n)
{
	struct {
		char name[100], mode[8], uid[8], gid[8], size[12], mtime[12], sum[8],
		    type, link[100], magic[6], version[2], owner[32], group[32], major[8],
		    minor[8], prefix[155], rest[12];
	} h = {.type = '0', .magic = "ustar", .version = {'0', '0'}, .sum = "       "};
	const unsigned char *byte = (const unsigned char *)&h;
	unsigned sum = ' ';

	memcpy(h.name, name, length < sizeof(h.name) ? length : sizeof(h.name));
	put_number(h.mode, sizeof(h.mode), 0644);
	put_number(h.uid, sizeof(h.uid), 0);
	put_number(h.gid, sizeof(h.gid), 0);
	put_number(h.size, sizeof(h.size), n);
	put_number(h.mtime, sizeof(h.mtime), 0);
	for (size_t i = 0; i < sizeof(h); i++)
		sum += byte[i];
	put_number(h.sum, sizeof(h.sum) - 1, sum);
	h.sum[7] = ' ';
	buf_add(out, &h, sizeof(h));
	buf_add(out, p, n);
	pad(out);
}

void
tar_put_end(struct buf *out)
{
	static const char zeros[2 * BLOCK];

	buf_add(out, zeros, sizeof(zeros));
}
