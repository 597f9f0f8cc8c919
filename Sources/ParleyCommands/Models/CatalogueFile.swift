import ArgumentParser
import ClaudeMessages

/// A file that adds to the catalogue of models or changes it.
enum CatalogueFile {
  /// Returns the built-in catalogue with a file's changes.
  ///
  /// - Parameter path: The file; nil for none.
  /// - Returns: The catalogue to use.
  /// - Throws: `ValidationError` that names the file and what is wrong in it.
  static func catalogue(overriddenBy path: String?) throws -> ModelCatalogue {
    guard let path else { return .builtIn }
    let bytes: [UInt8]
    do {
      bytes = try FileContents.bytes(at: path)
    } catch {
      throw ValidationError("cannot read the catalogue \(path): \(error.reason)")
    }
    do {
      return try ModelCatalogue.builtIn.merging(json: bytes)
    } catch {
      throw ValidationError("the catalogue \(path) is not usable: \(error)")
    }
  }
}
