#include "warc/header.h"

#include <string.h>
#include <strings.h>

static bool
space(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

static struct warc_value
trim(const char *p, const char *end)
{
	while (p < end && space(*p))
		p++;
	while (end > p && space(end[-1]))
		end--;
	return (struct warc_value){p, (size_t)(end - p)};
}

size_t
warc_head(const char *p, size_t n)
{
	const char *line = p, *end, *stop;

	if (!n)
		return 0; /* p may be NULL */
	end = p + n;
	while ((stop = memchr(line, '\n', (size_t)(end - line)))) {
		if (stop == line || (stop == line + 1 && *line == '\r'))
			return (size_t)(stop + 1 - p);
		line = stop + 1;
	}
	return 0;
}

struct warc_value
warc_get(const char *head, size_t n, const char *name)
{
	const char *line = head, *end = head + n, *stop;
	size_t length = strlen(name);

	for (; (stop = memchr(line, '\n', (size_t)(end - line))); line = stop + 1)
		if ((size_t)(stop - line) > length && line[length] == ':' &&
		    strncasecmp(line, name, length) == 0)
			return trim(line + length + 1, stop);
	return (struct warc_value){0};
}

static bool
digit(char c)
{
	return c >= '0' && c <= '9';
}

bool
warc_begins(const char *p, size_t n)
{
	return n >= 9 && memcmp(p, "WARC/", 5) == 0 && digit(p[5]) && p[6] == '.' &&
	       digit(p[7]) && (p[8] == '\n' || p[8] == '\r' || digit(p[8]));
}

/* The value up to a ';'. */
static struct warc_value
first_part(struct warc_value v)
{
	const char *stop = v.p ? memchr(v.p, ';', v.n) : NULL;

	return stop ? trim(v.p, stop) : v;
}

bool
warc_is(struct warc_value v, const char *word)
{
	v = first_part(v);
	return v.p && v.n == strlen(word) && strncasecmp(v.p, word, v.n) == 0;
}

struct warc_value
warc_parameter(struct warc_value v, const char *name)
{
	const char *p = v.p, *end = v.p + v.n;
	size_t length = strlen(name);

	while (p && (p = memchr(p, ';', (size_t)(end - p)))) {
		const char *stop;

		for (p++; p < end && space(*p); p++)
			;
		if ((size_t)(end - p) <= length || p[length] != '=' ||
		    strncasecmp(p, name, length) != 0)
			continue;
		p += length + 1;
		stop = memchr(p, ';', (size_t)(end - p));
		v = trim(p, stop ? stop : end);
		if (v.n >= 2 && *v.p == '"' && v.p[v.n - 1] == '"')
			v = (struct warc_value){v.p + 1, v.n - 2};
		return v;
	}
	return (struct warc_value){0};
}

bool
warc_number(struct warc_value v, unsigned long long *number)
{
	*number = 0;
	for (size_t i = 0; i < v.n; i++) {
		if (!digit(v.p[i]) || *number >> 58)
			return false;
		*number = *number * 10 + (unsigned)(v.p[i] - '0');
	}
	return v.n > 0;
}
