internal import GRDB

/// The tables of a workspace. Migrations are named and only ever added to.
///
/// What a run can make again and what a person decided never share a table: no run deletes from the latter.
enum Schema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 last runs") { db in
      try db.execute(
        sql: """
          CREATE TABLE run (
            pipeline TEXT PRIMARY KEY, data BLOB NOT NULL, sha256 TEXT NOT NULL
          );
          CREATE TABLE page (
            pipeline TEXT NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL, sha256 TEXT NOT NULL,
            data BLOB NOT NULL, PRIMARY KEY (pipeline, position)
          );
          CREATE TABLE document (
            pipeline TEXT NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL, sha256 TEXT NOT NULL,
            data BLOB NOT NULL, PRIMARY KEY (pipeline, position)
          );
          -- A row holds the consecutive statements of one page; ids are theirs, each followed by a space.
          CREATE TABLE evidence (
            pipeline TEXT NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL, sha256 TEXT NOT NULL,
            ids TEXT NOT NULL, data BLOB NOT NULL, PRIMARY KEY (pipeline, position)
          );
          CREATE INDEX page_id ON page (id);
          CREATE INDEX document_id ON document (id);
          """)
    }
    migrator.registerMigration("2 results and past runs") { db in
      try db.execute(sql: resultsAndPastRuns)
    }
    migrator.registerMigration("3 decisions") { db in
      try db.execute(
        sql: """
          -- What a person decided about a record. Written by people's commands alone.
          CREATE TABLE decision (
            number INTEGER PRIMARY KEY AUTOINCREMENT, pipeline TEXT NOT NULL, subject TEXT NOT NULL,
            made_at TEXT NOT NULL, sha256 TEXT NOT NULL, data BLOB NOT NULL
          );
          CREATE INDEX decision_subject ON decision (pipeline, subject);
          """)
    }
    return migrator
  }

  private static let resultsAndPastRuns = """
    DROP TABLE run; DROP TABLE page; DROP TABLE document; DROP TABLE evidence;
    -- Bytes that other tables name by their SHA-256: lists of records as JSON, and files that were kept.
    CREATE TABLE blob (sha256 TEXT PRIMARY KEY, data BLOB NOT NULL);
    -- The head of a run; finish tells what it wrote, and is null until all of that is written.
    CREATE TABLE run (
      number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, pipeline TEXT NOT NULL,
      sha256 TEXT NOT NULL, data BLOB NOT NULL, finish_sha256 TEXT, finish BLOB
    );
    CREATE INDEX run_pipeline ON run (pipeline, number);
    -- The records of runs; sha256 names a blob, id the page. Pages and documents of the last run only.
    CREATE TABLE page (
      run TEXT NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL, sha256 TEXT NOT NULL,
      PRIMARY KEY (run, position)
    ) WITHOUT ROWID;
    CREATE TABLE document (
      run TEXT NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL, sha256 TEXT NOT NULL,
      PRIMARY KEY (run, position)
    ) WITHOUT ROWID;
    -- A row holds the consecutive statements of one page; ids are theirs, each followed by a space.
    CREATE TABLE evidence (
      run TEXT NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL, sha256 TEXT NOT NULL,
      ids TEXT NOT NULL, PRIMARY KEY (run, position)
    ) WITHOUT ROWID;
    CREATE INDEX page_id ON page (id);
    CREATE INDEX document_id ON document (id);
    -- Everything but the input that decides what a stage makes; build is the digest of the program.
    CREATE TABLE stage (
      digest TEXT PRIMARY KEY, reference TEXT NOT NULL, code TEXT NOT NULL, options TEXT NOT NULL,
      build TEXT NOT NULL
    );
    -- What a map stage made of the records of a page: output names a blob, data tells what was said about them.
    CREATE TABLE result (
      key TEXT PRIMARY KEY, stage TEXT NOT NULL, input TEXT NOT NULL, page TEXT NOT NULL,
      failed INTEGER NOT NULL, output TEXT NOT NULL, sha256 TEXT NOT NULL, data BLOB NOT NULL
    );
    CREATE INDEX result_page ON result (page, stage);
    -- What a source stage read of a file, while the file has this size, times (nanoseconds) and inode.
    CREATE TABLE file (
      path TEXT NOT NULL, stage TEXT NOT NULL, name TEXT NOT NULL, size INTEGER NOT NULL,
      modified INTEGER NOT NULL, changed INTEGER NOT NULL, inode INTEGER NOT NULL, sha256 TEXT NOT NULL,
      data BLOB NOT NULL, PRIMARY KEY (path, stage, name)
    );
    -- The links inside the blocks of a group stage, by the digests of the blocks.
    CREATE TABLE links (
      pipeline TEXT NOT NULL, stage TEXT NOT NULL, sha256 TEXT NOT NULL, data BLOB NOT NULL,
      PRIMARY KEY (pipeline, stage)
    );
    -- Page files as they were found, kept on request; sha256 names a blob.
    CREATE TABLE kept_file (
      page TEXT NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL, PRIMARY KEY (page, name)
    );
    """
}
