#include "carrier/settings.h"

#include <getopt.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"

enum { MAX_OPTIONS = 64, MAX_JOBS = 256 };

static const struct filter_option shared[] = {
    {"text-key", 0, "KEY", "the key that holds the text (default: text)"},
    {"date-key", 0, "KEY", "the key that holds the publication date (default: date)"},
    {"lang", 0, "LANG", "language of all records, whatever their \"lang\" says"},
    {"layer-only", 0, NULL, "write {\"id\":...,\"LAYER\":...} instead of the record"},
    {"on-error", 0, "WHAT", "refused records: skip (default), fail, wrap"},
    {"max-errors", 0, "N", "exit 0 in spite of up to N refused records"},
    {"max-record", 0, "SIZE", "refuse longer lines (default: 64M)"},
    {"jobs", 'j', "N", "work in N threads (default: 1)"},
    {"block-size", 0, "SIZE", "read this much at a time (default: 256k)"},
    {"stats", 0, NULL, "say at the end what went in and out"},
    {"progress", 0, NULL, "show how far it is, on a terminal"},
    {"help", 'h', NULL, "show this help"},
    {"version", 0, NULL, "show the version"},
    {0},
};

static void
print_option(FILE *f, const struct filter_option *o)
{
	char left[64];

	snprintf(left, sizeof(left), "%c%c%s --%s%s%s", o->letter ? '-' : ' ',
	    o->letter ? o->letter : ' ', o->letter ? "," : " ", o->name,
	    o->arg ? "=" : "", o->arg ? o->arg : "");
	fprintf(f, "  %-28s %s\n", left, o->help);
}

static void
print_help(FILE *f, const struct filter *filter)
{
	fprintf(f, "usage: %s [options] [file ...]\n%s\n\n", filter->name, filter->about);
	for (const struct filter_option *o = filter->options; o && o->name; o++)
		print_option(f, o);
	for (const struct filter_option *o = shared; o->name; o++)
		print_option(f, o);
	fprintf(f,
	    "\nReads JSON Lines from the files or standard input, writes JSON Lines.\n"
	    "Exit status: 0 all went through, 1 some records were refused, 2 trouble.\n");
}

static _Noreturn void
usage(const struct filter *f)
{
	fprintf(stderr, "usage: %s [options] [file ...]\ntry '%s --help'\n", f->name,
	    f->name);
	exit(EXIT_TROUBLE);
}

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

static bool
set_count(const char *value, unsigned long long *n)
{
	char *end;

	*n = strtoull(value, &end, 10);
	return *value >= '0' && *value <= '9' && !*end;
}

/* Returns NULL, or what is wrong with the value. */
static const char *
set(struct settings *s, const char *name, const char *value)
{
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
		return set_count(value, &s->max_errors) ? NULL : "not a number";
	else if (strcmp(name, "max-record") == 0)
		return settings_size(value, &s->max_record) && s->max_record
			   ? NULL
			   : "not a size from 1 to 2G, like 64M";
	else if (strcmp(name, "block-size") == 0)
		return settings_size(value, &s->block_size) && s->block_size
			   ? NULL
			   : "not a size from 1 to 2G, like 256k";
	else if (strcmp(name, "jobs") == 0) {
		if (!set_count(value, &n) || !n || n > MAX_JOBS)
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

/* The tables getopt_long() wants; `val` is 256 + the option's place in `all`. */
struct table {
	const struct filter_option *all[MAX_OPTIONS];
	struct option longs[MAX_OPTIONS + 1];
	char shorts[2 * MAX_OPTIONS + 1];
	int n;
};

static void
add_options(struct table *t, const struct filter_option *o)
{
	char *p = t->shorts + strlen(t->shorts);

	for (; o && o->name && t->n < MAX_OPTIONS; o++) {
		t->longs[t->n] = (struct option){
		    o->name, o->arg ? required_argument : no_argument, NULL, 256 + t->n};
		t->all[t->n++] = o;
		if (o->letter) {
			*p++ = o->letter;
			if (o->arg)
				*p++ = ':';
		}
	}
	*p = '\0';
}

static const struct filter_option *
option_of(const struct table *t, int c)
{
	if (c >= 256)
		return t->all[c - 256];
	for (int i = 0; i < t->n; i++)
		if (t->all[i]->letter == c)
			return t->all[i];
	return NULL;
}

void
settings_read(
    struct settings *s, const struct filter *f, int argc, char **argv, int *first)
{
	struct table t = {0};
	const struct filter_option *o;
	const char *wrong;
	int c, own;

	*s = (struct settings){.text_key = "text",
	    .date_key = "date",
	    .jobs = 1,
	    .max_record = 64 << 20,
	    .block_size = 256 << 10};
	add_options(&t, f->options);
	own = t.n;
	add_options(&t, shared);
	while ((c = getopt_long(argc, argv, t.shorts, t.longs, NULL)) != -1) {
		o = option_of(&t, c);
		if (!o)
			usage(f); /* getopt has said why */
		if (strcmp(o->name, "help") == 0) {
			print_help(stdout, f);
			exit(fflush(stdout) == 0 ? 0 : EXIT_TROUBLE);
		}
		if (strcmp(o->name, "version") == 0) {
			printf("%s (newsline) %s\n", f->name, VERSION);
			exit(fflush(stdout) == 0 ? 0 : EXIT_TROUBLE);
		}
		wrong = o >= f->options && o < f->options + own
			    ? f->option(f->config, o->name, optarg)
			    : set(s, o->name, optarg);
		if (wrong) {
			fprintf(stderr, "%s: --%s=%s: %s\n", f->name, o->name,
			    optarg ? optarg : "", wrong);
			usage(f);
		}
	}
	if (strcmp(s->text_key, f->layer) == 0) {
		fprintf(stderr,
		    "%s: --text-key=%s: that is the key this program writes\n", f->name,
		    f->layer);
		usage(f);
	}
	if (optind == argc && isatty(STDIN_FILENO)) {
		print_help(stderr, f);
		exit(EXIT_TROUBLE);
	}
	*first = optind;
}
