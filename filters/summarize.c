/* summarize: the sentences that matter. */
#include <string.h>

#include "carrier/filter.h"
#include "carrier/json.h"
#include "carrier/settings.h"
#include "summary/summary.h"

struct config {
	struct summary_budget budget;
	struct feature_weights weights;
	struct wordlists wordlists;
	bool all, plain;
};

/* A share between 0 and 1 with up to three decimals, as per mille. */
static bool
read_ratio(const char *s, unsigned *ratio)
{
	unsigned digits = 1000;
	bool point = false;

	for (*ratio = 0; *s && (!point || digits > 1); s++) {
		if (*s == '.' && !point) {
			point = true;
			continue;
		}
		if (*s < '0' || *s > '9' || *ratio > 1000)
			return false;
		if (point)
			digits /= 10;
		*ratio = point ? *ratio + (unsigned)(*s - '0') * digits
			       : *ratio * 10 + (unsigned)(*s - '0') * 1000;
	}
	return !*s && *ratio > 0 && *ratio <= 1000;
}

static const char *
read_limit(size_t *limit, const char *value)
{
	unsigned long long n;

	if (!settings_count(value, &n) || n == 0 || n > UINT32_MAX)
		return "not a number above 0";
	*limit = (size_t)n;
	return NULL;
}

static const char *
option(void *config, const char *name, const char *value)
{
	struct config *c = config;

	if (strcmp(name, "all-scores") == 0)
		c->all = true;
	else if (strcmp(name, "plain") == 0)
		c->plain = true;
	else if (strcmp(name, "words") == 0)
		return read_limit(&c->budget.words, value);
	else if (strcmp(name, "chars") == 0)
		return read_limit(&c->budget.chars, value);
	else if (strcmp(name, "sentences") == 0)
		return read_limit(&c->budget.sentences, value);
	else if (!read_ratio(value, &c->budget.ratio))
		return "not a share above 0 and up to 1, of three decimals at most";
	return NULL;
}

/* One sentence a line, line breaks inside as spaces; a blank line behind the document. */
static void
put_plain(struct document *doc, const struct summary *s)
{
	doc->instead = true;
	for (size_t i = 0; i < s->n; i++)
		json_put_line(doc->out, doc->text, s->v[i].span);
	buf_putc(doc->out, '\n');
}

static const char *
run(const void *config, struct document *doc)
{
	const struct config *c = config;
	struct summary_options o = {
	    doc->lang, &c->wordlists, c->budget, c->weights, c->all};
	struct summary s = {0};

	if (!o.budget.words && !o.budget.chars && !o.budget.ratio && !o.budget.sentences)
		o.budget.sentences = 3;
	summarize(doc->text, doc->title, &doc->layers, &o, doc->scratch, &s);
	if (c->plain) {
		put_plain(doc, &s);
		return NULL;
	}
	buf_putc(doc->out, '[');
	for (size_t i = 0; i < s.n; i++) {
		buf_puts(doc->out, i ? ",{" : "{");
		json_put_span(doc->out, s.v[i].span);
		json_put_key(doc->out, "text");
		json_put_text(doc->out, doc->text, s.v[i].span);
		json_put_int(doc->out, "sentence", s.v[i].sentence);
		json_put_int(doc->out, "score", s.v[i].score);
		buf_putc(doc->out, '}');
	}
	buf_putc(doc->out, ']');
	return NULL;
}

int
main(int argc, char **argv)
{
	static const struct filter_option options[] = {
	    {"sentences", 'n', "N",
		"sentences at most (default: 3, if nothing else is said)"},
	    {"words", 0, "N", "words at most"},
	    {"chars", 0, "N", "characters at most"},
	    {"ratio", 0, "R", "this share of the sentences at most, 0.001 to 1"},
	    {"all-scores", 0, NULL, "every sentence with its score, whatever the limits"},
	    {"plain", 0, NULL, "write the text, one sentence a line, instead of records"},
	    {0},
	};
	static struct config config;
	static const struct filter summarizer = {
	    .name = "summarize",
	    .layer = "summary",
	    .about = "Adds a summary of each document: sentences of its own.",
	    .reads = READ_SENTENCES | READ_EMBEDS | READ_QUOTES | READ_DATES | READ_TITLE,
	    .needs = READ_SENTENCES,
	    .options = options,
	    .config = &config,
	    .option = option,
	    .run = run,
	};

	struct arena memory = {0};
	int status;

	feature_weights(&config.weights, lexicon_get("und", "summary-weights"));
	wordlists_make(&config.wordlists, &memory);
	status = filter_main(&summarizer, argc, argv);
	arena_free(&memory);
	return status;
}
