// libmicrohttpd for Swift. Owner: Emulator.
#pragma once
#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <string.h>

// Swift cannot call variadic functions: the one way the emulator starts the server, on loopback
// only, with a thread for each connection so that an answer may block while it "thinks", and with
// poll, since select takes no descriptor beyond 1023.
static inline struct MHD_Daemon *plantain_mhd_start(
    uint16_t port, MHD_AccessHandlerCallback handler, void *handler_context,
    MHD_RequestCompletedCallback completed, void *completed_context) {
  struct sockaddr_in address;
  memset(&address, 0, sizeof address);
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return MHD_start_daemon(
      MHD_USE_THREAD_PER_CONNECTION | MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_POLL, port, NULL,
      NULL, handler, handler_context, MHD_OPTION_SOCK_ADDR, (struct sockaddr *)&address,
      MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)(256 * 1024), MHD_OPTION_NOTIFY_COMPLETED, completed,
      completed_context, MHD_OPTION_END);
}

// The port a daemon listens on: variadic too. 0 if it cannot be told.
static inline uint16_t plantain_mhd_port(struct MHD_Daemon *daemon) {
  const union MHD_DaemonInfo *info = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT);
  return info ? info->port : 0;
}

// Macros with casts, which Swift does not import.
static inline ssize_t plantain_mhd_end_of_stream(void) { return MHD_CONTENT_READER_END_OF_STREAM; }
static inline ssize_t plantain_mhd_end_with_error(void) { return MHD_CONTENT_READER_END_WITH_ERROR; }
static inline uint64_t plantain_mhd_size_unknown(void) { return MHD_SIZE_UNKNOWN; }
