/* What a machine does to a program on a bad day, one fault in each run, chosen by the environment:
     FAIL_ALLOCATION=n  the n-th call that asks for memory gets none
     FAIL_MAPPING=n     the n-th call that asks the system for pages gets none, and none after it does
     JUMPING_CLOCK=1    each look at a clock tells another day, before or after
   Preloaded by tests/faults.rs, which compiles it. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <stdatomic.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

static long allocation, mapping, jumping;
static atomic_long allocations, mappings, looks;

static long number(const char *name) {
    const char *text = getenv(name);
    return text ? atol(text) : 0;
}

__attribute__((constructor)) static void begin(void) {
    mapping = number("FAIL_MAPPING");
    jumping = number("JUMPING_CLOCK");
    allocation = number("FAIL_ALLOCATION");
}

static int fails(void) {
    return allocation && atomic_fetch_add(&allocations, 1) + 1 == allocation;
}

void *malloc(size_t size) { return fails() ? NULL : __libc_malloc(size); }
void *calloc(size_t count, size_t size) { return fails() ? NULL : __libc_calloc(count, size); }
void *realloc(void *old, size_t size) { return fails() ? NULL : __libc_realloc(old, size); }
void *aligned_alloc(size_t align, size_t size) { return fails() ? NULL : __libc_memalign(align, size); }

int posix_memalign(void **place, size_t align, size_t size) {
    *place = fails() ? NULL : __libc_memalign(align, size);
    return *place ? 0 : ENOMEM;
}

void *mmap(void *at, size_t size, int protection, int flags, int file, off_t offset) {
    if (mapping && (flags & MAP_ANONYMOUS) && atomic_fetch_add(&mappings, 1) + 1 >= mapping) {
        errno = ENOMEM;
        return MAP_FAILED;
    }
    return (void *)syscall(SYS_mmap, at, size, protection, flags, file, offset);
}

int clock_gettime(clockid_t clock, struct timespec *now) {
    int done = syscall(SYS_clock_gettime, clock, now);
    if (jumping) {
        long look = atomic_fetch_add(&looks, 1);
        /* the time that has passed, which the kernel keeps from going back, goes back here too */
        now->tv_sec += (look % 3 - 1) * 86400 * 400;
        if (now->tv_sec < 0)
            now->tv_sec = 0;
    }
    return done;
}
