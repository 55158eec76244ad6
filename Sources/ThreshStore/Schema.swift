internal import GRDB

/// The tables of a workspace. Migrations are named and only ever added to.
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
    return migrator
  }
}
