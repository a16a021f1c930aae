#include "embeds/link.h"

#include <string.h>

#include "text/chars.h"
#include "text/lexicon.h"

enum { LONGEST_HOST = 64 };

/* A link cut into what is looked at. */
struct address {
	const struct text *t;
	size_t host, path, end;
};

/* Past the scheme and the labels that say nothing. */
static struct address
address(const struct text *t, size_t start, size_t end)
{
	static const char *const skip[] = {"www.", "m.", "mobile."};
	struct address a = {t, start, start, end};

	if (text_starts(t, start, "https://"))
		a.host += 8;
	else if (text_starts(t, start, "http://"))
		a.host += 7;
	else if (text_starts(t, start, "//"))
		a.host += 2;
	for (size_t k = 0; k < sizeof(skip) / sizeof(*skip); k++)
		if (text_starts(t, a.host, skip[k]))
			a.host += strlen(skip[k]);
	a.path = a.host;
	while (a.path < end && text_at(t, a.path) != '/' && text_at(t, a.path) != '?')
		a.path++;
	return a;
}

static bool
delimiter(uint32_t c)
{
	return c == '/' || c == '?' || c == '#';
}

/* Past what a wildcard matches, at least one character; `at` if there is none. */
static size_t
wildcard(const struct address *a, size_t at, char which, bool query)
{
	size_t i = at;

	for (; i < a->end; i++) {
		uint32_t c = text_at(a->t, i);

		if (query ? c == '#' : delimiter(c))
			break;
		if (which == '#' && (c < '0' || c > '9'))
			break;
		if (which == '{' && !char_is(c, CHAR_LETTER | CHAR_DIGIT) && c != '_' &&
		    c != '.' && c != '-' && c != '@')
			break;
	}
	return i;
}

/* Does the path match the n characters of a pattern? */
static bool
matches(const struct address *a, const char *pattern, size_t n, struct span *handle)
{
	size_t i = a->path, from;
	bool query = false;

	*handle = (struct span){0};
	for (size_t k = 0; k < n; k++) {
		char p = pattern[k];

		if (p == '*' || p == '#' || p == '{') {
			from = i;
			i = wildcard(a, i, p, query);
			if (i == from)
				return false;
			if (p == '{') {
				*handle = (struct span){(uint32_t)from, (uint32_t)i};
				k++;
			}
			continue;
		}
		if (i >= a->end || text_at(a->t, i) != (unsigned char)p)
			return false;
		query |= p == '?';
		i++;
	}
	return i == a->end || delimiter(text_at(a->t, i));
}

/* The kind of a host's entry, if one of its patterns matches. */
static const char *
kind_by(const char *value, const struct address *a, struct arena *scratch,
    struct span *handle)
{
	size_t kind = strcspn(value, "\t");

	for (const char *p = value + kind; *p;) {
		size_t n = strcspn(++p, " ");

		if (n && matches(a, p, n, handle)) {
			char *copy = arena_alloc(scratch, kind + 1);

			memcpy(copy, value, kind);
			return copy;
		}
		p += n;
	}
	return NULL;
}

const char *
link_kind(
    const struct text *t, struct span link, struct arena *scratch, struct span *handle)
{
	const struct lexicon *list = lexicon_get("und", "embed-links");
	struct address a = address(t, link.start, link.end);
	const struct lexeme *e = NULL;
	const char *kind = NULL;
	size_t i = a.host;

	*handle = (struct span){0};
	if (a.path - a.host > LONGEST_HOST || a.path == a.end)
		return NULL;
	/* "fan.example.com" is asked as it is, then as "example.com" */
	while (i < a.path && !kind) {
		e = lexicon_find(list, t, i, a.path);
		if (e)
			kind = kind_by(lexicon_value(list, e), &a, scratch, handle);
		while (i < a.path && text_at(t, i) != '.')
			i++;
		i++;
	}
	e = kind || a.host == link.start ? NULL : lexicon_ascii(list, "*");
	return e ? kind_by(lexicon_value(list, e), &a, scratch, handle) : kind;
}
