#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"
#include "carrier/json.h"
#include "export/html.h"
#include "export/html_date.h"
#include "export/xml.h"

enum { COLOURS = 8 };

void
html_put_colour(const struct story *s, uint32_t speaker, struct buf *out)
{
	unsigned colour = s->speakers.v[speaker].name ? speaker % COLOURS + 1 : 0;

	buf_printf(out, "c%u", colour);
}

bool
html_put_href(struct buf *out, const char *url, size_t n)
{
	static const char *const schemes[] = {"http://", "https://"};

	for (size_t i = 0; i < 2; i++) {
		size_t k = strlen(schemes[i]);

		if (n > k && memcmp(url, schemes[i], k) == 0) {
			xml_put_attribute(out, "href", url, n);
			return true;
		}
	}
	return false;
}

void
html_put_resolved(const struct story *s, const struct item *date, struct buf *out)
{
	static const char *const anchors[][2] = {
	    {"date", "counted from the date of publication"},
	    {"embed", "counted from the date of the post"},
	    {"quote", "counted from the date of the quotation"},
	    {"previous", "counted from the date before it"},
	};
	const char *anchor = items_get(date, "anchor", NULL);
	size_t n;
	const char *value = story_item_string(s, date, "value", NULL, &n);

	html_date_put(out, value ? value : "no value");
	for (size_t i = 0; i < sizeof(anchors) / sizeof(*anchors) && anchor; i++)
		if (json_is(anchor, anchors[i][0]))
			buf_printf(out, ", %s", anchors[i][1]);
}

void
html_put_speakers(const struct story *s, struct buf *out)
{
	buf_puts(out, "<section class=\"speakers\"><h3>Who speaks</h3>\n");
	if (!s->speakers.n) {
		buf_puts(out, "<p class=\"none\">No quotations.</p></section>\n");
		return;
	}
	buf_puts(out, "<ul>\n");
	for (uint32_t i = 0; i < s->speakers.n; i++) {
		const struct speaker *p = &s->speakers.v[i];

		buf_puts(
		    out, "<li><button type=\"button\" aria-pressed=\"false\" class=\"");
		html_put_colour(s, i, out);
		buf_printf(out, "\" data-who=\"%u\"><span class=\"name\">", (unsigned)i);
		if (p->name)
			xml_put_bytes(out, p->name, p->length);
		else
			buf_puts(out, "Unattributed");
		buf_printf(out,
		    "</span> <span class=\"count\">%zu<span class=\"sr\"> "
		    "%s</span></span></button></li>\n",
		    p->quotes, p->quotes == 1 ? "quotation" : "quotations");
	}
	buf_puts(out, "</ul></section>\n");
}

/* A date on the line of time. */
struct stamp {
	const char *from, *value;
	uint32_t item; /* PUBLISHED: the record's own */
};

#define PUBLISHED UINT32_MAX

static int
by_time(const void *a, const void *b)
{
	const struct stamp *x = a, *y = b;
	int order = strcmp(x->from, y->from);

	if (*x->from == '-' && *y->from == '-')
		order = -order; /* years before Christ */
	if (!order)
		order = strcmp(x->value, y->value);
	return order ? order : (x->item > y->item) - (x->item < y->item);
}

/* The days from one stamp to another; 0 where one is no day of the calendar. */
static int32_t
days_between(const struct stamp *a, const struct stamp *b)
{
	struct moment x, y;

	if (!calendar_parse(a->from, strnlen(a->from, 10), &x) ||
	    !calendar_parse(b->from, strnlen(b->from, 10), &y))
		return 0;
	return y.day - x.day;
}

/* The start of an entry: how far it stands from the one before. */
static void
put_gap(struct buf *out, const struct stamp *before, const struct stamp *stamp)
{
	static const int32_t steps[] = {2, 8, 32, 366};
	int32_t days = before ? days_between(before, stamp) : 0;
	int step = 0;

	while (step < 4 && days >= steps[step])
		step++;
	buf_printf(out, "<li class=\"g%d\"", step);
	if (days >= 730)
		buf_printf(out, " data-gap=\"%d years\"", (int)(days / 365.2425 + 0.5));
	buf_putc(out, '>');
}

static void
put_mention(const struct story *s, const struct stamp *stamp, bool first, struct buf *out)
{
	if (stamp->item == PUBLISHED) {
		buf_puts(out, first ? " " : " · ");
		buf_puts(out, "<em>published</em>");
		return;
	}
	buf_printf(out, "%s<a href=\"#%s-d%u\">", first ? " " : " · ", s->key,
	    (unsigned)stamp->item);
	xml_put_text(out, s->doc->text, s->dates.v[stamp->item].span);
	buf_puts(out, "</a>");
}

static void
put_stamps(const struct story *s, const struct stamp *v, size_t n, struct buf *out)
{
	struct buf words = {0};

	buf_puts(out, "<ol>\n");
	for (size_t i = 0; i < n; i++) {
		bool first = i == 0 || strcmp(v[i - 1].from, v[i].from) != 0 ||
			     strcmp(v[i - 1].value, v[i].value) != 0;

		if (first) {
			if (i)
				buf_puts(out, "</li>\n");
			put_gap(out, i ? &v[i - 1] : NULL, &v[i]);
			words.n = 0;
			html_date_put(&words, v[i].value);
			buf_puts(out, "<span class=\"at\">");
			xml_put_bytes(out, words.p, words.n);
			buf_puts(out, "</span>");
		}
		put_mention(s, &v[i], first, out);
	}
	buf_puts(out, "</li>\n</ol>\n");
	buf_free(&words);
}

void
html_put_timeline(const struct story *s, struct buf *out)
{
	struct arena *scratch = s->doc->scratch;
	struct stamp *v = arena_alloc(scratch, (s->dates.n + 1) * sizeof(*v));
	size_t n = 0, length;
	size_t anchored;

	for (size_t i = 0; i < s->dates.n; i++) {
		const struct item *date = &s->dates.v[i];

		v[n] = (struct stamp){.item = (uint32_t)i};
		v[n].from = story_item_string(s, date, "from", NULL, &length);
		v[n].value = story_item_string(s, date, "value", NULL, &length);
		n += v[n].from && v[n].value;
	}
	anchored = n;
	if (s->doc->date.day != DAY_NONE) {
		struct civil c = calendar_civil(s->doc->date.day);
		char *day = arena_alloc(scratch, 32);

		snprintf(day, 32, "%04d-%02d-%02d", c.year, c.month, c.day);
		v[n++] = (struct stamp){day, day, PUBLISHED};
	}
	buf_puts(out, "<section class=\"when\"><h3>Timeline</h3>\n");
	if (n) {
		qsort(v, n, sizeof(*v), by_time);
		put_stamps(s, v, n, out);
	}
	if (s->dates.n > anchored)
		buf_printf(out,
		    "<p class=\"none\">%zu more that no calendar day can be given "
		    "to.</p>\n",
		    s->dates.n - anchored);
	else if (!s->dates.n)
		buf_puts(out, "<p class=\"none\">No dates in the text.</p>\n");
	buf_puts(out, "</section>\n");
}
