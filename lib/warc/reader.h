/*
 * reader: the records of a WARC file (ISO 28500), plain or in gzip members, one by one.
 *
 * What is no record is refused, and the next one is found again: behind the gzip member,
 * where records have members of their own, and at the next line "WARC/1.x" behind a line
 * end otherwise. A record's length is believed if an empty line, or the end of the file,
 * stands where it says the record ends.
 */
#ifndef WARC_READER_H
#define WARC_READER_H

#include "base/buf.h"
#include "warc/gunzip.h"
#include "warc/header.h"

enum { WARC_HEAD = 1 << 20 }; /* bytes a head may have */

struct warc_reader {
	size_t (*read)(void *arg, struct buf *b); /* appends a block; 0 at the end */
	void *arg;
	size_t max_record; /* longer records are refused, and not kept */

	/* the reader's own; {0} to begin with */
	struct gunzip gunzip;
	struct buf raw, plain; /* as read; unpacked */
	size_t taken, at;      /* up to where each is dealt with */
	size_t edge;  /* in `plain`: what is known ends here; SIZE_MAX: nowhere */
	size_t given; /* bytes to pass over next */
	unsigned long long
	    lost; /* how far the next record may be sought; 0: it is here */
	unsigned long long number;
	enum { WARC_NEW, WARC_PLAIN, WARC_PACKED } form;
	bool members;       /* records have gzip members of their own */
	bool end;           /* nothing more will come */
	bool broken_ahead;  /* the member behind the edge is */
	const char *broken; /* why the packed data up to the edge are not all there */
};

struct warc_record {
	unsigned long long number; /* in the file, from 1 */
	struct warc_value head, block;
	const char *wrong;     /* why it is refused */
	struct warc_value raw; /* of a refused one; .p NULL: too long */
};

/*
 * Goes to the next record; false at the end of the file. What it gives lives until the
 * next call.
 */
bool warc_next(struct warc_reader *r, struct warc_record *record);
void warc_free(struct warc_reader *r);

#endif
