/* parallel: one reader, N workers, one writer in the order of the input. */
#ifndef PARALLEL_H
#define PARALLEL_H

#include <stdbool.h>

#include "carrier/input.h"
#include "carrier/worker.h"

/*
 * Takes the rest of the input through `jobs` workers, each a copy of *model. finish()
 * gets every batch, in order, in the calling thread; when it returns false the run is
 * over at once: parallel_run() returns false, and the threads, which are not waited for,
 * go on to the end of the process.
 */
bool parallel_run(struct input *in, const struct worker *model, unsigned jobs,
    bool (*finish)(void *arg, const struct batch *b), void *arg);

#endif
