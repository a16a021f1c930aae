/* streams: standard input, output and error as a program may find them. */
#ifndef STREAMS_H
#define STREAMS_H

/*
 * A closed standard stream must not become the next file opened: each gets a descriptor
 * that can neither be read nor, for output, be written. Call it first of all.
 */
void streams_hold(void);

#endif
