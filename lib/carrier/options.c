#include "carrier/options.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"

enum { MAX_OPTIONS = 64 };

static const struct filter_option common[] = {
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

/* What stands before the files, the way an option stands there. */
static void
print_operand(FILE *f, const struct program *p)
{
	if (p->operand)
		fprintf(f, "  %-28s %s\n", p->operand, p->operand_help);
}

static void
print_options(FILE *f, const struct filter_option *o)
{
	for (; o && o->name; o++)
		print_option(f, o);
}

static void
print_usage(FILE *f, const struct program *p)
{
	fprintf(f, "usage: %s [options] %s%s[file ...]\n", p->name,
	    p->operand ? p->operand : "", p->operand ? " " : "");
}

static void
print_help(FILE *f, const struct program *p, const struct option_list *lists, size_t n)
{
	print_usage(f, p);
	fprintf(f, "%s\n\n", p->about);
	print_operand(f, p);
	for (size_t i = 0; i < n; i++)
		print_options(f, lists[i].v);
	print_options(f, common);
	fprintf(f, "\n%s", p->closing);
}

_Noreturn void
options_usage(const struct program *p)
{
	print_usage(stderr, p);
	fprintf(stderr, "try '%s --help'\n", p->name);
	exit(EXIT_TROUBLE);
}

/* The tables getopt_long() wants; `val` is 256 + the option's place in `all`. */
struct table {
	const struct filter_option *all[MAX_OPTIONS];
	const struct option_list *of[MAX_OPTIONS];
	struct option longs[MAX_OPTIONS + 1];
	char shorts[2 * MAX_OPTIONS + 1];
	int n;
};

static void
add_options(
    struct table *t, const struct filter_option *o, const struct option_list *list)
{
	char *p = t->shorts + strlen(t->shorts);

	for (; o && o->name && t->n < MAX_OPTIONS; o++) {
		t->longs[t->n] = (struct option){
		    o->name, o->arg ? required_argument : no_argument, NULL, 256 + t->n};
		t->of[t->n] = list;
		t->all[t->n++] = o;
		if (o->letter) {
			*p++ = o->letter;
			if (o->arg)
				*p++ = ':';
		}
	}
	*p = '\0';
}

/* The place in `all` of what getopt_long() returned, or -1. */
static int
option_of(const struct table *t, int c)
{
	if (c >= 256)
		return c - 256;
	for (int i = 0; i < t->n; i++)
		if (t->all[i]->letter == c)
			return i;
	return -1;
}

static _Noreturn void
end_well(void)
{
	exit(fflush(stdout) == 0 ? 0 : EXIT_TROUBLE);
}

int
options_read(const struct program *p, const struct option_list *lists, size_t n, int argc,
    char **argv)
{
	struct table t = {0};
	const char *wrong;
	int c, i;

	for (size_t k = 0; k < n; k++)
		add_options(&t, lists[k].v, &lists[k]);
	add_options(&t, common, NULL);
	while ((c = getopt_long(argc, argv, t.shorts, t.longs, NULL)) != -1) {
		i = option_of(&t, c);
		if (i < 0)
			options_usage(p); /* getopt has said why */
		if (strcmp(t.all[i]->name, "help") == 0) {
			print_help(stdout, p, lists, n);
			end_well();
		}
		if (strcmp(t.all[i]->name, "version") == 0) {
			printf("%s (newsline) %s\n", p->name, VERSION);
			end_well();
		}
		wrong = t.of[i]->set(t.of[i]->arg, t.all[i]->name, optarg);
		if (wrong) {
			fprintf(stderr, "%s: --%s=%s: %s\n", p->name, t.all[i]->name,
			    optarg ? optarg : "", wrong);
			options_usage(p);
		}
	}
	if (p->operand) {
		wrong = optind < argc
			    ? lists[0].set(lists[0].arg, p->operand, argv[optind])
			    : "is missing";
		if (wrong) {
			fprintf(stderr, "%s: %s%s%s: %s\n", p->name, p->operand,
			    optind < argc ? " " : "", optind < argc ? argv[optind] : "",
			    wrong);
			options_usage(p);
		}
		optind++;
	}
	if (optind == argc && isatty(STDIN_FILENO)) {
		print_help(stderr, p, lists, n);
		exit(EXIT_TROUBLE);
	}
	return optind;
}
