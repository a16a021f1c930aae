#include "carrier/settings.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_JOBS = 256 };

#define ENDING                                                                           \
	"Exit status: 0 all went through, 1 some records were refused, 2 trouble.\n"

static const struct filter_option of_filters[] = {
    {"text-key", 0, "KEY", "the key that holds the text (default: text)"},
    {"date-key", 0, "KEY", "the key that holds the publication date (default: date)"},
    {"lang", 0, "LANG", "language of all records, whatever their \"lang\" says"},
    {"jobs", 'j', "N", "work in N threads (default: 1)"},
    {"block-size", 0, "SIZE", "read this much at a time (default: 256k)"},
    {0},
};

/* For those that add a layer; what others write is not records. */
static const struct filter_option of_layers[] = {
    {"layer-only", 0, NULL, "write {\"id\":...,\"LAYER\":...} instead of the record"},
    {0},
};

static const struct filter_option of_all[] = {
    {"on-error", 0, "WHAT", "refused records: skip (default), fail, wrap"},
    {"max-errors", 0, "N", "exit 0 in spite of up to N refused records"},
    {"max-record", 0, "SIZE", "refuse longer records (default: 64M)"},
    {"stats", 0, NULL, "say at the end what went in and out"},
    {"progress", 0, NULL, "show how far it is, on a terminal"},
    {0},
};

bool
settings_size(const char *value, size_t *n)
{
	static const char units[] = "kMG";
	char *end;
	unsigned long long v;
	unsigned shift = 0;

	if (*value < '0' || *value > '9')
		return false;
	v = strtoull(value, &end, 10);
	if (*end && strchr(units, *end)) {
		shift = 10 * (unsigned)(strchr(units, *end) - units + 1);
		end++;
	}
	if (*end || v > (UINT32_MAX / 2) >> shift) /* offsets are 32 bits */
		return false;
	*n = (size_t)v << shift;
	return true;
}

bool
settings_count(const char *value, unsigned long long *n)
{
	char *end;

	*n = strtoull(value, &end, 10);
	return *value >= '0' && *value <= '9' && !*end;
}

/* Returns NULL, or what is wrong with the value. */
static const char *
set(void *arg, const char *name, const char *value)
{
	struct settings *s = arg;
	unsigned long long n;

	if (strcmp(name, "text-key") == 0)
		s->text_key = value;
	else if (strcmp(name, "date-key") == 0)
		s->date_key = value;
	else if (strcmp(name, "lang") == 0)
		s->lang = value;
	else if (strcmp(name, "layer-only") == 0)
		s->layer_only = true;
	else if (strcmp(name, "stats") == 0)
		s->stats = true;
	else if (strcmp(name, "progress") == 0)
		s->progress = true;
	else if (strcmp(name, "max-errors") == 0)
		return settings_count(value, &s->max_errors) ? NULL : "not a number";
	else if (strcmp(name, "max-record") == 0)
		return settings_size(value, &s->max_record) && s->max_record
			   ? NULL
			   : "not a size from 1 to 2G, like 64M";
	else if (strcmp(name, "block-size") == 0)
		return settings_size(value, &s->block_size) && s->block_size
			   ? NULL
			   : "not a size from 1 to 2G, like 256k";
	else if (strcmp(name, "jobs") == 0) {
		if (!settings_count(value, &n) || !n || n > MAX_JOBS)
			return "not a number from 1 to 256";
		s->jobs = (unsigned)n;
	} else if (strcmp(name, "on-error") == 0) {
		if (strcmp(value, "skip") == 0)
			s->on_error = ON_ERROR_SKIP;
		else if (strcmp(value, "fail") == 0)
			s->on_error = ON_ERROR_FAIL;
		else if (strcmp(value, "wrap") == 0)
			s->on_error = ON_ERROR_WRAP;
		else
			return "not one of skip, fail, wrap";
	}
	return NULL;
}

struct settings
settings_default(void)
{
	return (struct settings){.text_key = "text",
	    .date_key = "date",
	    .jobs = 1,
	    .max_record = 64 << 20,
	    .block_size = 256 << 10};
}

struct option_list
settings_of_filters(struct settings *s)
{
	return (struct option_list){of_filters, set, s};
}

struct option_list
settings_of_all(struct settings *s)
{
	return (struct option_list){of_all, set, s};
}

int
settings_read(struct settings *s, const struct filter *f, int argc, char **argv)
{
	struct program p = {f->name, f->operand, f->operand_help, f->about,
	    f->layer ? "Reads JSON Lines from the files or standard input, writes JSON "
		       "Lines.\n" ENDING
		     : "Reads JSON Lines from the files or standard input.\n" ENDING};
	struct option_list lists[] = {{f->options, f->option, f->config},
	    {f->layer ? of_layers : NULL, set, s}, settings_of_filters(s),
	    settings_of_all(s)};
	int first;

	*s = settings_default();
	first = options_read(&p, lists, 4, argc, argv);
	if (!f->layer && s->on_error == ON_ERROR_WRAP) {
		fprintf(stderr, "%s: --on-error=wrap: what it writes is not records\n",
		    f->name);
		options_usage(&p);
	}
	if (f->layer && strcmp(s->text_key, f->layer) == 0) {
		fprintf(stderr,
		    "%s: --text-key=%s: that is the key this program writes\n", f->name,
		    f->layer);
		options_usage(&p);
	}
	return first;
}
