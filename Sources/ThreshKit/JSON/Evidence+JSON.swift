extension Evidence: JSONWritable {
  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("id", id)
    writer.member("source", source)
    writer.member("source_id", sourceID)
    writer.member("section", section)
    writer.member("speaker", speaker)
    writer.member("quote", quote)
    writer.member("start", start)
    writer.member("end", end)
    writer.member("prefix", prefix)
    writer.member("suffix", suffix)
    writer.member("type", type)
    writer.member("population", population)
    writer.member("condition", condition)
    writer.member("intervention", intervention)
    writer.member("comparator", comparator)
    writer.member("outcomes", outcomes)
    writer.member("direction", direction)
    writer.member("certainty", certainty)
    writer.member("statistics", statistics)
    writer.member("study", study)
    writer.member("citation", citation)
    writer.member("citation_status", citationStatus)
    writer.member("study_id", studyID)
    writer.member("duplicate_group", duplicateGroup)
    writer.member("confidence", confidence)
    writer.member("link", link)
    writer.member("states", states)
    writer.member("extra", extra)
    writer.endObject()
  }
}

extension StatementType: JSONWritable {}
extension Direction: JSONWritable {}
extension Certainty: JSONWritable {}
extension CitationStatus: JSONWritable {}
extension Design: JSONWritable {}
extension Statistic.Kind: JSONWritable {}
extension CellState.State: JSONWritable {}
extension CellState.Basis: JSONWritable {}

extension Statistic: JSONWritable {
  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("kind", kind)
    writer.member("value", value)
    writer.member("unit", unit)
    writer.endObject()
  }
}

extension Study: JSONWritable {
  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("design", design)
    writer.member("year", year)
    writer.member("venue", venue)
    writer.member("institution", institution)
    writer.member("author", author)
    writer.member("n_studies", nStudies)
    writer.member("n_participants", nParticipants)
    writer.endObject()
  }
}

extension Citation: JSONWritable {
  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("mention", mention)
    writer.member("start", start)
    writer.member("end", end)
    writer.member("doi", doi)
    writer.member("pmid", pmid)
    writer.member("url", url)
    writer.member("is_own", isOwn)
    writer.endObject()
  }
}

extension CellState: JSONWritable {
  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("state", state)
    writer.member("basis", basis)
    writer.member("start", start)
    writer.member("end", end)
    writer.member("rule", rule)
    writer.member("confidence", confidence)
    writer.endObject()
  }
}
