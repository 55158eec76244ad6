extension RecordBatch {
  /// Gives every record the file name `source`; pages keep theirs.
  ///
  /// The name says where a record is from and nothing about it, so an engine may fill it in.
  public mutating func setSources(_ source: String) {
    switch self {
    case .pages: break
    case .documents(var list):
      guard list.contains(where: { $0.source != source }) else { return }
      self = .documents([])  // gives up its hold on the list, so that it is changed in place
      for index in list.indices { list[index].source = source }
      self = .documents(list)
    case .evidence(var list):
      guard list.contains(where: { $0.source != source }) else { return }
      self = .evidence([])
      for index in list.indices { list[index].source = source }
      self = .evidence(list)
    }
  }
}
