/*
 * export-timeml: dates inline as TIMEX3, one TimeML 1.2.1 document a record
 * (timeml.org/timeMLdocs/TimeML_1.2.1.xsd).
 */
#include <regex.h>
#include <string.h>

#include "base/mem.h"
#include "carrier/filter.h"
#include "carrier/items.h"
#include "carrier/json.h"
#include "export/tar.h"
#include "export/xml.h"

/* What the schema lets stand in an attribute: its patterns, as POSIX writes them. */
#define WHOLE(pattern) "^(" pattern ")$"
#define DAY "[0-9X]{1,4}-[0-9X]{1,2}-[0-9X]{1,2}"
#define CLOCK "T(([0-9]{2}(:[0-9]{2}(:[0-9]{2})?)?)|(MO|MI|AF|EV|NI|DT))"
#define WEEK "[0-9X]{1,4}-W[0-9X]{1,2}"
#define N "([0-9]+|X{1,2})"

enum { TYPE, VALUE, MOD, QUANT, FREQ, ATTRIBUTES };

static const struct attribute {
	const char *name, *pattern;
} attributes[ATTRIBUTES] = {
    [TYPE] = {"type", WHOLE("DATE|TIME|DURATION|SET")},
    [VALUE] = {"value",
	WHOLE("[0-9X]{1,4}(-[0-9X]{1,2}(-[0-9X]{1,2})?)?"
	      "|(" DAY ")?" CLOCK "|" WEEK "(-([1-7X]|WE))?|" WEEK "-[1-7X]" CLOCK
	      "|[0-9X]{1,4}-(SP|SU|WI|FA|H[1-2X]|Q[1-4X])|(PAST|PRESENT|FUTURE)_REF"
	      "|P(" N "Y)?(" N "M)?(" N "D)?(T(" N "H)?(" N "M)?(" N "S)?)?"
	      "|P" N "(W|L|E|C|Q)")},
    [MOD] = {"mod",
	WHOLE("BEFORE|AFTER|ON_OR_BEFORE|ON_OR_AFTER|LESS_THAN|MORE_THAN|EQUAL_OR_LESS"
	      "|EQUAL_OR_MORE|START|MID|END|APPROX")},
    [QUANT] = {"quant", WHOLE(".*")},
    [FREQ] = {"freq", WHOLE("[0-9X](C|Y|X|W|D|H|S|SP|SU|FA|WI)")},
};

struct config {
	regex_t allowed[ATTRIBUTES];
	bool tar;
};

static const char *
option(void *config, const char *name, const char *value)
{
	struct config *c = config;

	(void)name;
	(void)value;
	c->tar = true;
	return NULL;
}

/* The value of an attribute into `out`; false if the item has none the schema allows. */
static bool
read_attribute(
    const struct config *c, const struct item *item, int which, struct buf *out)
{
	const char *p = items_get(item, attributes[which].name, NULL);

	out->n = 0;
	if (!p)
		return false;
	if (*p == '"')
		json_bytes(p, out);
	else
		buf_add(out, p, (size_t)(json_end(p) - p));
	buf_putc(out, '\0');
	out->n--;
	if (strlen(out->p) != out->n || (*out->p == 'P' && out->n < 3 && which == VALUE))
		return false; /* minLength of a duration */
	return regexec(&c->allowed[which], out->p, 0, NULL, 0) == 0;
}

/* The publication date: what dates are counted from. */
static void
put_creation_time(const struct document *doc, struct buf *out)
{
	struct civil day = calendar_civil(doc->date.day);
	int second = doc->date.second;
	struct buf value = {0};

	buf_printf(&value, "%04d-%02d-%02d", day.year, day.month, day.day);
	if (second >= 0)
		buf_printf(&value, "T%02d:%02d:%02d", second / 3600, second / 60 % 60,
		    second % 60);
	buf_puts(out, "<TIMEX3 tid=\"t0\"");
	buf_printf(out, " type=\"%s\"", second < 0 ? "DATE" : "TIME");
	xml_put_attribute(out, "value", value.p, value.n);
	buf_puts(out, " functionInDocument=\"CREATION_TIME\">");
	buf_add(out, value.p, value.n);
	buf_puts(out, "</TIMEX3>");
	buf_free(&value);
}

