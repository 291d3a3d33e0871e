// SQLite for Swift. Owner: Storage.
#pragma once
#include <sqlite3.h>
// What SQLite may lie on: statfs(2), which Swift's Glibc leaves out.
#include <sys/vfs.h>

// SQLITE_TRANSIENT (SQLite copies the bytes) is a cast that Swift does not import; a null pointer,
// which is what Swift has for the bytes of an empty string, would bind NULL.
static inline int csqlite_bind_text(sqlite3_stmt *statement, int index, const char *text,
                                    sqlite3_uint64 length) {
  return sqlite3_bind_text64(statement, index, text ? text : "", length, SQLITE_TRANSIENT,
                             SQLITE_UTF8);
}
