#include <string.h>

#include "check.h"
#include "embeds/embeds.h"

/* The embeds of a text, each in brackets, its body in braces inside. */
static const char *
marked(const char *utf8)
{
	static char out[4096];
	struct text t = check_text(utf8);
	struct arena scratch = {0};
	struct embeds found = {0};
	size_t n = 0;

	embeds_find(&t, &scratch, &found);
	for (size_t i = 0; i <= t.n; i++) {
		for (size_t k = 0; k < found.n; k++) {
			const struct embed *e = &found.v[k];
			bool body = e->body.start < e->body.end;

			if (body && i == e->body.end)
				out[n++] = '}';
			if (i == e->span.end)
				out[n++] = ']';
			if (i == e->span.start)
				out[n++] = '[';
			if (body && i == e->body.start)
				out[n++] = '{';
		}
		if (i < t.n)
			out[n++] = text_at(&t, i) < 0x80 ? (char)text_at(&t, i) : '~';
	}
	out[n] = '\0';
	arena_free(&scratch);
	text_free(&t);
	return out;
}

#define MARKED(text, want) CHECK(strcmp(marked(text), want) == 0)

static void
an_attribution_ends_a_post(void)
{
	MARKED("The town tweeted:\n\nShut! — Ada Quill (@adaquill) May 3, 2021\n\nNobody "
	       "knows why.",
	    "The town tweeted:\n\n[{Shut!} ~ Ada Quill (@adaquill) May 3, "
	    "2021]\n\nNobody "
	    "knows why.");
	MARKED("Nothing here.", "Nothing here.");
	MARKED("", "");
}

static void
a_handle_without_a_date_is_no_attribution(void)
{
	MARKED("We asked the mayor — Ada Quill (@adaquill) — about it.",
	    "We asked the mayor ~ Ada Quill (@adaquill) ~ about it.");
	MARKED("Ada Quill (@adaquill) May 3, 2021", "Ada Quill (@adaquill) May 3, 2021");
}

static void
a_post_may_have_lost_its_words(void)
{
	MARKED("One user wrote:\n\n— Ada Quill (@adaquill) May 3, 2021",
	    "One user wrote:\n\n[~ Ada Quill (@adaquill) May 3, 2021]");
}

int
main(void)
{
	an_attribution_ends_a_post();
	a_handle_without_a_date_is_no_attribution();
	a_post_may_have_lost_its_words();
	return check_done();
}
