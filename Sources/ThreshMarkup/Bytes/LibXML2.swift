internal import CLibXML2

/// What libxml2 needs before its first use.
enum LibXML2 {
  /// Sets libxml2 up once for all threads, and keeps it from writing to standard error.
  static func prepare() { _ = ready }

  private static let ready: Void = {
    xmlInitParser()
    thresh_xml_silence()
  }()
}

/// Strings of C.
enum CString {
  /// Bytes before the zero.
  @inline(__always)
  static func length(_ string: UnsafePointer<UInt8>) -> Int {
    thresh_length(string)
  }
}
