extension ReviewTables {
  /// The columns of the problems table, in order.
  static let problemColumns: [Column<Problem>] = [
    .required("source", help: "File name of the page, or the path that could not be read.") { $0.source },
    .required("stage", help: "Step of the pipeline that met it.") { $0.stage },
    .required("reason_code", help: "A short stable code to count by.") { $0.code },
    .required("message", help: "What could not be done, and why.") { $0.message },
    .optional("where", help: "Place inside the source.") { $0.place },
  ]
}
