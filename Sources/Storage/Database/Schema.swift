/// The tables, as the steps that lead to them from an empty database.
///
/// A step that was released is never changed; a new one is added at the end. `user_version` counts
/// the steps a database has taken.
enum Schema {
  /// Takes the steps that a database has not taken yet, all or none.
  ///
  /// - Throws: ``LibraryError/Code/newerSchema(_:)`` for a database of a later version.
  static func migrate(_ connection: Connection) throws(LibraryError) {
    try connection.write { () throws(LibraryError) in
      let version =
        try connection.rows("PRAGMA user_version") { row throws(LibraryError) in
          try row.integer("user_version")
        }.first ?? 0
      guard version <= steps.count else {
        throw LibraryError(
          .newerSchema(version), "The library was written by a later version of Plantain.")
      }
      // Opening a database of this version writes nothing.
      guard version < steps.count else { return }
      for step in steps[version...] { try connection.script(step) }
      try connection.script("PRAGMA user_version = \(steps.count)")
    }
  }

  static let steps = [
    """
    -- Times are REAL seconds since 2001-01-01 00:00 UTC; in SQL: datetime(t + 978307200, 'unixepoch').
    -- Money is INTEGER billionths of a US dollar. Blobs are SHA-256 in 64 hexadecimal digits: files
    -- under pictures/. Flags are 0 or 1.

    CREATE TABLE session (
      id TEXT PRIMARY KEY,              -- 16 hexadecimal digits
      title TEXT NOT NULL,              -- empty until the first turn
      created_at REAL NOT NULL,
      updated_at REAL NOT NULL,         -- never goes back
      model TEXT NOT NULL,              -- what the next turn asks for, unless changed
      size TEXT,
      aspect TEXT,
      includes_thoughts INTEGER NOT NULL,
      -- Derived from the session's turns, in the transaction that changes them, for the browser:
      turn_count INTEGER NOT NULL DEFAULT 0,
      cost INTEGER NOT NULL DEFAULT 0,
      last_turn TEXT,                   -- the newest, whatever its state
      last_picture_turn TEXT,           -- the newest result: the answer's part at
      last_picture_position INTEGER,    --   this position
      last_picture_number INTEGER       -- the 3 of @3
    ) STRICT;
    CREATE INDEX session_updated_at ON session (updated_at);
    CREATE INDEX session_last_turn ON session (last_turn);

    CREATE TABLE turn (
      id TEXT PRIMARY KEY,              -- 16 hexadecimal digits
      session TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
      parent TEXT REFERENCES turn (id) DEFERRABLE INITIALLY DEFERRED,
      created_at REAL NOT NULL,
      model TEXT NOT NULL,              -- what was asked for
      size TEXT,
      aspect TEXT,
      includes_thoughts INTEGER NOT NULL,
      state TEXT NOT NULL,              -- pending, waiting, answered, partial, blocked, failed, …
      answered_by TEXT,                 -- model
      finish_reason TEXT,
      finish_message TEXT,
      usage TEXT,                       -- JSON, named as the service names it
      cost INTEGER,
      started_at REAL,                  -- when the attempt that answered began
      finished_at REAL,
      waits_until REAL                  -- when the next attempt goes; state waiting only
    ) STRICT;
    CREATE INDEX turn_session ON turn (session, created_at);
    CREATE INDEX turn_parent ON turn (parent);
    CREATE INDEX turn_pending ON turn (session) WHERE state = 'pending';
    CREATE INDEX turn_spent ON turn (coalesce(finished_at, created_at)) WHERE cost IS NOT NULL;
    CREATE INDEX turn_answered ON turn (model, size, finished_at) WHERE state = 'answered';

    -- One piece of a message, exactly as received and in the order received. Without a rowid a
    -- turn's parts lie side by side, so that one search finds them.
    CREATE TABLE part (
      turn TEXT NOT NULL REFERENCES turn (id) ON DELETE CASCADE,
      side TEXT NOT NULL CHECK (side IN ('prompt', 'answer')),
      position INTEGER NOT NULL,        -- 0 for the first of its side
      kind TEXT NOT NULL CHECK (kind IN ('text', 'picture', 'other')),
      text TEXT,                        -- kind text
      json TEXT,                        -- kind other: without thought flag and signature
      blob TEXT,                        -- kind picture, as are the next five
      mime TEXT,                        -- sniffed, not believed
      width INTEGER,                    -- pixels
      height INTEGER,
      byte_count INTEGER,
      name TEXT,                        -- file name of an attachment
      thought INTEGER NOT NULL,         -- never sent back
      signature TEXT,                   -- blob: the exact characters received
      signature_characters INTEGER,
      arrived_after REAL,               -- seconds from the attempt's start; NULL in prompts
      PRIMARY KEY (turn, side, position)
    ) STRICT, WITHOUT ROWID;

    -- Every request sent for a turn.
    CREATE TABLE attempt (
      turn TEXT NOT NULL REFERENCES turn (id) ON DELETE CASCADE,
      number INTEGER NOT NULL,          -- 1 for the first
      model TEXT NOT NULL,              -- asked
      answered_by TEXT,
      host TEXT NOT NULL,
      started_at REAL NOT NULL,
      finished_at REAL,                 -- NULL while it runs
      failure TEXT,                     -- JSON of everything said; NULL in success
      category TEXT,                    -- of the failure, for queries, as is the next
      http_status INTEGER,
      waited_after REAL,                -- seconds
      bytes_sent INTEGER NOT NULL,
      bytes_received INTEGER NOT NULL,
      PRIMARY KEY (turn, number)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX attempt_started_at ON attempt (started_at);
    CREATE INDEX attempt_finished_at ON attempt (finished_at, http_status);

    -- The wait of a waiting turn.
    CREATE TABLE retry_notice (
      turn TEXT PRIMARY KEY REFERENCES turn (id) ON DELETE CASCADE,
      failure TEXT NOT NULL,            -- JSON: why the attempt before failed
      next_attempt INTEGER NOT NULL,    -- 2 for the first retry
      attempt_limit INTEGER NOT NULL,   -- the first attempt included
      until REAL NOT NULL,
      delay REAL NOT NULL,              -- seconds
      is_server_delay INTEGER NOT NULL
    ) STRICT;

    -- What stands in a session's composer; no row for an empty one.
    CREATE TABLE draft (
      session TEXT PRIMARY KEY REFERENCES session (id) ON DELETE CASCADE,
      text TEXT NOT NULL
    ) STRICT;

    CREATE TABLE draft_picture (
      session TEXT NOT NULL REFERENCES draft (session) ON DELETE CASCADE,
      position INTEGER NOT NULL,        -- 0 for the first
      blob TEXT NOT NULL,
      mime TEXT NOT NULL,
      width INTEGER NOT NULL,
      height INTEGER NOT NULL,
      byte_count INTEGER NOT NULL,
      name TEXT,
      PRIMARY KEY (session, position)
    ) STRICT, WITHOUT ROWID;
    """,
    """
    -- Whose signatures an answer carries: the model asked and its host, as the last attempt says.
    ALTER TABLE turn ADD COLUMN issuer_model TEXT;
    ALTER TABLE turn ADD COLUMN issuer_host TEXT;
    UPDATE turn SET (issuer_model, issuer_host) = (
      SELECT model, host FROM attempt WHERE attempt.turn = turn.id ORDER BY number DESC LIMIT 1);
    -- Whether it goes along with later requests: automatic, always, never.
    ALTER TABLE turn ADD COLUMN inclusion TEXT NOT NULL DEFAULT 'automatic';
    ALTER TABLE turn ADD COLUMN request TEXT;  -- JSON: size, and what of the history stayed here

    -- What a host has of a picture, until when.
    CREATE TABLE upload (
      blob TEXT NOT NULL,
      host TEXT NOT NULL,
      name TEXT NOT NULL,               -- files/3c04ao1lzudw
      uri TEXT NOT NULL,
      expires_at REAL NOT NULL,
      PRIMARY KEY (blob, host)
    ) STRICT, WITHOUT ROWID;

    -- The most bytes a host was found to take of a request.
    CREATE TABLE request_limit (
      host TEXT PRIMARY KEY,
      bytes INTEGER NOT NULL,
      learned_at REAL NOT NULL
    ) STRICT, WITHOUT ROWID;
    """,
    """
    -- What a request takes of the limits; of earlier ones the tokens are not known.
    ALTER TABLE attempt ADD COLUMN input_tokens INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE attempt ADD COLUMN images INTEGER NOT NULL DEFAULT 1;

    -- A request that is held back has its place in the future here. All NULL between two attempts.
    ALTER TABLE retry_notice ADD COLUMN hold TEXT;  -- JSON: why
    ALTER TABLE retry_notice ADD COLUMN model TEXT;
    ALTER TABLE retry_notice ADD COLUMN host TEXT;
    ALTER TABLE retry_notice ADD COLUMN input_tokens INTEGER;
    ALTER TABLE retry_notice ADD COLUMN images INTEGER;

    -- The limits that refusals of a model named.
    CREATE TABLE learned_limit (
      host TEXT NOT NULL,
      model TEXT NOT NULL,
      kind TEXT NOT NULL,               -- requestsPerMinute, tokensPerMinute, …
      value INTEGER NOT NULL,
      learned_at REAL NOT NULL,
      PRIMARY KEY (host, model, kind)
    ) STRICT, WITHOUT ROWID;
    """,
    """
    -- The date of the prices, what requests may have taken whose outcome nobody knows, and whether
    -- the user sent the turn although a cap forbade it.
    ALTER TABLE turn ADD COLUMN prices_of TEXT;
    ALTER TABLE turn ADD COLUMN at_stake INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE turn ADD COLUMN passes_caps INTEGER NOT NULL DEFAULT 0;
    DROP INDEX turn_spent;
    CREATE INDEX turn_spent ON turn (coalesce(finished_at, started_at, created_at))
      WHERE cost IS NOT NULL OR at_stake <> 0;
    """,
    """
    ALTER TABLE session ADD COLUMN is_starred INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE session ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';  -- JSON array of strings
    ALTER TABLE session ADD COLUMN trashed_at REAL;

    -- What the user says of a turn; no row for most.
    CREATE TABLE annotation (
      turn TEXT PRIMARY KEY REFERENCES turn (id) ON DELETE CASCADE,
      is_starred INTEGER NOT NULL DEFAULT 0,
      label TEXT,
      note TEXT,
      trashed_at REAL,
      emptied_at REAL                   -- the turn is a shell that keeps its pictures' numbers
    ) STRICT, WITHOUT ROWID;

    -- What the user changed, for undo and redo.
    CREATE TABLE edit (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      session TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
      made_at REAL NOT NULL,
      undone_at REAL,                   -- NULL while it holds
      steps TEXT NOT NULL               -- JSON: values before and after
    ) STRICT;
    CREATE INDEX edit_session ON edit (session);
    """,
    """
    -- The number of a session's document for search; 1 for the first.
    ALTER TABLE session ADD COLUMN document INTEGER;
    UPDATE session SET document = rowid;
    CREATE UNIQUE INDEX session_document ON session (document);
    CREATE TRIGGER session_numbered AFTER INSERT ON session WHEN new.document IS NULL BEGIN
      UPDATE session SET document = (SELECT coalesce(max(document), 0) + 1 FROM session)
      WHERE id = new.id;
    END;

    -- A turn that search finds: one in the trash, or of a session there, has none.
    CREATE TABLE turn_document (
      id INTEGER PRIMARY KEY,           -- milliseconds from 2001 to the turn, or the next free number
      turn TEXT NOT NULL UNIQUE REFERENCES turn (id) ON DELETE CASCADE,
      session TEXT NOT NULL,
      cost INTEGER,
      picture_number INTEGER,           -- the 3 of @3, of its result
      is_hashed INTEGER NOT NULL DEFAULT 0  -- its pictures have their rows in picture_hash
    ) STRICT;
    CREATE INDEX turn_document_session ON turn_document (session);
    CREATE INDEX turn_document_unhashed ON turn_document (id) WHERE is_hashed = 0;
    CREATE INDEX turn_unanswered ON turn (state) WHERE state <> 'answered';

    -- The words, Chinese, Japanese and Korean in single characters (SearchText of Conversation).
    CREATE VIRTUAL TABLE turn_words USING fts5 (
      prompt, answer, said, title, tags, model, mark,
      tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3');
    CREATE VIRTUAL TABLE session_words USING fts5 (
      title, tags, words, model,
      tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3');
    -- Documents whose words are to be forgotten: a trigger may not do that itself (trusted_schema).
    CREATE TABLE gone_document (
      words TEXT NOT NULL,              -- turn, session
      id INTEGER NOT NULL,
      PRIMARY KEY (words, id)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER turn_document_gone AFTER DELETE ON turn_document BEGIN
      INSERT OR IGNORE INTO gone_document VALUES ('turn', old.id);
    END;
    CREATE TRIGGER session_gone AFTER DELETE ON session WHEN old.document IS NOT NULL BEGIN
      INSERT OR IGNORE INTO gone_document VALUES ('session', old.document);
    END;

    -- Sessions whose words are still to be indexed: splitting them is no task for SQL.
    CREATE TABLE unindexed (
      session TEXT PRIMARY KEY REFERENCES session (id) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;
    INSERT INTO unindexed SELECT id FROM session;

    -- What a picture looks like, in 64 bits (PictureHash of Imaging).
    CREATE TABLE picture_hash (
      id INTEGER PRIMARY KEY,
      turn TEXT NOT NULL REFERENCES turn (id) ON DELETE CASCADE,
      blob TEXT NOT NULL,
      hash INTEGER NOT NULL,
      UNIQUE (turn, blob)
    ) STRICT;
    """,
  ]
}
