// SQLite for Swift. Owner: Storage.
#pragma once
#include <sqlite3.h>
