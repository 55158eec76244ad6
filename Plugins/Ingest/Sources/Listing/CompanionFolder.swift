/// Recognises the folder that a browser writes beside a page saved as "complete page".
///
/// Browsers put images, styles and frames into `NAME_files` next to `NAME.html`; in other languages the folder
/// is called otherwise. What lies in it belongs to the page and is not a page of its own.
enum CompanionFolder {
  /// Whether `folder` holds the parts of one of the files in `siblings`, both given by their last path part.
  static func isCompanion(_ folder: String, of siblings: [String]) -> Bool {
    for suffix in suffixes where folder.hasSuffix(suffix) {
      let stem = folder.dropLast(suffix.count)
      let hasPage = siblings.contains { name in
        FileName.markupEndings.contains(FileName.ending(of: name)) && FileName.stem(of: name) == stem
      }
      if hasPage { return true }
    }
    return false
  }

  private static let suffixes = [
    "_files", ".files", "-Dateien", "_fichiers", "_bestanden", "_file", "_archivos", "-filer", "_tiedostot",
    "_pliki", "_soubory", "_elemei", "_ficheiros", "_arquivos", "_dosyalar", "_datoteke", "_fitxers",
    "_failid",
    "_fails", "_bylos", "_fajlovi", "_fitxategiak",
  ]
}
