extension ReviewTables {
  /// The columns of the problems table, in order.
  static let problemColumns: [Column<Problem>] = [
    .required("source", help: "Path of the page or of what could not be read, in the ingested folder.") {
      $0.source
    },
    .optional("source_id", jsonOnly: true, help: "Key of the page in the sources table.") { $0.sourceID },
    .required("stage", help: "Step of the pipeline that met it.") { $0.stage },
    .required("reason_code", help: "A short stable code to count by.") { $0.code },
    .required("message", help: "What could not be done, and why.") { $0.message },
    .optional("where", help: "Place inside the source.") { $0.place },
  ]
}
