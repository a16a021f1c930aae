#include "carrier/items.h"

#include <stdlib.h>

#include "carrier/json.h"
#include "carrier/record.h"

static bool
read_span(const char *p, size_t n, struct span *span)
{
	const char *start = json_get(p, "start"), *end = json_get(p, "end");
	int32_t from, to;

	if (!start || !end || !json_int(start, &from) || !json_int(end, &to) ||
	    from < 0 || from > to || (size_t)to > n)
		return false;
	*span = (struct span){(uint32_t)from, (uint32_t)to};
	return true;
}

const char *
items_read(const struct document *doc, const char *layer, struct items *out)
{
	bool twice = false;
	const char *p = record_value(doc->record, layer, &twice).p;

	*out = (struct items){.absent = !p || *p == 'n'};
	if (out->absent)
		return NULL;
	if (*p != '[')
		return "a layer is not an array";
	if (twice)
		return "a layer stands twice in the record";
	for (p = json_first(p); p; p = json_next(p)) {
		struct item *item = array_add(doc->scratch, out);

		item->json = p;
		if (!read_span(p, doc->text->n, &item->span))
			return "an offset is missing or out of range";
	}
	return NULL;
}

/* Items that are alike stand in the record one behind the other. */
static int
by_span(const void *a, const void *b)
{
	const struct item *x = a, *y = b;

	if (x->span.start != y->span.start)
		return x->span.start < y->span.start ? -1 : 1;
	if (x->span.end != y->span.end)
		return x->span.end > y->span.end ? -1 : 1;
	return (x->json > y->json) - (x->json < y->json);
}

void
items_sort(struct items *items)
{
	if (items->n)
		qsort(items->v, items->n, sizeof(*items->v), by_span);
}

const char *
items_get(const struct item *item, const char *key, const char *inner)
{
	const char *p = json_get(item->json, key);

	if (p && inner)
		p = json_get(p, inner);
	return p && *p != 'n' ? p : NULL;
}

bool
items_span(const struct item *item, const char *key, size_t n, struct span *span)
{
	const char *p = key ? json_get(item->json, key) : item->json;

	return p && read_span(p, n, span);
}

void
items_id(const struct document *doc, struct buf *out)
{
	bool twice;
	const char *id = record_value(doc->record, "id", &twice).p;

	if (!id)
		return;
	if (*id == '"')
		json_bytes(id, out);
	else
		buf_add(out, id, (size_t)(json_end(id) - id));
}
