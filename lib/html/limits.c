#include "html/limits.h"

#include <gumbo.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

enum {
	VOID = 1 << 0,    /* holds nothing */
	IMPLIED = 1 << 1, /* ended by the next of its kind, or the end of what it is in */
	FORMAT = 1 << 2,  /* opened again behind the end of what it stands in */
	WALL = 1 << 3,    /* end tags of others do not reach through it */
	RAW = 1 << 4,     /* what it holds is no markup */
	FOREIGN = 1 << 5, /* what it holds is no HTML */
	ROOT = 1 << 6     /* there is only one */
};

static const uint8_t classes[GUMBO_TAG_LAST] = {
    [GUMBO_TAG_AREA] = VOID,
    [GUMBO_TAG_BASE] = VOID,
    [GUMBO_TAG_BASEFONT] = VOID,
    [GUMBO_TAG_BGSOUND] = VOID,
    [GUMBO_TAG_BR] = VOID,
    [GUMBO_TAG_COL] = VOID,
    [GUMBO_TAG_EMBED] = VOID,
    [GUMBO_TAG_FRAME] = VOID,
    [GUMBO_TAG_HR] = VOID,
    [GUMBO_TAG_IMAGE] = VOID,
    [GUMBO_TAG_IMG] = VOID,
    [GUMBO_TAG_INPUT] = VOID,
    [GUMBO_TAG_KEYGEN] = VOID,
    [GUMBO_TAG_LINK] = VOID,
    [GUMBO_TAG_META] = VOID,
    [GUMBO_TAG_PARAM] = VOID,
    [GUMBO_TAG_SOURCE] = VOID,
    [GUMBO_TAG_TRACK] = VOID,
    [GUMBO_TAG_WBR] = VOID,
    [GUMBO_TAG_COLGROUP] = IMPLIED,
    [GUMBO_TAG_DD] = IMPLIED,
    [GUMBO_TAG_DT] = IMPLIED,
    [GUMBO_TAG_HEAD] = IMPLIED,
    [GUMBO_TAG_LI] = IMPLIED,
    [GUMBO_TAG_OPTION] = IMPLIED,
    [GUMBO_TAG_P] = IMPLIED,
    [GUMBO_TAG_TBODY] = IMPLIED,
    [GUMBO_TAG_TFOOT] = IMPLIED,
    [GUMBO_TAG_THEAD] = IMPLIED,
    [GUMBO_TAG_TR] = IMPLIED,
    [GUMBO_TAG_BODY] = IMPLIED | ROOT,
    [GUMBO_TAG_HTML] = IMPLIED | ROOT,
    [GUMBO_TAG_A] = FORMAT,
    [GUMBO_TAG_B] = FORMAT,
    [GUMBO_TAG_BIG] = FORMAT,
    [GUMBO_TAG_CODE] = FORMAT,
    [GUMBO_TAG_EM] = FORMAT,
    [GUMBO_TAG_FONT] = FORMAT,
    [GUMBO_TAG_I] = FORMAT,
    [GUMBO_TAG_NOBR] = FORMAT,
    [GUMBO_TAG_S] = FORMAT,
    [GUMBO_TAG_SMALL] = FORMAT,
    [GUMBO_TAG_STRIKE] = FORMAT,
    [GUMBO_TAG_STRONG] = FORMAT,
    [GUMBO_TAG_TT] = FORMAT,
    [GUMBO_TAG_U] = FORMAT,
    [GUMBO_TAG_ANNOTATION_XML] = WALL,
    [GUMBO_TAG_APPLET] = WALL,
    [GUMBO_TAG_BUTTON] = WALL,
    [GUMBO_TAG_CAPTION] = WALL,
    [GUMBO_TAG_DESC] = WALL,
    [GUMBO_TAG_FOREIGNOBJECT] = WALL,
    [GUMBO_TAG_MARQUEE] = WALL,
    [GUMBO_TAG_MI] = WALL,
    [GUMBO_TAG_MN] = WALL,
    [GUMBO_TAG_MO] = WALL,
    [GUMBO_TAG_MS] = WALL,
    [GUMBO_TAG_MTEXT] = WALL,
    [GUMBO_TAG_OBJECT] = WALL,
    [GUMBO_TAG_OL] = WALL,
    [GUMBO_TAG_SELECT] = WALL,
    [GUMBO_TAG_TABLE] = WALL,
    [GUMBO_TAG_TD] = WALL,
    [GUMBO_TAG_TEMPLATE] = WALL,
    [GUMBO_TAG_TH] = WALL,
    [GUMBO_TAG_UL] = WALL,
    [GUMBO_TAG_IFRAME] = RAW,
    [GUMBO_TAG_NOEMBED] = RAW,
    [GUMBO_TAG_NOFRAMES] = RAW,
    [GUMBO_TAG_STYLE] = RAW,
    [GUMBO_TAG_TEXTAREA] = RAW,
    [GUMBO_TAG_TITLE] = RAW | WALL, /* of a page; of a drawing */
    [GUMBO_TAG_XMP] = RAW,
    [GUMBO_TAG_MATH] = FOREIGN,
    [GUMBO_TAG_SVG] = FOREIGN,
};

