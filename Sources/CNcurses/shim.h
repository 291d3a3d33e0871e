// ncurses for Swift, wide characters on. Owner: Terminal.
#pragma once
#define NCURSES_WIDECHAR 1
#include <errno.h>
#include <fcntl.h>
#include <ncurses.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

// Globals, which Swift refuses as shared mutable state; only Terminal's own queue comes here.
static inline WINDOW *plantain_window(void) { return stdscr; }
static inline int plantain_rows(void) { return LINES; }
static inline int plantain_columns(void) { return COLS; }
static inline int plantain_pairs(void) { return COLOR_PAIRS; }

// Macros with casts, which Swift does not import.
static inline attr_t plantain_bold(void) { return A_BOLD; }
static inline attr_t plantain_underline(void) { return A_UNDERLINE; }
static inline attr_t plantain_reverse(void) { return A_REVERSE; }

// term.h defines words like `lines` as macros over the current terminal; these are the two calls.
static inline int plantain_load_terminal(const char *name, int fd) {
  int status = 0;
  return setupterm(name, fd, &status) == OK && status == 1;
}
static inline void plantain_unload_terminal(void) {
  if (cur_term) {
    del_curterm(cur_term);
  }
}
// A capability of a user's own is a flag, a number or a string: whether it is there at all.
static inline int plantain_has_capability(const char *name) {
  char *text = tigetstr(name);
  return tigetflag(name) > 0 || tigetnum(name) > 0 || (text && text != (char *)-1);
}

// The pair goes through the last argument: the one before it holds no more than 32,767.
static inline int plantain_set_cell(cchar_t *cell, const wchar_t *text, attr_t attributes, int pair) {
  return setcchar(cell, text, attributes, (short)(pair > 32767 ? 32767 : pair), &pair);
}

// Declared by glibc only on request (_XOPEN_SOURCE, _GNU_SOURCE).
static inline int plantain_width(wchar_t scalar) {
  extern int wcwidth(wchar_t);
  return wcwidth(scalar);
}
static inline int plantain_pipe(int ends[2]) {
  extern int pipe2(int[2], int);
  return pipe2(ends, O_CLOEXEC | O_NONBLOCK);
}

// ioctl is variadic.
static inline int plantain_window_size(int fd, struct winsize *size) {
  return ioctl(fd, TIOCGWINSZ, size);
}

// ---- The terminal given back when the process dies.
//
// Everything below runs in signal handlers: no allocation, no locks, only calls that signal-safety(7)
// lists.

struct plantain_guard {
  volatile sig_atomic_t armed;
  int registered;
  int fd;
  struct termios modes;
  char leave[256];
  size_t length;
  struct sigaction before[NSIG];
};

// Inside a function, because Swift puts no variables of a header into its object files; weak, because
// it puts a copy of a function into each of them: the linker keeps one, and with it one state.
__attribute__((weak)) struct plantain_guard *plantain_guard(void) {
  static struct plantain_guard state;
  return &state;
}

static inline void plantain_guard_leave(void) {
  struct plantain_guard *guard = plantain_guard();
  if (!guard->armed) {
    return;
  }
  guard->armed = 0;
  ssize_t ignored = write(guard->fd, guard->leave, guard->length);
  (void)ignored;
  tcsetattr(guard->fd, TCSANOW, &guard->modes);
}

// Gives the terminal back, then lets the signal do what it would have done: the handler before ours
// (Swift's backtracer) or the default. The raised signal is delivered when this one returns.
static inline void plantain_guard_crashed(int number) {
  int saved = errno;
  plantain_guard_leave();
  sigaction(number, &plantain_guard()->before[number], NULL);
  raise(number);
  errno = saved;
}

static const int plantain_guard_signals[] = {SIGILL, SIGTRAP, SIGSEGV, SIGABRT, SIGBUS, SIGFPE};

static inline int plantain_guard_arm(int fd, const struct termios *modes, const char *leave,
                                     size_t length) {
  struct plantain_guard *guard = plantain_guard();
  if (length > sizeof guard->leave) {
    return 0;
  }
  guard->armed = 0;
  guard->fd = fd;
  guard->modes = *modes;
  memcpy(guard->leave, leave, length);
  guard->length = length;
  if (!guard->registered) {
    guard->registered = 1;
    atexit(plantain_guard_leave);
    // A stack of its own, so that an overflow of the main thread's is survived.
    static char stack[1 << 15];
    stack_t alternate = {.ss_sp = stack, .ss_size = sizeof stack};
    sigaltstack(&alternate, NULL);
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = plantain_guard_crashed;
    action.sa_flags = SA_ONSTACK;
    for (size_t i = 0; i < sizeof plantain_guard_signals / sizeof *plantain_guard_signals; i++) {
      int number = plantain_guard_signals[i];
      sigaction(number, &action, &guard->before[number]);
    }
  }
  guard->armed = 1;
  return 1;
}

static inline void plantain_guard_disarm(void) { plantain_guard()->armed = 0; }

// ---- Signals made bytes in a pipe, so that they are read like any other input.
//
// One state, as above.
struct plantain_signals {
  volatile sig_atomic_t fd;
  struct sigaction before[NSIG];
};
__attribute__((weak)) struct plantain_signals *plantain_signals(void) {
  static struct plantain_signals state = {.fd = -1};
  return &state;
}

static inline void plantain_signal_arrived(int number) {
  int saved = errno;
  unsigned char byte = (unsigned char)number;
  if (plantain_signals()->fd >= 0) {
    ssize_t ignored = write(plantain_signals()->fd, &byte, 1);
    (void)ignored;
  }
  errno = saved;
}

static const int plantain_signal_numbers[] = {SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT};

static inline void plantain_signals_begin(int fd) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = plantain_signal_arrived;
  action.sa_flags = SA_RESTART;
  plantain_signals()->fd = fd;
  for (size_t i = 0; i < sizeof plantain_signal_numbers / sizeof *plantain_signal_numbers; i++) {
    int number = plantain_signal_numbers[i];
    sigaction(number, &action, &plantain_signals()->before[number]);
  }
}

static inline void plantain_signals_end(void) {
  for (size_t i = 0; i < sizeof plantain_signal_numbers / sizeof *plantain_signal_numbers; i++) {
    int number = plantain_signal_numbers[i];
    sigaction(number, &plantain_signals()->before[number], NULL);
  }
  plantain_signals()->fd = -1;
}
