#include "carrier/parallel.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

#include "base/mem.h"

/*
 * The batches are a ring. Three counters chase each other around it: `read` by the
 * reader, `taken` by the workers, `written` by the writer; written <= taken <= read <=
 * written + size.
 */
struct ring {
	pthread_mutex_t lock;
	pthread_cond_t changed;
	struct slot {
		struct batch batch;
		bool done;
	} * slot;
	size_t size;
	unsigned long long read, taken, written;
	bool end; /* nothing more will be read */
	struct input *in;
};

struct crew {
	struct ring *ring;
	struct worker worker;
};

static void *
read_all(void *arg)
{
	struct ring *r = arg;
	struct slot *s;
	bool got;

	do {
		pthread_mutex_lock(&r->lock);
		while (r->read - r->written == r->size)
			pthread_cond_wait(&r->changed, &r->lock);
		s = &r->slot[r->read % r->size];
		pthread_mutex_unlock(&r->lock);
		got = input_next(r->in, &s->batch);
		pthread_mutex_lock(&r->lock);
		s->done = false;
		if (got)
			r->read++;
		else
			r->end = true;
		pthread_cond_broadcast(&r->changed);
		pthread_mutex_unlock(&r->lock);
	} while (got);
	return NULL;
}

static void *
work(void *arg)
{
	struct crew *c = arg;
	struct ring *r = c->ring;
	struct slot *s;

	for (;;) {
		pthread_mutex_lock(&r->lock);
		while (r->taken == r->read && !r->end)
			pthread_cond_wait(&r->changed, &r->lock);
		if (r->taken == r->read)
			break;
		s = &r->slot[r->taken++ % r->size];
		pthread_mutex_unlock(&r->lock);
		worker_run(&c->worker, &s->batch);
		pthread_mutex_lock(&r->lock);
		s->done = true;
		pthread_cond_broadcast(&r->changed);
		pthread_mutex_unlock(&r->lock);
	}
	pthread_mutex_unlock(&r->lock);
	worker_free(&c->worker);
	return NULL;
}

/* The next batch in order, or NULL at the end. */
static const struct batch *
next_done(struct ring *r)
{
	struct slot *s;

	pthread_mutex_lock(&r->lock);
	s = &r->slot[r->written % r->size];
	while (!(r->written < r->taken && s->done) && !(r->end && r->written == r->read))
		pthread_cond_wait(&r->changed, &r->lock);
	if (r->written == r->taken)
		s = NULL;
	pthread_mutex_unlock(&r->lock);
	return s ? &s->batch : NULL;
}

static void
give_back(struct ring *r)
{
	pthread_mutex_lock(&r->lock);
	r->written++;
	pthread_cond_broadcast(&r->changed);
	pthread_mutex_unlock(&r->lock);
}

static void
start(pthread_t *t, void *(*run)(void *), void *arg)
{
	if (pthread_create(t, NULL, run, arg) != 0)
		mem_die(); /* EAGAIN: no room for its stack, or too many */
}

bool
parallel_run(struct input *in, const struct worker *model, unsigned jobs,
    bool (*finish)(void *arg, const struct batch *b), void *arg)
{
	struct ring *r = mem_alloc(sizeof(*r));
	struct crew *crew = mem_alloc(jobs * sizeof(*crew));
	pthread_t *threads = mem_alloc((jobs + 1) * sizeof(*threads));
	const struct batch *b;
	sigset_t all, old;

	*r = (struct ring){.size = jobs + 2, .in = in};
	pthread_mutex_init(&r->lock, NULL);
	pthread_cond_init(&r->changed, NULL);
	r->slot = mem_alloc(r->size * sizeof(*r->slot));
	for (size_t i = 0; i < r->size; i++)
		r->slot[i] = (struct slot){0};
	/* signals go to the thread that writes: it knows where a record ends */
	sigfillset(&all);
	sigdelset(&all, SIGSEGV);
	sigdelset(&all, SIGBUS);
	sigdelset(&all, SIGFPE);
	sigdelset(&all, SIGILL);
	sigdelset(&all, SIGABRT);
	pthread_sigmask(SIG_BLOCK, &all, &old);
	start(&threads[jobs], read_all, r);
	for (unsigned i = 0; i < jobs; i++) {
		crew[i] = (struct crew){
		    r, {.filter = model->filter, .settings = model->settings}};
		start(&threads[i], work, &crew[i]);
	}
	pthread_sigmask(SIG_SETMASK, &old, NULL);
	while ((b = next_done(r))) {
		if (!finish(arg, b)) {
			free(threads); /* all else is still in use, until the exit */
			return false;
		}
		give_back(r);
	}
	for (unsigned i = 0; i <= jobs; i++)
		pthread_join(threads[i], NULL);
	for (size_t i = 0; i < r->size; i++)
		batch_free(&r->slot[i].batch);
	pthread_cond_destroy(&r->changed);
	pthread_mutex_destroy(&r->lock);
	free(r->slot);
	free(r);
	free(crew);
	free(threads);
	return true;
}