/* One date; false, and nothing written, if the schema has no words for it. */
static bool
put_date(const struct config *c, const struct document *doc, const struct item *item,
    size_t number, struct buf *out)
{
	const char *anchor = items_get(item, "anchor", NULL);
	struct buf value = {0};
	size_t from = out->n;
	bool good = true;

	buf_printf(out, "<TIMEX3 tid=\"t%zu\"", number);
	for (int i = 0; i < ATTRIBUTES; i++)
		if (read_attribute(c, item, i, &value))
			xml_put_attribute(out, attributes[i].name, value.p, value.n);
		else if (i == TYPE || i == VALUE)
			good = false;
	if (anchor)
		buf_puts(out, " temporalFunction=\"true\"");
	if (anchor && json_is(anchor, "date") && doc->date.day != DAY_NONE)
		buf_puts(out, " anchorTimeID=\"t0\"");
	buf_putc(out, '>');
	xml_put_text(out, doc->text, item->span);
	buf_puts(out, "</TIMEX3>");
	if (!good)
		out->n = from;
	buf_free(&value);
	return good;
}

/* The text with its dates; TIMEX3 does not nest, so of two that overlap the first is
 * kept. */
static void
put_text(const struct config *c, const struct document *doc, struct items *dates,
    struct buf *out)
{
	uint32_t at = 0;
	size_t number = 1;

	items_sort(dates);
	for (size_t i = 0; i < dates->n; i++) {
		struct span s = dates->v[i].span;

		if (s.start < at)
			continue;
		xml_put_text(out, doc->text, (struct span){at, s.start});
		at = s.start;
		if (put_date(c, doc, &dates->v[i], number, out)) {
			at = s.end;
			number++;
		}
	}
	xml_put_text(out, doc->text, (struct span){at, (uint32_t)doc->text->n});
}

static const char *
run(const void *config, struct document *doc)
{
	static const char begin[] =
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TimeML "
	    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
	    "xsi:noNamespaceSchemaLocation="
	    "\"http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd\">";
	const struct config *c = config;
	struct items dates;
	const char *wrong = items_read(doc, "dates", &dates);
	struct buf file = {0}, name = {0};

	doc->instead = true;
	if (wrong)
		return wrong;
	if (dates.absent)
		return "no \"dates\": run extract-dates first";
	buf_puts(&file, begin);
	if (doc->date.day != DAY_NONE)
		put_creation_time(doc, &file);
	buf_putc(&file, '\n');
	put_text(c, doc, &dates, &file);
	buf_puts(&file, "</TimeML>\n");
	if (c->tar) {
		tar_put_name(doc, &name);
		buf_puts(&name, ".tml");
		tar_put_file(doc->out, name.p, name.n, file.p, file.n);
	} else {
		buf_add(doc->out, file.p, file.n);
	}
	buf_free(&name);
	buf_free(&file);
	return NULL;
}

static void
tail(const void *config, struct buf *out)
{
	const struct config *c = config;

	if (c->tar)
		tar_put_end(out);
}

int
main(int argc, char **argv)
{
	static const struct filter_option options[] = {
	    {"tar", 0, NULL, "write a tar archive with a file for each record"},
	    {0},
	};
	static struct config config;
	static const struct filter exporter = {
	    .name = "export-timeml",
	    .about = "Writes text and dates as TimeML, one document a record.",
	    .reads = READ_DATE,
	    .options = options,
	    .config = &config,
	    .option = option,
	    .tail = tail,
	    .run = run,
	};

	for (int i = 0; i < ATTRIBUTES; i++)
		if (regcomp(&config.allowed[i], attributes[i].pattern,
			REG_EXTENDED | REG_NOSUB) != 0)
			mem_die(); /* the patterns are sound, so it was memory */
	return filter_main(&exporter, argc, argv);
}