struct name {
	const char *p;
	size_t n;
	GumboTag tag; /* GUMBO_TAG_UNKNOWN: told by its letters alone */
};

struct scan {
	const char *p, *end;
	struct name open[HTML_DEPTH];
	size_t depth;
	size_t formats; /* elements to format that no end tag of their own has closed */
	uint32_t format[GUMBO_TAG_LAST]; /* the same by tags */
	size_t roots;                    /* attributes of <html> and <body> */
	size_t foreign, selects;         /* elements that are open */
	size_t work, most; /* open elements, over all tags; what is enough */
};

static bool
is(struct name name, unsigned class)
{
	return name.tag < GUMBO_TAG_LAST && classes[name.tag] & class;
}

static bool
same(struct name a, struct name b)
{
	return a.tag == b.tag && (a.tag < GUMBO_TAG_LAST ||
				     (a.n == b.n && strncasecmp(a.p, b.p, a.n) == 0));
}

static bool
space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

static bool
letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static void
skip_spaces(struct scan *s)
{
	while (s->p < s->end && (space(*s->p) || *s->p == '/'))
		s->p++;
}

/* An attribute's value, behind the equals sign. */
static void
skip_value(struct scan *s)
{
	char mark;

	while (s->p < s->end && space(*s->p))
		s->p++;
	if (s->p == s->end || *s->p == '>')
		return;
	mark = *s->p;
	if (mark == '"' || mark == '\'') {
		s->p = memchr(s->p + 1, mark, (size_t)(s->end - s->p - 1));
		s->p = s->p ? s->p + 1 : s->end;
		return;
	}
	while (s->p < s->end && !space(*s->p) && *s->p != '>')
		s->p++;
}

/* Goes behind the tag, returns how many attributes it has. */
static size_t
skip_attributes(struct scan *s)
{
	size_t n = 0;

	for (skip_spaces(s); s->p < s->end && *s->p != '>'; skip_spaces(s)) {
		n++;
		s->p++; /* even '=' can begin a name */
		while (s->p < s->end && !space(*s->p) && !strchr("/>=", *s->p))
			s->p++;
		while (s->p < s->end && space(*s->p))
			s->p++;
		if (s->p < s->end && *s->p == '=') {
			s->p++;
			skip_value(s);
		}
	}
	s->p += s->p < s->end;
	return n;
}

/* Does `begin` stand at p, the name behind it, and an end of that? */
static bool
tag_at(const struct scan *s, const char *p, const char *begin, struct name name)
{
	size_t n = strlen(begin);

	if ((size_t)(s->end - p) <= n + name.n || memcmp(p, begin, n) != 0 ||
	    strncasecmp(p + n, name.p, name.n) != 0)
		return false;
	p += n + name.n;
	return space(*p) || *p == '/' || *p == '>';
}

/* Goes to the end tag of an element whose content is no markup. */
static void
skip_raw(struct scan *s, struct name name)
{
	while (s->p < s->end) {
		s->p = memchr(s->p, '<', (size_t)(s->end - s->p));
		if (!s->p)
			s->p = s->end;
		else if (tag_at(s, s->p, "</", name))
			return;
		else
			s->p++;
	}
}

/* The same for a script, which may hold a comment, which may hold a script. */
static void
skip_script(struct scan *s)
{
	static const struct name script = {"script", 6, GUMBO_TAG_SCRIPT};
	enum { PLAIN, COMMENT, SCRIPT } in = PLAIN;

	for (; s->p < s->end; s->p++) {
		if (in == PLAIN && *s->p != '<')
			continue;
		if (in != PLAIN && s->end - s->p >= 3 && memcmp(s->p, "-->", 3) == 0) {
			in = PLAIN;
		} else if (tag_at(s, s->p, "</", script)) {
			if (in != SCRIPT)
				return;
			in = COMMENT;
		} else if (in == COMMENT && tag_at(s, s->p, "<", script)) {
			in = SCRIPT;
		} else if (in == PLAIN && s->end - s->p >= 4 &&
			   memcmp(s->p, "<!--", 4) == 0) {
			in = COMMENT;
			s->p++; /* its dashes may be those that end it */
		}
	}
}

