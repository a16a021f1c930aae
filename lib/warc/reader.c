#include "warc/reader.h"

#include <limits.h>
#include <stdint.h>
#include <string.h>

enum { PIECE = 256 << 10 };

#define NO_EDGE SIZE_MAX

static const char is_broken[] = "the gzip data are broken";

/* Reads a block of the file; false at its end. */
static bool
read_raw(struct warc_reader *r)
{
	struct buf *raw = &r->raw;

	if (r->taken) {
		memmove(raw->p, raw->p + r->taken, raw->n - r->taken);
		raw->n -= r->taken;
		r->taken = 0;
	}
	return r->read(r->arg, raw) > 0;
}

/* Goes on to where a gzip member may begin; false if there is none. */
static bool
find_member(struct warc_reader *r)
{
	for (;;) {
		const char *p = r->raw.p + r->taken;
		size_t n = r->raw.n - r->taken;
		const char *q = n ? memchr(p, '\x1F', n) : NULL;

		r->taken += q ? (size_t)(q - p) : n;
		n = r->raw.n - r->taken;
		if (n >= 3 && gunzip_begins(r->raw.p + r->taken, n))
			return true;
		if (n >= 3)
			r->taken++;
		else if (!read_raw(r))
			return false;
	}
}

/* Unpacks up to `room` bytes; what state that ends in. */
static enum gunzip_state
unpack(struct warc_reader *r, size_t room)
{
	const char *p;
	size_t n;
	enum gunzip_state state;

	if (r->gunzip.inside ? r->taken == r->raw.n && !read_raw(r) : !find_member(r)) {
		r->end = true;
		if (r->gunzip.inside)
			r->broken = "the gzip data end early";
		return GUNZIP_MORE;
	}
	p = r->raw.p + r->taken;
	n = r->raw.n - r->taken;
	state = gunzip(&r->gunzip, &p, &n, room, &r->plain);
	r->taken = r->raw.n - n;
	return state;
}

/* Goes on behind the end of a member, to see whether a record begins there. */
static void
pass_member(struct warc_reader *r)
{
	enum { ENOUGH = 9 }; /* bytes to tell */
	size_t edge = r->plain.n;

	while (!r->end && !r->broken_ahead && r->plain.n - edge < ENOUGH)
		r->broken_ahead =
		    unpack(r, ENOUGH - (r->plain.n - edge)) == GUNZIP_BROKEN;
	if (r->broken_ahead || warc_begins(r->plain.p + edge, r->plain.n - edge)) {
		r->edge = edge;
		r->members = true;
	}
}

/* Makes more of the file known; false at the edge of a member or the end of the file. */
static bool
fill(struct warc_reader *r)
{
	size_t had = r->plain.n;

	if (r->end || r->edge != NO_EDGE)
		return false;
	if (r->form == WARC_PLAIN) {
		r->end = r->read(r->arg, &r->plain) == 0;
		return !r->end;
	}
	switch (unpack(r, PIECE)) {
	case GUNZIP_MEMBER:
		pass_member(r);
		break;
	case GUNZIP_BROKEN:
		r->broken = is_broken;
		r->edge = r->plain.n;
		break;
	default:
		break;
	}
	return r->plain.n > had || (!r->end && r->edge == NO_EDGE);
}

/* How much is known from `at` on, up to an edge. */
static size_t
known(const struct warc_reader *r)
{
	return (r->edge < r->plain.n ? r->edge : r->plain.n) - r->at;
}

/* Makes n bytes known; how many are. */
static size_t
need(struct warc_reader *r, size_t n)
{
	while (known(r) < n && fill(r))
		;
	return known(r);
}

static const char *
here(const struct warc_reader *r)
{
	return r->plain.p + r->at;
}

/* Makes room by what has been dealt with, and goes over an edge that is reached. */
static void
compact(struct warc_reader *r)
{
	if (r->at == r->edge) {
		r->edge = r->broken_ahead ? r->plain.n : NO_EDGE;
		r->broken = r->broken_ahead ? is_broken : NULL;
		r->broken_ahead = false;
	}
	if (!r->at)
		return;
	memmove(r->plain.p, r->plain.p + r->at, r->plain.n - r->at);
	r->plain.n -= r->at;
	r->edge -= r->edge != NO_EDGE ? r->at : 0;
	r->at = 0;
}

static void
begin(struct warc_reader *r)
{
	r->edge = NO_EDGE;
	while (r->raw.n < 3 && read_raw(r))
		;
	if (gunzip_begins(r->raw.p, r->raw.n)) {
		r->form = WARC_PACKED;
		return;
	}
	r->form = WARC_PLAIN;
	buf_add(&r->plain, r->raw.p, r->raw.n);
	r->raw.n = 0;
}

/*
 * Goes to the next line that begins a record, from `from` bytes behind `at` on; to the
 * edge or the end if there is none. With `most` bytes passed it stops, too.
 */
