// libmicrohttpd for Swift. Owner: Emulator.
#pragma once
#include <microhttpd.h>
