#include "text/charset.h"

#include <errno.h>
#include <iconv.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "text/utf8.h"

static const char replacement[] = "\xEF\xBF\xBD";

/* Labels the Encoding Standard reads as something else than iconv does. */
static const struct {
	const char *label, *name;
} labels[] = {
    {"ascii", "CP1252"},
    {"us-ascii", "CP1252"},
    {"iso-8859-1", "CP1252"},
    {"iso8859-1", "CP1252"},
    {"latin1", "CP1252"},
    {"latin-1", "CP1252"},
    {"x-cp1252", "CP1252"},
    {"iso-8859-9", "CP1254"},
    {"iso-8859-11", "CP874"},
    {"tis-620", "CP874"},
    {"gb2312", "GB18030"},
    {"gb_2312-80", "GB18030"},
    {"gbk", "GB18030"},
    {"x-gbk", "GB18030"},
    {"shift_jis", "CP932"},
    {"shift-jis", "CP932"},
    {"sjis", "CP932"},
    {"x-sjis", "CP932"},
    {"euc-kr", "CP949"},
    {"ks_c_5601-1987", "CP949"},
    {"big5", "BIG5-HKSCS"},
    {"x-x-big5", "BIG5-HKSCS"},
    {"utf-16", "UTF-16LE"},
    {"utf8", "UTF-8"},
};

/* Characters of several bytes, and bytes that belong to none. */
struct count {
	size_t good, bad;
};

static struct count
count_utf8(const char *p, size_t n)
{
	struct count c = {0};
	uint32_t cp;

	for (size_t i = 0; i < n;) {
		size_t k = utf8_char((const uint8_t *)p + i, n - i, &cp);

		c.good += k > 1;
		c.bad += k == 0;
		i += k ? k : 1;
	}
	return c;
}

static void
put_utf8(const char *p, size_t n, struct buf *out)
{
	while (n) {
		size_t k = utf8_valid((const uint8_t *)p, n);

		buf_add(out, p, k);
		if (k == n)
			break;
		buf_puts(out, replacement);
		p += k + 1;
		n -= k + 1;
	}
}

/* Appends what iconv makes of it. */
static void
put_converted(iconv_t cd, const char *p, size_t n, struct buf *out)
{
	char *in = (char *)(size_t)p; /* iconv() only reads it */

	while (n) {
		size_t room = n * 2 + 16, k;
		char *to;

		buf_reserve(out, room);
		to = out->p + out->n;
		errno = 0;
		k = iconv(cd, &in, &n, &to, &room);
		out->n = (size_t)(to - out->p);
		if (k != (size_t)-1 || errno == E2BIG)
			continue;
		buf_puts(out, replacement);
		in++;
		n--;
	}
}

/* A converter for a label; (iconv_t)-1 if it is none, or UTF-8. */
static iconv_t
converter(const char *label, size_t n)
{
	char name[64];

	while (n && strchr(" \t\n\f\r\"'", *label))
		label++, n--;
	while (n && strchr(" \t\n\f\r\"'", label[n - 1]))
		n--;
	if (!n || n >= sizeof(name))
		return (iconv_t)-1;
	for (size_t i = 0; i < n; i++)
		if (label[i] <= ' ' || label[i] == '/' || (unsigned char)label[i] >= 0x7F)
			return (iconv_t)-1; /* iconv takes options behind slashes */
	memcpy(name, label, n);
	name[n] = '\0';
	for (size_t i = 0; i < sizeof(labels) / sizeof(*labels); i++)
		if (strcasecmp(name, labels[i].label) == 0) {
			strcpy(name, labels[i].name);
			break;
		}
	if (strcasecmp(name, "UTF-8") == 0)
		return (iconv_t)-1;
	return iconv_open("UTF-8", name);
}

static bool
starts(const char *p, size_t n, const char *mark, size_t length)
{
	return n >= length && memcmp(p, mark, length) == 0;
}

void
charset_decode(const char *label, size_t nlabel, const char *p, size_t n, struct buf *out)
{
	struct count count;
	iconv_t cd;

	if (starts(p, n, "\xEF\xBB\xBF", 3)) {
		put_utf8(p + 3, n - 3, out);
		return;
	}
	if (starts(p, n, "\xFF\xFE", 2) || starts(p, n, "\xFE\xFF", 2)) {
		label = *p == '\xFF' ? "UTF-16LE" : "UTF-16BE";
		nlabel = strlen(label);
		p += 2;
		n -= 2;
		count = (struct count){0};
	} else {
		count = count_utf8(p, n);
		if (count.good && !count.bad)
			nlabel = 0;
	}
	cd = converter(label, nlabel);
	if (cd == (iconv_t)-1 && count.bad >= count.good && count.bad)
		cd = iconv_open("UTF-8", "CP1252");
	if (cd == (iconv_t)-1) {
		put_utf8(p, n, out);
		return;
	}
	put_converted(cd, p, n, out);
	iconv_close(cd);
}
