/* The floor: an epoll loop that calls send once per socket and knows nothing else.
 *
 * Answers every request with a fixed upgrade. Each line on standard input makes it send one text
 * frame of 300 bytes to every open socket. No check of anything: what a real server does besides
 * is what the comparison shows. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#define SOCKETS_MAX 65536
#define EVENT_BYTES 300
#define EVENTS 256

static const char upgraded[] =
    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";
static char frame[4 + EVENT_BYTES];
static char is_open[SOCKETS_MAX];
static int highest = 0;

static void broadcast(void) {
  for (int fd = 0; fd <= highest; fd++)
    if (is_open[fd]) send(fd, frame, sizeof frame, MSG_DONTWAIT | MSG_NOSIGNAL);
}

static void watch(int loop, int fd) {
  struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};
  epoll_ctl(loop, EPOLL_CTL_ADD, fd, &event);
}

static void accept_all(int loop, int listener) {
  int fd, one = 1;
  while ((fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK)) >= 0) {
    if (fd >= SOCKETS_MAX) {
      close(fd);
      continue;
    }
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    watch(loop, fd);
  }
}

static void hear(int fd) {
  char said[2048];
  ssize_t size = read(fd, said, sizeof said);
  if (size <= 0) {
    is_open[fd] = 0;
    close(fd);
  } else if (!is_open[fd] && size > 3 && !memcmp(said, "GET", 3)) {
    send(fd, upgraded, sizeof upgraded - 1, MSG_NOSIGNAL);
    is_open[fd] = 1;
    if (fd > highest) highest = fd;
  }
}

int main(void) {
  struct rlimit limit;
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);

  frame[0] = (char)0x81;
  frame[1] = 126;
  frame[2] = EVENT_BYTES >> 8;
  frame[3] = EVENT_BYTES & 0xff;
  memset(frame + 4, 'x', EVENT_BYTES);

  struct sockaddr_in address = {.sin_family = AF_INET};
  socklen_t length = sizeof address;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  if (bind(listener, (struct sockaddr *)&address, length) || listen(listener, 4096)) return 1;
  getsockname(listener, (struct sockaddr *)&address, &length);
  printf("serves http://127.0.0.1:%d\n", ntohs(address.sin_port));
  fflush(stdout);

  int loop = epoll_create1(0);
  watch(loop, listener);
  watch(loop, STDIN_FILENO);
  for (;;) {
    struct epoll_event events[EVENTS];
    int count = epoll_wait(loop, events, EVENTS, -1);
    for (int i = 0; i < count; i++) {
      int fd = events[i].data.fd;
      if (fd == listener) {
        accept_all(loop, listener);
      } else if (fd == STDIN_FILENO) {
        char line[64];
        if (read(fd, line, sizeof line) <= 0) return 0;
        broadcast();
      } else {
        hear(fd);
      }
    }
  }
}
