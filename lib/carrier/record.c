#include "carrier/record.h"

#include <string.h>

const char *
record_read(
    struct record *r, struct slice line, const struct json_reader *reader, size_t *at)
{
	r->line = line;
	return json_scan_line(line.p, line.n, &r->members, reader, at);
}

struct slice
record_value(const struct record *r, const char *key, bool *twice)
{
	struct slice value = {0};
	size_t n = strlen(key);

	for (size_t i = 0; i < r->members.n; i++) {
		const struct json_member *m = &r->members.v[i];

		if (m->escaped ? !json_key_is(m->key, key)
			       : m->key.n != n || memcmp(m->key.p, key, n) != 0)
			continue;
		if (value.p)
			*twice = true;
		value = r->members.v[i].value;
	}
	return value;
}

bool
record_is_wrapped(const struct record *r)
{
	bool twice;
	struct slice error = record_value(r, "error", &twice);

	return r->members.n <= 3 && error.p && *error.p == '{' &&
	       record_value(r, "raw", &twice).p;
}

struct record_cut
record_cut(const struct record *r, const char *key)
{
	bool twice;
	struct slice value = record_value(r, key, &twice);
	size_t end;

	if (value.p) {
		end = (size_t)(value.p - r->line.p);
		return (struct record_cut){end, end + value.n, false};
	}
	value = r->members.v[r->members.n - 1].value;
	end = (size_t)(value.p - r->line.p) + value.n;
	return (struct record_cut){end, end, true};
}
