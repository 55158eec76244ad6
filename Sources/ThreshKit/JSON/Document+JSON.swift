extension Document: JSONWritable {
  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("id", id)
    writer.member("source", source)
    writer.member("media_type", mediaType)
    writer.member("url", url)
    writer.member("saved_at", savedAt)
    writer.member("text", text)
    writer.member("blocks", blocks)
    writer.member("metadata", metadata)
    writer.member("references", references)
    writer.member("tables", tables)
    writer.member("links", links)
    if let answers { writer.member("answers", answers) }
    writer.endObject()
  }
}

extension Block.Kind: JSONWritable {}

extension Block: JSONWritable {
  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("kind", kind)
    writer.member("start", start)
    writer.member("end", end)
    writer.member("level", level)
    writer.member("section", section)
    writer.member("speaker", speaker)
    writer.member("date", date)
    writer.member("label", label)
    writer.member("path", path)
    writer.endObject()
  }
}

extension Metadata: JSONWritable {
  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("title", title)
    writer.member("authors", authors)
    writer.member("published", published)
    writer.member("modified", modified)
    writer.member("site", site)
    writer.member("language", language)
    writer.member("doi", doi)
    writer.member("pmid", pmid)
    writer.member("licence", licence)
    writer.member("canonical_url", canonicalURL)
    writer.member("description", description)
    writer.member("keywords", keywords)
    writer.member("page_type", pageType)
    writer.member("article_type", articleType)
    writer.member("journal", journal)
    writer.member("author_credentials", authorCredentials)
    writer.member("commercial_interest", commercialInterest)
    writer.member("funding", funding)
    writer.member("conflicts", conflicts)
    writer.endObject()
  }
}

extension OtherValue: JSONWritable {
  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("field", field)
    writer.member("value", value)
    writer.member("origin", origin)
    writer.endObject()
  }
}

extension Reference: JSONWritable {
  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("label", label)
    writer.member("text", text)
    writer.member("doi", doi)
    writer.member("pmid", pmid)
    writer.member("url", url)
    writer.endObject()
  }
}

extension Table: JSONWritable {
  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("caption", caption)
    writer.member("cells", cells)
    writer.endObject()
  }
}

extension Table.Cell: JSONWritable {
  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("row", row)
    writer.member("column", column)
    writer.member("row_span", rowSpan)
    writer.member("column_span", columnSpan)
    writer.member("is_header", isHeader)
    writer.member("start", start)
    writer.member("end", end)
    writer.endObject()
  }
}

extension Hyperlink: JSONWritable {
  public func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("start", start)
    writer.member("end", end)
    writer.member("target", target)
    writer.endObject()
  }
}
