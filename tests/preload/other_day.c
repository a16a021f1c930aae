/* other_day: preloaded, makes every clock of a program tell a day of the year 2061. */
#define _GNU_SOURCE
#include <sys/time.h>
#include <time.h>

static const time_t day = 2871763200;

time_t
time(time_t *t)
{
	if (t)
		*t = day;
	return day;
}

int
gettimeofday(struct timeval *tv, void *zone)
{
	(void)zone;
	*tv = (struct timeval){.tv_sec = day};
	return 0;
}

int
clock_gettime(clockid_t clock, struct timespec *t)
{
	(void)clock;
	*t = (struct timespec){.tv_sec = day};
	return 0;
}
