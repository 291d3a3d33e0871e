// zlib for Swift: pixels made small for the line. Owner: Terminal.
#pragma once
#include <zlib.h>
