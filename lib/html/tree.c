#include "html/tree.h"

#include <setjmp.h>
#include <string.h>
#include <strings.h>

#include "html/limits.h"

/* What gumbo allocates from. It cannot be told that there is no more: it is left by a
 * jump, which loses nothing, all its memory being the arena's. */
struct source {
	struct arena *arena;
	size_t left;
	jmp_buf full;
};

static void *
allocate(void *userdata, size_t n)
{
	struct source *s = userdata;

	if (n > s->left)
		longjmp(s->full, 1);
	s->left -= n;
	return arena_alloc(s->arena, n);
}

static void
deallocate(void *userdata, void *p)
{
	(void)userdata;
	(void)p;
}

const char *
html_parse(const char *p, size_t n, size_t max_tree, struct arena *scratch,
    const GumboNode **document)
{
	GumboOptions options = kGumboDefaultOptions;
	struct source source = {.arena = scratch, .left = max_tree};
	const char *wrong = html_limits(p, n);

	if (wrong)
		return wrong;
	options.allocator = allocate;
	options.deallocator = deallocate;
	options.userdata = &source;
	options.max_errors = 0;
	if (setjmp(source.full))
		return "a page whose tree takes too much memory";
	*document = gumbo_parse_with_options(&options, p, n)->document;
	return NULL;
}

static const GumboVector *
children(const GumboNode *node)
{
	static const GumboVector none = {0};

	if (node->type == GUMBO_NODE_DOCUMENT)
		return &node->v.document.children;
	if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE)
		return &node->v.element.children;
	return &none;
}

const GumboNode *
html_skip(const GumboNode *node, const GumboNode *top)
{
	for (; node != top; node = node->parent) {
		const GumboVector *siblings = children(node->parent);
		size_t next = node->index_within_parent + 1;

		if (next < siblings->length)
			return siblings->data[next];
	}
	return NULL;
}

const GumboNode *
html_next(const GumboNode *node, const GumboNode *top)
{
	const GumboVector *inside = children(node);

	return inside->length ? inside->data[0] : html_skip(node, top);
}

bool
html_is(const GumboNode *node, GumboTag tag)
{
	return node->type == GUMBO_NODE_ELEMENT && node->v.element.tag == tag &&
	       node->v.element.tag_namespace == GUMBO_NAMESPACE_HTML;
}

static bool
space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

struct html_string
html_attribute(const GumboNode *node, const char *name)
{
	const GumboAttribute *a = NULL;
	struct html_string s;

	if (node->type == GUMBO_NODE_ELEMENT)
		a = gumbo_get_attribute(&node->v.element.attributes, name);
	if (!a)
		return (struct html_string){0};
	s = (struct html_string){a->value, strlen(a->value)};
	while (s.n && space(*s.p))
		s.p++, s.n--;
	while (s.n && space(s.p[s.n - 1]))
		s.n--;
	return s.n ? s : (struct html_string){0};
}

bool
html_has_word(const GumboNode *node, const char *attribute, const char *word)
{
	struct html_string s = html_attribute(node, attribute);
	size_t length = strlen(word);

	while (s.n) {
		size_t n = 0;

		while (n < s.n && !space(s.p[n]))
			n++;
		if (n == length && strncasecmp(s.p, word, n) == 0)
			return true;
		while (n < s.n && space(s.p[n]))
			n++;
		s.p += n;
		s.n -= n;
	}
	return false;
}

const GumboNode *
html_find(const GumboNode *top, GumboTag tag)
{
	for (const GumboNode *n = top; n; n = html_next(n, top))
		if (html_is(n, tag))
			return n;
	return NULL;
}

struct span
html_text_of(const GumboNode *node, struct text *t)
{
	uint32_t from = (uint32_t)t->n;
	bool gap = false;

	for (const GumboNode *n = node; n; n = html_next(n, node)) {
		const char *p, *stop;

		if (html_is(n, GUMBO_TAG_BR) || n->type == GUMBO_NODE_WHITESPACE)
			gap = true;
		if (n->type != GUMBO_NODE_TEXT && n->type != GUMBO_NODE_CDATA)
			continue;
		for (p = n->v.text.text; *p; p = stop) {
			for (stop = p; *stop && !space(*stop); stop++)
				;
			if (gap && stop > p && t->n > from)
				text_add(t, ' ');
			text_add_utf8(t, (const uint8_t *)p, (size_t)(stop - p));
			gap = gap && stop == p;
			for (; space(*stop); stop++)
				gap = true;
		}
	}
	return text_trim(t, from, t->n);
}

struct html_string
html_string_of(const GumboNode *node, struct arena *scratch)
{
	struct {
		char *v;
		size_t n, cap;
	} s = {0};

	for (const GumboNode *n = node; n; n = html_next(n, node)) {
		size_t length;

		if (n->type != GUMBO_NODE_TEXT && n->type != GUMBO_NODE_WHITESPACE)
			continue;
		length = strlen(n->v.text.text);
		if (s.cap - s.n < length)
			s.v = array_more(scratch, s.v, s.n, length, &s.cap, 1);
		if (length)
			memcpy(s.v + s.n, n->v.text.text, length);
		s.n += length;
	}
	return (struct html_string){s.n ? s.v : NULL, s.n};
}

bool
html_string_is(struct html_string s, const char *word)
{
	return s.n == strlen(word) && strncasecmp(s.p, word, s.n) == 0;
}

bool
html_starts(struct html_string s, const char *prefix)
{
	size_t n = strlen(prefix);

	return s.n >= n && strncasecmp(s.p, prefix, n) == 0;
}
