/*
 * The least that fanning out can cost: whatever message one connection sends is written to all connections, one write() each.
 *
 * A message is its length in four bytes, the highest first, and then what everybody gets. A new connection is welcomed with a
 * WebSocket frame that holds "{}". The port is printed; the program ends with the process that started it.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#define MOST 65536
#define LARGEST (64 * 1024)

static int connections[MOST];
static int count;
static int polled;
static char pending[4 * LARGEST];
static size_t pending_length;
static int poster = -1;

static void fail(const char *what) {
    perror(what);
    exit(1);
}

static void watch(int fd) {
    struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};
    if (epoll_ctl(polled, EPOLL_CTL_ADD, fd, &event) != 0) {
        fail("epoll_ctl");
    }
}

static int listen_anywhere(void) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof address;
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (fd < 0 || bind(fd, (struct sockaddr *)&address, length) != 0 || listen(fd, 4096) != 0 ||
        getsockname(fd, (struct sockaddr *)&address, &length) != 0) {
        fail("listen");
    }
    printf("%d\n", ntohs(address.sin_port));
    fflush(stdout);
    return fd;
}

static void welcome(int listener) {
    static const char frame[] = {(char)0x81, 2, '{', '}'};
    int one = 1;
    int fd = accept(listener, NULL, NULL);
    if (fd < 0 || count == MOST) {
        fail("accept");
    }
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    connections[count++] = fd;
    watch(fd);
    if (write(fd, frame, sizeof frame) < 0) {
        perror("write");
    }
}

/* Its reader went away, or is told so by the next epoll_wait. */
static void forget(int fd) {
    for (int i = 0; i < count; i++) {
        if (connections[i] == fd) {
            connections[i] = connections[--count];
            break;
        }
    }
    if (fd == poster) {
        poster = -1;
        pending_length = 0;
    }
    close(fd);
}

/* Waits for a reader that does not keep up: the floor loses nothing either. */
static void write_whole(int fd, const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t written = write(fd, bytes, length);
        if (written < 0) {
            return;
        }
        bytes += written;
        length -= (size_t)written;
    }
}

static void deliver(const char *bytes, size_t length) {
    for (int i = 0; i < count; i++) {
        write_whole(connections[i], bytes, length);
    }
}

static void deliver_pending(void) {
    size_t at = 0;
    while (pending_length - at >= 4) {
        uint32_t length;
        memcpy(&length, pending + at, 4);
        length = ntohl(length);
        if (length > LARGEST) {
            fprintf(stderr, "a message of %u bytes\n", length);
            exit(1);
        }
        if (pending_length - at - 4 < length) {
            break;
        }
        deliver(pending + at + 4, length);
        at += 4 + length;
    }
    pending_length -= at;
    memmove(pending, pending + at, pending_length);
}

/* One connection posts, the first that says anything; of the others nothing comes but their end. */
static void receive(int fd) {
    ssize_t got = 0;
    if (poster < 0 || fd == poster) {
        got = read(fd, pending + pending_length, sizeof pending - pending_length);
    }
    if (got <= 0) {
        forget(fd);
        return;
    }
    poster = fd;
    pending_length += (size_t)got;
    deliver_pending();
}

int main(void) {
    static struct epoll_event events[256];
    int listener;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    signal(SIGPIPE, SIG_IGN);
    polled = epoll_create1(0);
    listener = listen_anywhere();
    watch(listener);
    for (;;) {
        int ready = epoll_wait(polled, events, 256, -1);
        for (int i = 0; i < ready; i++) {
            if (events[i].data.fd == listener) {
                welcome(listener);
            } else {
                receive(events[i].data.fd);
            }
        }
        if (ready < 0 && errno != EINTR) {
            fail("epoll_wait");
        }
    }
}
