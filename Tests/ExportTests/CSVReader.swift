/// A plain reader of RFC 4180 text, to read back what was written.
enum CSVReader {
  /// Fields of each record; an unquoted empty field is nil.
  static func records(_ text: String) -> [[String?]] {
    var records: [[String?]] = []
    var fields: [String?] = []
    var field: String?
    var quoted = false
    var scalars = text.unicodeScalars.makeIterator()
    var next = scalars.next()
    while let scalar = next {
      next = scalars.next()
      if quoted {
        if scalar != "\"" {
          field?.unicodeScalars.append(scalar)
        } else if next == "\"" {
          field?.unicodeScalars.append("\"")
          next = scalars.next()
        } else {
          quoted = false
        }
      } else if scalar == "\"" {
        quoted = true
        field = ""
      } else if scalar == "," || scalar == "\n" {
        fields.append(field)
        field = nil
        if scalar == "\n" {
          records.append(fields)
          fields = []
        }
      } else {
        field = field ?? ""
        field?.unicodeScalars.append(scalar)
      }
    }
    return records
  }
}
