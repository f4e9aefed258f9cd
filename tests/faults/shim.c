/* What a machine does to a program on a bad day, one fault in each run, chosen by the environment:
     FAIL_ALLOCATION=n  the n-th call that asks for memory gets none
     FAIL_MAPPING=n     the n-th call that asks the system for pages gets none, and none after it does
     FULL_DISK=n        n bytes more fit on the disk, over all files; what a file holds can be written over
     JUMPING_CLOCK=1    each look at a clock tells another day, before or after
   Preloaded by tests/faults.rs, which compiles it. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <stdatomic.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

static long allocation, mapping, jumping, room;
static atomic_long allocations, mappings, looks, filled;

static long number(const char *name) {
    const char *text = getenv(name);
    return text ? atol(text) : 0;
}

__attribute__((constructor)) static void begin(void) {
    mapping = number("FAIL_MAPPING");
    jumping = number("JUMPING_CLOCK");
    room = number("FULL_DISK");
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

/* How many of these bytes, which are to stand at a place in a file, still fit on the disk. */
static size_t fitting(int file, size_t size, off_t at) {
    struct stat about;
    if (!room || fstat(file, &about) || !S_ISREG(about.st_mode))
        return size;
    off_t held = at < about.st_size ? about.st_size - at : 0;
    long more = (off_t)size > held ? (long)(size - held) : 0;
    long left = room - atomic_fetch_add(&filled, more);
    return more <= left ? size : held + (left > 0 ? left : 0);
}

static int is_full(size_t size, size_t fits) {
    if (size && !fits)
        errno = ENOSPC;
    return size && !fits;
}

ssize_t write(int file, const void *bytes, size_t size) {
    size_t fits = fitting(file, size, room ? lseek(file, 0, SEEK_CUR) : 0);
    return is_full(size, fits) ? -1 : syscall(SYS_write, file, bytes, fits);
}

ssize_t pwrite(int file, const void *bytes, size_t size, off_t at) {
    size_t fits = fitting(file, size, at);
    return is_full(size, fits) ? -1 : syscall(SYS_pwrite64, file, bytes, fits, at);
}

ssize_t pwrite64(int file, const void *bytes, size_t size, off_t at) { return pwrite(file, bytes, size, at); }

/* Files grow by the calls above alone, and several pieces are written one after the other. */
ssize_t writev(int file, const struct iovec *pieces, int count) {
    for (int at = 0; at < count; at++)
        if (pieces[at].iov_len)
            return write(file, pieces[at].iov_base, pieces[at].iov_len);
    return 0;
}
int fallocate(int file, int mode, off_t from, off_t size) { errno = EOPNOTSUPP; return -1; }
ssize_t copy_file_range(int from, off_t *at, int to, off_t *there, size_t size, unsigned flags) { errno = ENOSYS; return -1; }
ssize_t sendfile(int to, int from, off_t *at, size_t size) { errno = ENOSYS; return -1; }

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
