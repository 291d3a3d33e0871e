// libarchive for Swift. Owner: Exchange.
#pragma once
#include <archive.h>
#include <archive_entry.h>