/* Behind "<!": a comment, a doctype or the like. */
static void
skip_declaration(struct scan *s)
{
	const char *p = s->p;

	if (s->end - p < 2 || p[0] != '-' || p[1] != '-') {
		p = memchr(p, '>', (size_t)(s->end - p));
		s->p = p ? p + 1 : s->end;
		return;
	}
	/* <!--> and <!---> are whole comments; further on it takes two dashes */
	if (s->end - p > 2 && p[2] == '>') {
		s->p = p + 3;
		return;
	}
	for (p += 2; s->end - p >= 2; p++) {
		p = memchr(p, '>', (size_t)(s->end - p));
		if (!p)
			break;
		if ((p[-1] == '-' && p[-2] == '-') ||
		    (p[-1] == '!' && p[-2] == '-' && p[-3] == '-')) {
			s->p = p + 1;
			return;
		}
	}
	s->p = s->end;
}

/* Takes open elements down to `depth` off the stack. */
static void
close_to(struct scan *s, size_t depth)
{
	while (s->depth > depth) {
		struct name name = s->open[--s->depth];

		s->foreign -= is(name, FOREIGN);
		s->selects -= name.tag == GUMBO_TAG_SELECT;
	}
}

static void
end_tag(struct scan *s, struct name name)
{
	/* ends cells, captions and all in them */
	bool is_table = name.tag == GUMBO_TAG_TABLE;

	if (is(name, FORMAT)) {
		s->formats -= s->format[name.tag] > 0;
		s->format[name.tag] -= s->format[name.tag] > 0;
		return;
	}
	for (size_t i = s->depth; i-- > 0;) {
		struct name open = s->open[i];

		if (same(open, name)) {
			close_to(s, i);
			return;
		}
		if (is(open, WALL) && (!is_table || open.tag == GUMBO_TAG_TEMPLATE))
			return;
	}
}

static const char *
start_tag(struct scan *s, struct name name, size_t attributes, bool closed)
{
	if (is(name, ROOT))
		s->roots += attributes;
	if (attributes > HTML_ATTRIBUTES || s->roots > HTML_ATTRIBUTES)
		return "more than 512 attributes in a tag";
	if (is(name, VOID | IMPLIED) || (closed && s->foreign))
		return NULL;
	if (!s->foreign && name.tag == GUMBO_TAG_SCRIPT) {
		skip_script(s);
		return NULL;
	}
	if (!s->foreign && !s->selects && is(name, RAW)) {
		skip_raw(s, name);
		return NULL;
	}
	if (name.tag == GUMBO_TAG_A && s->format[name.tag])
		return NULL; /* a second <a> ends the first */
	if (is(name, FORMAT)) {
		s->formats++;
		s->format[name.tag]++;
	} else if (s->depth < HTML_DEPTH) {
		s->foreign += is(name, FOREIGN);
		s->selects += name.tag == GUMBO_TAG_SELECT;
		s->open[s->depth++] = name;
	}
	return s->depth + s->formats >= HTML_DEPTH ? "elements nested deeper than 512"
						   : NULL;
}

/* At a '<'. */
static const char *
tag(struct scan *s)
{
	bool end = s->end - s->p > 1 && s->p[1] == '/';
	const char *p = s->p + 1 + end;
	struct name name = {p, 0, GUMBO_TAG_UNKNOWN};
	size_t attributes;

	if (p < s->end && !end && (*p == '!' || *p == '?')) {
		s->p = p + 1;
		skip_declaration(s);
		return NULL;
	}
	if (p == s->end || !letter(*p)) {
		s->p = p;
		return NULL;
	}
	while (p < s->end && !space(*p) && *p != '/' && *p != '>')
		p++;
	name.n = (size_t)(p - name.p);
	name.tag = gumbo_tagn_enum(name.p, (unsigned)name.n);
	s->p = p;
	attributes = skip_attributes(s);
	s->work += s->depth + s->formats;
	if (s->work > s->most)
		return "too many tags too deep in others";
	if (end) {
		end_tag(s, name);
		return NULL;
	}
	return start_tag(s, name, attributes, s->p - name.p > 1 && s->p[-2] == '/');
}

const char *
html_limits(const char *p, size_t n)
{
	struct scan s = {
	    .p = p, .end = p + n, .most = (size_t)HTML_WORK + HTML_WORK_A_BYTE * n};
	const char *wrong = NULL;

	while (!wrong && s.p < s.end && (s.p = memchr(s.p, '<', (size_t)(s.end - s.p))))
		wrong = tag(&s);
	return wrong;
}