static void
seek(struct warc_reader *r, size_t from, unsigned long long most)
{
	enum { MARK = 10 }; /* a line end, and what tells a record */

	for (;;) {
		const char *p = here(r), *line = p + from, *end = p + known(r);

		/* where records have members of their own the next one is behind the edge
		 */
		while (!r->members && line < end &&
		       (line = memchr(line, '\n', (size_t)(end - line)))) {
			if (end - line < MARK || (size_t)(line - p) >= most)
				break;
			line++;
			if (warc_begins(line, (size_t)(end - line))) {
				r->at += (size_t)(line - p);
				return;
			}
		}
		if (r->edge != NO_EDGE && known(r) <= most) {
			r->at = r->edge;
			return;
		}
		/* what may be the beginning of a mark is looked at again */
		from = known(r) < MARK ? known(r) : MARK;
		if (r->edge != NO_EDGE)
			from = 0;
		if (known(r) - from > most)
			from = known(r) - (size_t)most;
		most -= known(r) - from;
		r->at += known(r) - from;
		if (!most)
			return;
		compact(r);
		from = 0;
		if (!fill(r) && r->edge == NO_EDGE) {
			r->at += known(r);
			return;
		}
	}
}

/* Refuses what stands here, of which `n` bytes are known. */
static void
refuse(struct warc_reader *r, struct warc_record *record, const char *wrong, size_t n)
{
	record->wrong = wrong;
	record->raw = (struct warc_value){here(r), n};
	record->head = record->block = (struct warc_value){0};
}

/* Is the end of the record, `n` bytes from here, followed by what must follow it? Sets
 * *behind to the length of that. */
static bool
ends_at(struct warc_reader *r, size_t n, size_t *behind)
{
	enum { MOST = 4 };
	size_t left = need(r, n + MOST) - n;
	const char *p = here(r) + n;

	if (left > MOST) /* however much is known already */
		left = MOST;
	*behind = 0;
	if (!left)
		return true;
	for (unsigned ends = 0; *behind < left && ends < 2; (*behind)++) {
		if (p[*behind] == '\n')
			ends++;
		else if (p[*behind] != '\r')
			return false;
	}
	return true;
}

/* A record with its head here, n bytes of it, its block of `length` bytes behind. */
static void
take(struct warc_reader *r, struct warc_record *record, size_t n,
    unsigned long long length)
{
	size_t have, behind, all = n + (size_t)length;

	have = need(r, all);
	if (have < all) {
		refuse(r, record,
		    r->broken ? r->broken : "it is shorter than its Content-Length",
		    have);
		return;
	}
	if (!ends_at(r, all, &behind)) {
		refuse(r, record, "it does not end where its Content-Length says", all);
		return;
	}
	while (r->form == WARC_PACKED && known(r) == all + behind && fill(r))
		; /* the check sum is behind the data */
	if (r->broken && known(r) == all + behind) {
		refuse(r, record, r->broken, all);
		return;
	}
	record->head = (struct warc_value){here(r), n};
	record->block = (struct warc_value){here(r) + n, (size_t)length};
}

/* The length of the head that stands here; 0 if there is none. */
static size_t
find_head(struct warc_reader *r)
{
	size_t n = 0, looked = 9;

	if (need(r, looked) < looked || !warc_begins(here(r), known(r)))
		return 0;
	while (!(n = warc_head(here(r), known(r))) && looked <= WARC_HEAD) {
		looked = known(r) + 1;
		if (need(r, looked) < looked)
			break;
	}
	return n <= WARC_HEAD ? n : 0;
}

/* Passes over the line ends between records; false at the end of the file. */
static bool
pass_gap(struct warc_reader *r)
{
	for (;;) {
		while (known(r) && (*here(r) == '\n' || *here(r) == '\r'))
			r->at++;
		if (known(r) || r->broken) /* not even a head: that is to be said */
			return true;
		if (r->at == r->edge)
			compact(r);
		else if (!fill(r) && r->edge == NO_EDGE && !r->broken)
			return false;
	}
}

bool
warc_next(struct warc_reader *r, struct warc_record *record)
{
	unsigned long long length;
	size_t n;

	if (r->form == WARC_NEW)
		begin(r);
	r->at += r->given;
	if (r->lost)
		seek(r, r->given ? 0 : 1, r->lost);
	if (r->lost)
		r->broken = NULL; /* that has been said */
	r->given = 0;
	r->lost = 0;
	compact(r);
	if (!pass_gap(r))
		return false;
	*record = (struct warc_record){.number = ++r->number};
	n = find_head(r);
	if (!n) {
		refuse(r, record, r->broken ? r->broken : "no WARC record", 0);
		record->raw.p = NULL;
	} else if (!warc_number(warc_get(here(r), n, "Content-Length"), &length)) {
		refuse(r, record, "a WARC record without a Content-Length", n);
	} else if (length + n > r->max_record) {
		refuse(r, record, "longer than --max-record", 0);
		record->raw.p = NULL;
		r->given = n - 1; /* its last line end may be one before a record */
		r->lost = length + 1;
		return true;
	} else {
		take(r, record, n, length);
	}
	r->given = record->wrong ? (n ? n - 1 : 0) : n + (size_t)length;
	r->lost = record->wrong ? ULLONG_MAX : 0;
	return true;
}

void
warc_free(struct warc_reader *r)
{
	gunzip_free(&r->gunzip);
	buf_free(&r->raw);
	buf_free(&r->plain);
}
