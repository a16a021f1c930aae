/* tar: files in a stream (POSIX ustar), for formats that are files by their nature. */
#ifndef TAR_H
#define TAR_H

#include "base/buf.h"
#include "carrier/filter.h"

/*
 * A file name for the document, from its id: letters of any script, digits and - _ .
 * stay, all else becomes %XX, so that two ids never share a name and none leaves the
 * directory. A long id is cut, with a hash of the whole behind it; a record without id
 * gets a hash of its line. No extension, 90 bytes at most.
 */
void tar_put_name(const struct document *doc, struct buf *name);

/* Appends a file. The name is no longer than 100 bytes. The same bytes each time: the
 * file's time is 0. */
void tar_put_file(
    struct buf *out, const char *name, size_t length, const char *p, size_t n);

/* The end of the archive. */
void tar_put_end(struct buf *out);

#endif
