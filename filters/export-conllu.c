/*
 * export-conllu: sentences and their words as CoNLL-U
 * (universaldependencies.org/format.html); of the columns, ID, FORM and MISC are filled.
 */
#include <string.h>

#include "base/hash.h"
#include "carrier/filter.h"
#include "carrier/items.h"
#include "carrier/json.h"
#include "carrier/record.h"
#include "text/chars.h"
#include "text/words.h"

/* A stretch of text on one line: runs of white space become one space. */
static void
put_line(struct buf *out, const struct text *t, struct span s)
{
	uint32_t from = s.start;

	for (uint32_t i = s.start; i < s.end; i++) {
		if (!char_is(text_at(t, i), CHAR_SPACE))
			continue;
		if (i > from)
			json_put_plain(out, t, (struct span){from, i});
		if (out->p[out->n - 1] != ' ')
			buf_putc(out, ' ');
		from = i + 1;
	}
	json_put_plain(out, t, (struct span){from, s.end});
	buf_putc(out, '\n');
}

/* The words of a sentence, one a line. */
static void
put_words(struct document *doc, struct span sentence)
{
	struct words w = {0};
	struct buf *out = doc->out;

	words_scan(&w, doc->text, sentence.start, sentence.end, doc->scratch);
	for (size_t i = 0; i < w.n; i++) {
		bool touches = i + 1 < w.n && w.v[i + 1].start == w.v[i].end;

		buf_putn(out, (long long)i + 1);
		buf_putc(out, '\t');
		json_put_plain(out, doc->text, (struct span){w.v[i].start, w.v[i].end});
		buf_puts(out, "\t_\t_\t_\t_\t_\t_\t_\t");
		buf_puts(out, touches ? "SpaceAfter=No\n" : "_\n");
	}
	buf_putc(out, '\n');
}

/* The record's id on one line; of one that has none, a hash of it. */
static void
read_id(const struct document *doc, struct buf *id)
{
	struct slice line = doc->record->line;

	items_id(doc, id);
	for (size_t i = 0; i < id->n; i++)
		if (memchr("\r\n", id->p[i], 2))
			id->p[i] = ' ';
	if (!id->n)
		buf_printf(id, "%016llx", (unsigned long long)hash_bytes(line.p, line.n));
}

static void
put_comment(struct buf *out, const char *name, const struct buf *value, const char *after)
{
	buf_printf(out, "# %s = ", name);
	buf_add(out, value->p, value->n);
	buf_puts(out, after);
}

/* Does a line begin between the sentences? */
static bool
begins_paragraph(const struct text *t, uint32_t from, uint32_t end)
{
	while (from < end && !char_is(text_at(t, from), CHAR_NEWLINE))
		from++;
	return from < end;
}

static const char *
run(const void *config, struct document *doc)
{
	const struct sentences *s = doc->layers.sentences;
	struct buf *out = doc->out, id = {0};

	(void)config;
	doc->instead = true;
	read_id(doc, &id);
	for (size_t i = 0; i < s->n; i++) {
		if (i == 0)
			put_comment(out, "newdoc id", &id, "\n");
		if (i == 0 || begins_paragraph(doc->text, s->v[i - 1].end, s->v[i].start))
			buf_puts(out, "# newpar\n");
		put_comment(out, "sent_id", &id, "-");
		buf_printf(out, "%zu\n# text = ", i + 1);
		put_line(out, doc->text, s->v[i]);
		put_words(doc, s->v[i]);
	}
	buf_free(&id);
	return NULL;
}

int
main(int argc, char **argv)
{
	static const struct filter exporter = {
	    .name = "export-conllu",
	    .about = "Writes sentences and their words as CoNLL-U.",
	    .reads = READ_SENTENCES,
	    .needs = READ_SENTENCES,
	    .run = run,
	};

	return filter_main(&exporter, argc, argv);
}
